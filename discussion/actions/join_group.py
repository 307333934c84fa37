"""A person of a group says whether, and how, she is named with it. Nothing becomes public by it but her name."""

from datetime import datetime
from typing import Final

from django.db import transaction
from django.utils import timezone

from blog.actions.bump import bump
from discussion.actions.confirm_address import ConfirmProblem, ConfirmRefused, join_contributor, known_token
from discussion.actions.record import decide, grant, locked, move
from discussion.actions.touch import touch_discussion
from discussion.kinds import CreditChoice, Purpose, Verb
from discussion.models import Contributor, Submission, Token
from discussion.queries.consent_texts import group_wording
from discussion.states import SubmissionState

WAYS: Final = (CreditChoice.FULL_NAME, CreditChoice.FIRST_NAME, CreditChoice.INITIALS)


def participant_of(*, token: str, now: datetime | None = None) -> tuple[Token, Submission]:
    """Return the row of a link that a person of a group was sent, and hers; or raise `ConfirmRefused`."""
    row = known_token(token=token, now=now)
    if row.submission is None or row.submission.part_of_id is None:
        raise ConfirmRefused(ConfirmProblem.UNKNOWN)
    return row, row.submission


@transaction.atomic
def join_group(*, token: str, choice: CreditChoice, at: datetime | None = None) -> Submission:
    """Name her as she chose, from now on; a second time changes nothing. Raises `ConfirmRefused`."""
    at = at or timezone.now()
    row, found = participant_of(token=token, now=at)
    submission = locked(found.pk)
    if submission.state != SubmissionState.UNCONFIRMED:
        return submission
    join_contributor(submission, at)
    submission.confirmed_at = at
    submission.save(update_fields=["contributor", "confirmed_at"])
    move(submission, SubmissionState.PRIVATE)
    decide(submission, Verb.ADDRESS_CONFIRMED, at=at)
    shown = group_wording(submission.language)
    grant(submission, Purpose.CREDIT, choice=choice, proof=f"confirm:{row.pk}", wording=shown, at=at)
    Token.objects.filter(pk=row.pk).update(used_at=at)
    bump()
    touch_discussion(submission.page_id)
    return submission


@transaction.atomic
def leave_group(*, token: str, now: datetime | None = None) -> None:
    """Delete what a group told about her, unless she agreed before: then her receipt is the way. Raises `ConfirmRefused`."""
    _row, found = participant_of(token=token, now=now)
    submission = locked(found.pk)
    if submission.state != SubmissionState.UNCONFIRMED:
        raise ConfirmRefused(ConfirmProblem.USED)
    contributor = submission.contributor_id
    submission.delete()
    Contributor.objects.filter(pk=contributor, confirmed_at=None, submissions=None).delete()
