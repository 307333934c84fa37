"""Confirming an address: opening the link shows a page, only sending its form confirms."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from blog.queries.living import living
from discussion.actions.confirm_address import Confirmed, ConfirmRefused, confirm_address, known_token
from discussion.actions.send_links import MANY, send_confirm_mails
from discussion.forms import AddressForm
from discussion.models import CONFIRM_VALID, Submission, Token
from discussion.queries.pages import shown_head
from discussion.states import IN_QUEUE, SHOWN, SubmissionState
from discussion.text.addresses import normal_address
from discussion.text.reading import excerpt
from discussion.views.origin import sent_from_here
from discussion.views.private import private_page


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Show what is to be confirmed, or confirm it."""
    try:
        if request.method == "POST" and sent_from_here(request):
            return _confirmed(request, confirm_address(token=token))
        row = known_token(token=token)
        if row.sent.part_of_id is not None:
            return redirect("discussion:participant", token)
    except ConfirmRefused as refused:
        context = {"reason": refused.problem.value, "form": AddressForm(), "sent": False}
        return private_page(request, "discussion/confirm_again.html", context, status=410)
    submission = row.sent
    is_foreign = request.method == "POST"
    page: dict[str, object] = {
        "head": shown_head(living(submission.page_id)),
        "text": excerpt(submission.text, 600),
        "already": submission.confirmed_at is not None,
        "confirm_url": reverse("discussion:confirm", args=[token]),
        "refused": is_foreign,
    }
    return private_page(request, "discussion/confirm.html", page, status=403 if is_foreign else 200)


def _confirmed(request: HttpRequest, result: Confirmed) -> HttpResponse:
    submission = result.submission
    is_public = submission.state in SHOWN
    context = {
        "head": shown_head(living(submission.page_id)),
        "state": "public" if is_public else "waiting" if submission.state in IN_QUEUE else "decided",
        "private": submission.private,
        "comment_url": reverse("discussion:comment", args=[submission.comment.uuid]) if is_public else "",
        # She holds the link that went to the address.
        "receipt_url": reverse("discussion:receipt", args=[_receipt(submission)]),
        "others": _others(submission),
    }
    return private_page(request, "discussion/confirmed.html", context)


def _others(submission: Submission) -> list[tuple[str, str]]:
    """Return what else waits for this address, with a link to confirm each: their mails wait for their hour."""
    waiting = Submission.objects.filter(
        contributor__email=submission.contributor.email, state=SubmissionState.UNCONFIRMED, part_of=None
    )
    return [(excerpt(one.text, 120), confirm_path(one)) for one in waiting.order_by("pk")[:MANY]]


def confirm_path(submission: Submission) -> str:
    """Mint a link to confirm one text, for whoever has just shown that the address is hers."""
    token = Token.objects.mint(submission, Token.CONFIRM, valid_for=CONFIRM_VALID)
    return reverse("discussion:confirm", args=[token])


def _receipt(submission: Submission) -> str:
    return Token.objects.mint(submission, Token.RECEIPT, proved=True)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def confirm_again(request: HttpRequest) -> HttpResponse:
    """Ask for the link anew; the answer is the same whether we know the address or not."""
    form = AddressForm(request.POST if request.method == "POST" else None)
    status = 200
    done = False
    if request.method == "POST":
        if not sent_from_here(request):
            form.is_valid()
            form.add_error(None, _("Schick das Formular bitte von dieser Seite noch einmal ab."))
            status = 403
        elif form.is_valid():
            send_confirm_mails(email=normal_address(form.cleaned_data["email"]))
            done = True
        else:
            status = 422
    context = {"form": form, "sent": done, "reason": ""}
    return private_page(request, "discussion/confirm_again.html", context, status=status)
