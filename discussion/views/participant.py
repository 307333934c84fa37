"""Somebody whom a group named says whether, and how, she is named with it. Opening the link changes nothing."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from blog.queries.living import living
from discussion.actions.confirm_address import ConfirmRefused
from discussion.actions.join_group import join_group, leave_group, participant_of
from discussion.forms import AddressForm, ParticipantForm
from discussion.kinds import CreditChoice
from discussion.models import Submission, Token
from discussion.queries.group import group_of
from discussion.queries.pages import shown_head
from discussion.states import SubmissionState
from discussion.views.origin import sent_from_here
from discussion.views.private import private_page

TEMPLATE = "discussion/participant.html"


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def participant(request: HttpRequest, token: str) -> HttpResponse:
    """Show who wrote what for which group, or do as she says."""
    try:
        _row, submission = participant_of(token=token)
        if request.method == "POST" and sent_from_here(request):
            return _decided(request, submission, token)
    except ConfirmRefused as refused:
        context = {"reason": refused.problem.value, "form": AddressForm(), "sent": False}
        return private_page(request, "discussion/confirm_again.html", context, status=410)
    return _ask(request, submission, token, ParticipantForm(), refused=request.method == "POST")


def _decided(request: HttpRequest, found: Submission, token: str) -> HttpResponse:
    form = ParticipantForm(request.POST)
    if not form.is_valid():
        return _ask(request, found, token, form, status=422)
    choice = form.cleaned_data["credit"]
    context: dict[str, object] = {"head": shown_head(living(found.page_id)), "named": False}
    if choice == CreditChoice.NONE:
        leave_group(token=token)
        return private_page(request, "discussion/participant_done.html", context)
    submission = join_group(token=token, choice=CreditChoice(choice))
    receipt = Token.objects.mint(submission, Token.RECEIPT, proved=True)
    context |= {"named": True, "receipt_url": reverse("discussion:receipt", args=[receipt])}
    return private_page(request, "discussion/participant_done.html", context)


def _ask(
    request: HttpRequest,
    submission: Submission,
    token: str,
    form: ParticipantForm,
    *,
    refused: bool = False,
    status: int = 200,
) -> HttpResponse:
    context = {
        "head": shown_head(living(submission.page_id)),
        "group": group_of(submission),
        "name": submission.told("name"),
        "form": form,
        "url": reverse("discussion:participant", args=[token]),
        "already": submission.state != SubmissionState.UNCONFIRMED,
        "refused": refused,
    }
    return private_page(request, TEMPLATE, context, status=403 if refused else status)
