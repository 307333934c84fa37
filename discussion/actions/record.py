"""Rows that every action leaves: decisions, consents and their withdrawals, moves between states."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final

from django.utils import timezone

from discussion.actions.erasing.listing import list_withdrawals
from discussion.kinds import Purpose, Verb
from discussion.models import Consent, Decision, Submission
from discussion.queries.consent_texts import Wording, current_wording
from discussion.states import SubmissionState, move_submission

ERASURE: Final = "erasure"
"""What proves the withdrawals of somebody who has everything erased."""


def locked(submission_id: int) -> Submission:
    """Return a submission, locked until the transaction ends: who decides about it waits here."""
    return Submission.objects.select_for_update(of=("self",)).get(pk=submission_id)


def decide(
    submission: Submission,
    verb: Verb,
    *,
    by: Any = None,
    reason: str = "",
    words: str = "",
    at: datetime | None = None,
) -> Decision:
    """Write the audit row."""
    return Decision.objects.create(
        submission=submission, verb=verb, by=by, reason=reason, words=words, at=at or timezone.now()
    )


def decide_each(
    submissions: Iterable[int], verb: Verb, *, by: Any = None, words: str = "", at: datetime | None = None
) -> None:
    """Write one audit row for each submission, in one statement."""
    at = at or timezone.now()
    Decision.objects.bulk_create(
        [Decision(submission_id=pk, verb=verb, by=by, words=words, at=at) for pk in submissions]
    )


def move(submission: Submission, wanted: SubmissionState) -> None:
    """Move a locked submission to another state; raises `MoveRefused` where the table has no such move."""
    submission.state = move_submission(submission.state, wanted)
    submission.save(update_fields=["state"])


def grant(
    submission: Submission,
    purpose: Purpose,
    *,
    choice: str = "",
    proof: str = "",
    channel: str = "",
    wording: Wording | None = None,
    at: datetime | None = None,
) -> Consent:
    """Write a consent in the wording that was shown: the one that its language shows now, if no other is named."""
    wording = wording or current_wording(purpose, submission.language)
    return Consent.objects.create(
        submission=submission,
        purpose=purpose,
        choice=choice,
        wording=wording.key,
        wording_hash=wording.hash,
        channel=channel or submission.channel,
        proof=proof,
        at=at or timezone.now(),
    )


def withdraw(
    submission: Submission,
    purpose: Purpose,
    *,
    proof: str = "",
    channel: str = "",
    at: datetime | None = None,
) -> int:
    """Withdraw every open consent of a purpose; return how many there were."""
    rows = Consent.objects.filter(submission=submission, purpose=purpose, withdraws=None, withdrawn_by=None)
    open_ones = list(rows.order_by("pk"))
    for consent in open_ones:
        Consent.objects.create(
            submission=submission,
            purpose=purpose,
            choice=consent.choice,
            wording=consent.wording,
            wording_hash=consent.wording_hash,
            channel=channel or submission.channel,
            proof=proof,
            at=at or timezone.now(),
            withdraws=consent,
        )
    if proof != ERASURE:  # she is on the list herself
        list_withdrawals(open_ones)
    return len(open_ones)
