"""„Was meinen wir eigentlich?“: answer in a sentence first, or choose to read only; then see what others said."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from blog.models import Question
from blog.queries.positions.places import question_path
from blog.queries.positions.question_map import question_by_slug
from blog.views.respond import public_page
from discussion.actions.browser import browser_hash
from discussion.actions.opinions import QuestionClosed, give_opinion
from discussion.forms.positions import OpinionForm
from discussion.queries.consent_texts import answer_wording
from discussion.queries.opinions import opinion_result
from discussion.views.origin import sent_from_here
from discussion.views.private import private_page

ASK, RESULT = "discussion/positions/opinion_ask.html", "discussion/positions/opinion_result.html"
READ_ONLY = "lesen"


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def opinions(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask; with an answer, or for those who only want to read, show all answers."""
    question = question_by_slug(slug, get_language() or "de")
    if question is None:
        raise Http404("no such question")
    if request.method == "POST":
        return _answered(request, question)
    if READ_ONLY in request.GET or not question.is_open:
        return public_page(request, RESULT, _result(question))
    return public_page(request, ASK, _ask(question, OpinionForm()))


def _answered(request: HttpRequest, question: Question) -> HttpResponse:
    form = OpinionForm(request.POST)
    if not sent_from_here(request):
        form.add_error(None, _("Schick das Formular bitte von dieser Seite noch einmal ab."))
        return private_page(request, ASK, _ask(question, form), status=403)
    if not form.is_valid():
        return private_page(request, ASK, _ask(question, form), status=422)
    try:
        own = give_opinion(
            question=question,
            text=form.cleaned_data["text"],
            role=form.cleaned_data["role"],
            browser=browser_hash(request, f"question:{question.uuid}"),
            language=get_language() or "de",
        )
    except QuestionClosed:
        return private_page(request, RESULT, {**_result(question), "closed": True}, status=409)
    return private_page(request, RESULT, {**_result(question), "own": own.text})


def _ask(question: Question, form: OpinionForm) -> dict[str, Any]:
    consent = answer_wording(get_language() or "de").text
    return {**_about(question), "form": form, "consent": consent}


def _result(question: Question) -> dict[str, Any]:
    return {**_about(question), "result": opinion_result(question), "own": "", "closed": not question.is_open}


def _about(question: Question) -> dict[str, Any]:
    url = reverse("discussion:opinions", args=[question.slug])
    return {
        "question": question.text,
        "question_url": question_path(question.slug, question.language),
        "url": url,
        "read_url": f"{url}?{READ_ONLY}=ja",
        "other_language_url": "",
    }
