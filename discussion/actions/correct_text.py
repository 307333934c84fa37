"""Correcting a text from its receipt, while nothing was made of it."""

from datetime import datetime
from enum import StrEnum

from django.db import transaction
from django.utils import timezone

from blog.text.refused import Refused
from discussion.actions.confirm_address import appears_at_once
from discussion.actions.notify_moderators import notify_moderators
from discussion.actions.record import decide, locked
from discussion.actions.split_points import recut
from discussion.actions.submit_comment import checked_text
from discussion.actions.touch import touch_discussion
from discussion.kinds import Verb
from discussion.models import Comment, Contribution, Submission
from discussion.queries.receipt_page import can_correct
from discussion.states import SHOWN


class Correction(StrEnum):
    """What became of a correction."""

    DONE = "done"
    WAITS = "waits"
    UNCHANGED = "unchanged"


class TooLate(Refused):
    """Something was made of the text already."""


@transaction.atomic
def correct_text(*, submission: Submission, text: str, at: datetime | None = None) -> Correction:
    """Correct a text. Public ones change at once where the author may publish at once, else a moderator looks first."""
    at = at or timezone.now()
    submission = locked(submission.pk)
    contribution = Contribution.objects.filter(submission=submission).order_by("pk").first()
    if not can_correct(submission, contribution):
        raise TooLate
    text = checked_text(text)
    if submission.state not in SHOWN:
        return _replace(submission, text, at)
    if text == submission.comment.comment:
        return _drop_waiting(submission)
    if may_correct_at_once(submission):
        apply_correction(submission=submission, text=text, at=at)
        decide(submission, Verb.CORRECTED, at=at)
        return Correction.DONE
    submission.correction = text
    submission.save(update_fields=["correction"])
    decide(submission, Verb.CORRECTION_SENT, at=at)
    notify_moderators(at=at)
    return Correction.WAITS


def may_correct_at_once(submission: Submission) -> bool:
    """Tell whether a public text may change unseen: where another text of its author is public already, too.

    So a first comment that a person has read can't become something else behind her back.
    """
    return appears_at_once(submission)


def apply_correction(*, submission: Submission, text: str, at: datetime) -> None:
    """Put the corrected text into the public comment; what was sent stays in the submission."""
    comment = submission.comment
    Comment.rows.filter(pk=comment.pk).update(comment=text, corrected_at=at)
    submission.correction = ""
    submission.save(update_fields=["correction"])
    recut(submission, text)
    touch_discussion(submission.page_id, comment=comment)


def _replace(submission: Submission, text: str, at: datetime) -> Correction:
    if text == submission.text:
        return Correction.UNCHANGED
    submission.text = text
    submission.double_key = None
    submission.save(update_fields=["text", "double_key"])
    recut(submission, text)
    decide(submission, Verb.CORRECTED, at=at)
    return Correction.DONE


def _drop_waiting(submission: Submission) -> Correction:
    submission.correction = ""
    submission.save(update_fields=["correction"])
    return Correction.UNCHANGED
