"""Recording a consent that somebody signed or said elsewhere: what it covers, and where it lies."""

from datetime import datetime
from typing import Any, Final

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from blog.text.refused import Refused
from discussion.actions.check_draft import check_credit
from discussion.actions.record import decide, grant, locked, withdraw
from discussion.kinds import BY_HAND, Channel, CreditChoice, Purpose, UseChoice, Verb
from discussion.models import Contribution, Submission
from discussion.queries.may_merge import may_merge
from discussion.states import UNSETTLED, USABLE_IN_TEXT
from discussion.text.cleaning import clean_name

HELD_LIMIT: Final = 200


class ConsentMissing(Refused):
    """A use or a name was chosen, and nobody says where the consent lies."""


class ConsentTooLate(Refused):
    """The text is withdrawn or decided about: nothing can be granted for it any more."""


class ConsentIsHers(Refused):
    """She sent the text herself and chose herself: only she changes that, on her receipt or when she is asked back."""


@transaction.atomic
def hold_consent(
    *, contribution: Contribution, use: str, credit: str, held: str, by: Any, at: datetime | None = None
) -> Submission:
    """Record what somebody signed or said, and where that lies; it replaces what was held before.

    Only for texts that editors wrote down: nobody's word replaces what a reader chose behind an address of her own.
    """
    if not may_merge(contribution.page, by):
        raise PermissionDenied("recording a consent needs the permission to merge into the article")
    held = checked_consent(use, credit, held)
    if not held:
        raise ConsentMissing
    submission = locked(contribution.submission_id)
    if submission.channel not in BY_HAND:
        raise ConsentIsHers
    found = Contribution.objects.select_for_update(of=("self",)).get(pk=contribution.pk)
    if submission.state not in USABLE_IN_TEXT or found.state not in UNSETTLED:
        raise ConsentTooLate
    told = (submission.told("name"), submission.told("organisation"), submission.told("role"))
    check_credit(credit, *told, submission.pseudonym)
    at = at or timezone.now()
    # The place is told in one row, which erasing empties; the consents name that row.
    submission.consent_held, submission.confirmed_at = held, submission.confirmed_at or at
    submission.save(update_fields=["consent_held", "confirmed_at"])
    _grant(submission, use, credit, at)
    found.use, found.credit = use, credit
    found.save(update_fields=["use", "credit"])
    decide(submission, Verb.USE_CHANGED, by=by, at=at)
    return submission


def checked_consent(use: str, credit: str, held: str) -> str:
    """Return where a consent lies, or raise `ConsentMissing` where something is granted and nobody says where."""
    held = clean_name(held)[:HELD_LIMIT]
    if not held and (UseChoice(use) != UseChoice.NONE or CreditChoice(credit) != CreditChoice.NONE):
        raise ConsentMissing
    return held


def _grant(submission: Submission, use: str, credit: str, at: datetime) -> None:
    """Let what is held now stand for the article; it came on the way of the text."""
    proof = f"held:{submission.uuid}"
    for purpose, choice in ((Purpose.STORE, ""), (Purpose.USE, use), (Purpose.CREDIT, credit)):
        if purpose != Purpose.STORE:
            withdraw(submission, purpose, proof=proof, channel=Channel.DESK, at=at)
        if choice != "none":
            grant(submission, purpose, choice=choice, proof=proof, channel=submission.channel, at=at)
