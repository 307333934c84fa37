"""Links by mail, through the outbox: to confirm an address, to find a receipt again. Few enough to be no weapon."""

from datetime import datetime, timedelta
from typing import Final

from django.utils import timezone

from blog.actions.enqueue import enqueue
from blog.models import OutboxRow
from discussion.models import Submission
from discussion.states import SubmissionState

CONFIRM: Final = "discussion.mail.confirm"
RECEIPT: Final = "discussion.mail.receipt"
PAUSE: Final = timedelta(hours=1)
MANY: Final = 5


def send_confirm_mail(*, submission: Submission, now: datetime | None = None) -> None:
    """Have the address asked; an address gets one such mail an hour, further ones wait their turn."""
    now = now or timezone.now()
    refs = _refs_of_address(submission)
    waiting = OutboxRow.objects.filter(
        kind=CONFIRM, ref=submission.ref, done_at=None, failed_at=None, due_at__gt=now
    )
    if waiting.exists():
        return
    last = (
        OutboxRow.objects.filter(kind=CONFIRM, ref__in=refs)
        .order_by("-due_at")
        .values_list("due_at", flat=True)
        .first()
    )
    delay = max(timedelta(), last + PAUSE - now) if last else timedelta()
    enqueue(CONFIRM, ref=submission.ref, delay=delay or None)


def send_link(*, submission: Submission, now: datetime | None = None) -> None:
    """Have the way back sent to whoever sent the same again: to confirm, as long as that is what comes next."""
    if submission.state == SubmissionState.UNCONFIRMED:
        send_confirm_mail(submission=submission, now=now)
    else:
        send_receipt_mail(submission=submission, now=now)


def send_receipt_mail(*, submission: Submission, now: datetime | None = None) -> None:
    """Have a link to the receipt sent, once an hour for each submission."""
    hour = (now or timezone.now()).strftime("%Y%m%d%H")
    enqueue(RECEIPT, ref=submission.ref, key=f"{RECEIPT}:{submission.uuid}:{hour}")


def _refs_of_address(submission: Submission) -> list[str]:
    same = Submission.objects.filter(contributor__email=submission.contributor.email).order_by("-pk")[:100]
    return [f"submission:{uuid}" for uuid in same.values_list("uuid", flat=True)]


def send_confirm_mails(*, email: str, now: datetime | None = None) -> None:
    """Have an address asked again about all that it sent and didn't confirm."""
    # Whom a group named is asked by a mail of its own.
    unconfirmed = Submission.objects.filter(state=SubmissionState.UNCONFIRMED, part_of=None)
    open_ones = unconfirmed.filter(contributor__email=email)
    for submission in open_ones.order_by("-created_at")[:MANY]:
        send_confirm_mail(submission=submission, now=now)
