"""Contributions: a comment offered for the article by its author, or taken up by an editor."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from discussion.actions.record import decide, locked
from discussion.actions.touch import touch_discussion
from discussion.kinds import CreditChoice, Purpose, UseChoice, Verb
from discussion.models import Consent, Contribution, Point, Submission


def open_choice(submission: Submission, purpose: Purpose) -> str:
    """Return what was chosen by the consent that is open now, or nothing."""
    rows = Consent.objects.filter(submission=submission, purpose=purpose, withdraws=None, withdrawn_by=None)
    return rows.order_by("-pk").values_list("choice", flat=True).first() or ""


@transaction.atomic
def offer(*, submission: Submission, at: datetime | None = None) -> Contribution | None:
    """Offer a submission for the article if its author allows a use of it."""
    use = open_choice(submission, Purpose.USE) or UseChoice.NONE
    if use == UseChoice.NONE:
        return None
    contribution, created = _contribution(submission, use, at)
    if created:
        decide(submission, Verb.OFFERED, at=at)
    return contribution


@transaction.atomic
def take_up(*, submission: Submission, by: Any, at: datetime | None = None) -> Contribution:
    """Take up what its author didn't offer, to talk about it; merging still needs her consent."""
    submission = locked(submission.pk)
    use = open_choice(submission, Purpose.USE) or UseChoice.NONE
    contribution, created = _contribution(submission, use, at, by=by)
    if created:
        decide(submission, Verb.TAKEN_UP, by=by, at=at)
        touch_discussion(submission.page_id)
    return contribution


def _contribution(
    submission: Submission, use: str, at: datetime | None, *, by: Any = None
) -> tuple[Contribution, bool]:
    contribution, created = Contribution.objects.get_or_create(
        submission=submission,
        defaults={
            "page_id": submission.page_id,
            "offered": by is None,
            "taken_up_by": by,
            "use": use,
            "credit": open_choice(submission, Purpose.CREDIT) or CreditChoice.NONE,
            "created_at": at or timezone.now(),
        },
    )
    if created:
        Point.objects.create(contribution=contribution)
    return contribution, created
