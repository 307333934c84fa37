"""What moderators decide about the correction of a public text: take it over, or leave the text as it stands."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from blog.actions.enqueue import enqueue
from discussion.actions.correct_text import apply_correction
from discussion.actions.decide import PUBLISHED_MAIL, REJECTED_MAIL, TIME_TO_THINK, check_seal, may_moderate
from discussion.actions.record import decide, locked
from discussion.kinds import RejectReason, Verb
from discussion.models import Submission
from discussion.states import SHOWN


@transaction.atomic
def accept_correction(
    *, submission: Submission, by: Any, seal: str = "", at: datetime | None = None
) -> Submission:
    """Put the corrected text into the public comment. `seal` stands for the text as read."""
    may_moderate(by, submission)
    submission = locked(submission.pk)
    if not submission.correction or submission.state not in SHOWN:
        return submission
    check_seal(submission, seal)
    apply_correction(submission=submission, text=submission.correction, at=at or timezone.now())
    decide(submission, Verb.CORRECTED, by=by, at=at)
    enqueue(PUBLISHED_MAIL, ref=submission.ref)
    return submission


@transaction.atomic
def refuse_correction(
    *, submission: Submission, by: Any, reason: str, words: str = "", at: datetime | None = None
) -> Submission:
    """Leave the public text as it is; the author is told why."""
    may_moderate(by, submission)
    submission = locked(submission.pk)
    if not submission.correction:
        return submission
    submission.correction = ""
    submission.save(update_fields=["correction"])
    decision = decide(
        submission, Verb.CORRECTION_REFUSED, by=by, reason=RejectReason(reason), words=words.strip(), at=at
    )
    enqueue(REJECTED_MAIL, ref=f"decision:{decision.uuid}", delay=TIME_TO_THINK)
    return submission
