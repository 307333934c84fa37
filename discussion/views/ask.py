"""The page behind the link of a question to a contributor: opening it shows, only sending its form answers."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from discussion.actions.answer_ask import AnswerRefused, answer_ask
from discussion.forms.answering import AnswerForm
from discussion.kinds import AskAnswer
from discussion.models import Ask, Token
from discussion.queries.ask_page import ask_page
from discussion.queries.open_ask import AskProblem
from discussion.views.origin import sent_from_here
from discussion.views.private import private, private_page

STATUS = {AskProblem.OVER: 410, AskProblem.GONE: 410}


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, token: str) -> HttpResponse:
    """Show the question, or take the answer."""
    row = Token.objects.known(token, Token.ASK)
    if row is None or row.ask is None:
        raise Http404
    if request.method != "POST":
        return _page(request, row.ask, token, AnswerForm())
    form = AnswerForm(request.POST)
    if not sent_from_here(request):
        return _page(request, row.ask, token, form, foreign=True, status=403)
    if not form.is_valid():
        return _page(request, row.ask, token, form, status=422)
    try:
        data = form.cleaned_data
        answer_ask(token=token, answer=AskAnswer(data["answer"]), words=data["words"])
    except AnswerRefused as refused:
        if refused.problem == AskProblem.WORDS_MISSING:
            form.words_missing()
            return _page(request, row.ask, token, form, status=422)
        return _page(request, row.ask, token, form)
    return private(HttpResponseRedirect(reverse("discussion:ask", args=[token]), status=303))


def _page(
    request: HttpRequest,
    found: Ask,
    token: str,
    form: AnswerForm,
    *,
    foreign: bool = False,
    status: int = 200,
) -> HttpResponse:
    page = ask_page(Ask.objects.get(pk=found.pk), now=timezone.now())
    context = {
        "page": page,
        "form": form,
        "foreign": foreign,
        "ask_url": reverse("discussion:ask", args=[token]),
    }
    status = STATUS.get(page.closed, status) if page.closed else status
    return private_page(request, "discussion/ask.html", context, status=status)
