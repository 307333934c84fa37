"""Sending a comment: the form alone, and what it answers."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from blog.models import LivingPage
from blog.views.living import for_readers
from blog.views.respond import public_page
from discussion.actions.check_draft import Draft, checked
from discussion.actions.limits import TooMany
from discussion.actions.submit_comment import Submitted, is_known_already, submit_comment
from discussion.actions.submit_problems import SubmitRefused
from discussion.forms import CommentForm, PassageForm, comment_form, passage_form, start_of
from discussion.models import Token
from discussion.queries.answered import Answered, answered
from discussion.queries.pages import Where, discussed, parse_uuid
from discussion.queries.passage_page import PassagePage, passage_page
from discussion.queries.receipt_page import mail_waits
from discussion.queries.similar import Similar, similar
from discussion.states import SHOWN
from discussion.text.addresses import normal_address
from discussion.views.origin import sent_from_here
from discussion.views.passage import TEMPLATE as PASSAGE_TEMPLATE
from discussion.views.passage import passage_context
from discussion.views.private import private_page
from discussion.views.signed_in import confirmed_user
from discussion.views.thread import page_or_404


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@for_readers
def send(request: HttpRequest, place: str) -> HttpResponse:
    """Show the form alone, or take a comment in."""
    page = page_or_404(request, place)
    if request.method == "POST":
        return _take_in(request, page)
    parent = answered(discussed(page).pk, request.GET.get("antwort", ""))
    initial = {"reply_to": parent.uuid if parent else "", **start_of(request.GET.get("t", ""))}
    form = comment_form(page, initial=initial)
    return public_page(request, "discussion/send.html", _context(page, form, parent))


def _take_in(request: HttpRequest, page: LivingPage) -> HttpResponse:
    form = _form(request, page)
    form.is_valid()
    if not sent_from_here(request):
        form.add_error(
            None,
            _(
                "Dein Browser hat nicht gesagt, von welcher Seite das Formular kommt. Schick es bitte hier noch einmal ab."
            ),
        )
        return _again(request, page, form, 403)
    if not form.is_valid():
        return _again(request, page, form, 422)
    if form.is_trap:
        # Programs fill the field that nobody sees. Should a person's browser have done it, her text is kept.
        form.add_error(
            None,
            _(
                "Ein Feld, das leer bleiben muss, war ausgefüllt. "
                "Leere „Dieses Feld bitte leer lassen“ und schick es noch einmal ab."
            ),
        )
        return _again(request, page, form, 422)
    return _submit(request, page, form)


def _form(request: HttpRequest, page: LivingPage) -> CommentForm:
    """Return the form that was sent: the same for a passage, with what the words are about."""
    told = request.POST.get("passage", "")
    if not told:
        return comment_form(page, request.POST)
    found = _passage(page, told)
    return passage_form(page, request.POST, words=found.words if found and found.stands else "", block=told)


def _passage(page: LivingPage, told: str) -> PassagePage | None:
    return passage_page(discussed(page), told) if parse_uuid(told) else None


def _submit(request: HttpRequest, page: LivingPage, form: CommentForm) -> HttpResponse:
    draft = form.draft(language=get_language() or "de", network=request.META.get("REMOTE_ADDR", ""))
    user = confirmed_user(request, normal_address(draft.email))
    try:
        draft = checked(discussed(page), draft)
        if found := _said_before(page, form, draft):
            return _again(request, page, form, 200, found)
        result = submit_comment(page=discussed(page), draft=draft, by=user)
    except SubmitRefused as refused:
        form.add_problem(refused.problem, refused.detail)
        return _again(request, page, form, 422)
    except TooMany as much:
        minutes = max(1, round(much.retry_after / 60))
        words = ngettext(
            "Von hier kamen in kurzer Zeit viele Kommentare. Schick deinen bitte in %(n)s Minute noch einmal ab.",
            "Von hier kamen in kurzer Zeit viele Kommentare. Schick deinen bitte in %(n)s Minuten noch einmal ab.",
            minutes,
        )
        form.add_error(None, words % {"n": minutes})
        response = _again(request, page, form, 429)
        response.headers["Retry-After"] = str(much.retry_after)
        return response
    receipt = ""
    if result.outcome != "double":
        receipt = Token.objects.mint(result.submission, Token.RECEIPT, proved=user is not None)
    return private_page(request, "discussion/sent.html", _sent_context(page, result, receipt))


def _said_before(page: LivingPage, form: CommentForm, draft: Draft) -> tuple[Similar, ...]:
    """Return what others said already, once: who sends it anyway is not asked again."""
    if form.has_seen_similar or draft.private or is_known_already(page=discussed(page), draft=draft):
        return ()
    found = similar(discussed(page), f"{draft.text} {draft.proposal}", but_from=draft.email)
    if found:
        form.pass_on()
    return found


def _again(
    request: HttpRequest,
    page: LivingPage,
    form: CommentForm,
    status: int,
    found: tuple[Similar, ...] = (),
) -> HttpResponse:
    """Show the form once more with all that was typed: with what is missing, or with what others said already."""
    if isinstance(form, PassageForm):
        passage = _passage(page, str(form.data.get("passage", "")))
        context = {**passage_context(page, passage, form), "similar": found}
        return private_page(request, PASSAGE_TEMPLATE, context, status=status)
    parent = answered(discussed(page).pk, form.data.get("reply_to", ""))
    context = {**_context(page, form, parent), "similar": found}
    return private_page(request, "discussion/send.html", context, status=status)


def _context(page: LivingPage, form: CommentForm, parent: Answered | None) -> dict[str, object]:
    where = Where(page)
    mode = discussed(page).discussion_mode
    return {
        "head": where.head,
        "send_url": where.send,
        "similar_url": where.similar,
        "form": form,
        "reply_to": parent,
        "mode": mode,
        "similar": (),
    }


def _sent_context(page: LivingPage, result: Submitted, receipt: str) -> dict[str, object]:
    """What the page says; to whom only sent the same words again it tells nothing about what became of them."""
    submission = result.submission
    is_public = bool(receipt) and submission.state in SHOWN
    return {
        "head": Where(page).head,
        "already_sent": result.outcome == "double",
        "needs_confirmation": submission.confirmed_at is None,
        "mail_waits": submission.confirmed_at is None and mail_waits(submission),
        "waiting": not is_public,
        "comment_url": reverse("discussion:comment", args=[submission.comment.uuid]) if is_public else "",
        "receipt_url": reverse("discussion:receipt", args=[receipt]) if receipt else "",
        "receipt_number": submission.number if receipt else "",
    }
