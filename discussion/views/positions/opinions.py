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
from discussion.queries.opinions import has_answered, opinion_result
from discussion.states import OPINIONS_WAITING
from discussion.views.origin import sent_from_here
from discussion.views.private import private_page

ASK, RESULT = "discussion/positions/opinion_ask.html", "discussion/positions/opinion_result.html"
READ_ONLY, ANEW = "lesen", "neu"


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def opinions(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask, but no browser twice; with an answer, or for those who only want to read, show all answers.

    Who has answered is told so, and neither her sentence nor the others': people of one house can share what a browser is known
    by, so that the next one must see nothing before her own answer or her click. Said to one browser alone, it is kept nowhere.
    """
    question = question_by_slug(slug, get_language() or "de")
    if question is None:
        raise Http404("no such question")
    if request.method == "POST":
        return _answered(request, question)
    if READ_ONLY in request.GET or not question.is_open:
        return public_page(request, RESULT, _result(question))
    known = ANEW not in request.GET and has_answered(question, _browser(request, question))
    return private_page(request, ASK, {**_ask(question, OpinionForm()), "known": known})


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
            browser=_browser(request, question),
            language=get_language() or "de",
        )
    except QuestionClosed:
        return private_page(request, RESULT, {**_result(question), "closed": True}, status=409)
    waits = own.state in OPINIONS_WAITING
    return private_page(
        request, RESULT, {**_result(question), "own": own.text if waits else "", "read": not waits}
    )


def _browser(request: HttpRequest, question: Question) -> str:
    return browser_hash(request, f"question:{question.uuid}")


def _ask(question: Question, form: OpinionForm) -> dict[str, Any]:
    consent = answer_wording(get_language() or "de").text
    return {**_about(question), "form": form, "consent": consent, "known": False}


def _result(question: Question) -> dict[str, Any]:
    told = {"own": "", "read": False, "closed": not question.is_open}
    return {**_about(question), "result": opinion_result(question), **told}


def _about(question: Question) -> dict[str, Any]:
    url = reverse("discussion:opinions", args=[question.slug])
    return {
        "question": question.text,
        "question_url": question_path(question.slug, question.language),
        "url": url,
        "read_url": f"{url}?{READ_ONLY}=ja",
        "anew_url": f"{url}?{ANEW}=ja",
        "other_language_url": "",
    }
