"""What moderators decide: approve, reject, hide, restore, pin. Each can be taken back, each leaves its row."""

from datetime import datetime, timedelta
from typing import Any, Final

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from blog.actions.enqueue import enqueue
from blog.models import OutboxRow
from blog.text.refused import Refused
from discussion.actions.ask_participants import ask_participants
from discussion.actions.offer import offer
from discussion.actions.positions_follow import let_positions_follow
from discussion.actions.publish_comment import publish_comment
from discussion.actions.record import decide, locked, move
from discussion.actions.touch import touch_discussion
from discussion.kinds import Channel, RejectReason, Verb
from discussion.models import Comment, Decision, Submission
from discussion.states import MoveRefused, SubmissionState

MODERATE: Final = "discussion.moderate"
PUBLISHED_MAIL: Final = "discussion.mail.published"
REJECTED_MAIL: Final = "discussion.mail.rejected"
ACCEPTED_MAIL: Final = "discussion.mail.accepted"


# A mail can't be called back: who takes a no back within this time has sent none.
TIME_TO_THINK: Final = timedelta(minutes=2)


class TextChanged(Refused):
    """Its author changed the text after the moderator read it."""


def check_seal(submission: Submission, seal: str) -> None:
    """Raise `TextChanged` if a locked submission no longer says what was read; without a seal nothing is asked."""
    if seal and seal != submission.seal:
        raise TextChanged


def may_moderate(by: Any, submission: Submission) -> None:
    """Raise `PermissionDenied` unless somebody may decide about this: never about what she sent herself."""
    if by is None or not by.has_perm(MODERATE):
        raise PermissionDenied("moderating needs the permission to moderate")
    own = submission.contributor.user_id == by.pk and submission.channel != Channel.DESK
    if own and not by.is_superuser:
        raise PermissionDenied("somebody else decides about your own comment")


@transaction.atomic
def approve(*, submission: Submission, by: Any, seal: str = "", at: datetime | None = None) -> Comment:
    """Publish what waits, was rejected or hidden; approving twice is no mistake. `seal` stands for the text as read."""
    may_moderate(by, submission)
    submission = locked(submission.pk)
    if submission.state == SubmissionState.PUBLIC:
        return submission.comment
    if submission.state == SubmissionState.HIDDEN:
        return _show_again(submission, by, at)
    check_seal(submission, seal)
    if submission.confirmed_at is None:
        raise MoveRefused(submission.state, SubmissionState.PUBLIC)
    comment = publish_comment(submission=submission, by=by, at=at)
    enqueue(PUBLISHED_MAIL, ref=submission.ref)
    return comment


@transaction.atomic
def accept(*, submission: Submission, by: Any, seal: str = "", at: datetime | None = None) -> Submission:
    """Take in what is for the editors alone: never shown, and on the merge desk if it may be used."""
    may_moderate(by, submission)
    submission = locked(submission.pk)
    if submission.state == SubmissionState.PRIVATE:
        return submission
    check_seal(submission, seal)
    if not submission.private or submission.confirmed_at is None:
        raise MoveRefused(submission.state, SubmissionState.PRIVATE)
    move(submission, SubmissionState.PRIVATE)
    decide(submission, Verb.ACCEPTED, by=by, at=at)
    offer(submission=submission, at=at)
    ask_participants(submission=submission)
    enqueue(ACCEPTED_MAIL, ref=submission.ref)
    return submission


@transaction.atomic
def reject(
    *, submission: Submission, by: Any, reason: str, words: str = "", at: datetime | None = None
) -> Submission:
    """Refuse what waits, with a reason that its author is told."""
    may_moderate(by, submission)
    submission = locked(submission.pk)
    if submission.state == SubmissionState.REJECTED:
        return submission
    move(submission, SubmissionState.REJECTED)
    decision = decide(
        submission, Verb.REJECTED, by=by, reason=RejectReason(reason), words=words.strip(), at=at
    )
    enqueue(REJECTED_MAIL, ref=f"decision:{decision.uuid}", delay=TIME_TO_THINK)
    return submission


@transaction.atomic
def hide(
    *, submission: Submission, by: Any, reason: str, words: str = "", at: datetime | None = None
) -> Submission:
    """Take a public comment out of sight; what answers it stays."""
    may_moderate(by, submission)
    submission = locked(submission.pk)
    if submission.state == SubmissionState.HIDDEN:
        return submission
    move(submission, SubmissionState.HIDDEN)
    decision = decide(submission, Verb.HIDDEN, by=by, reason=RejectReason(reason), words=words.strip(), at=at)
    _set_public(submission.comment, is_public=False)
    enqueue(REJECTED_MAIL, ref=f"decision:{decision.uuid}", delay=TIME_TO_THINK)
    return submission


@transaction.atomic
def restore(*, submission: Submission, by: Any, at: datetime | None = None) -> Comment:
    """Take back a hiding or a rejection."""
    return approve(submission=submission, by=by, at=at)


@transaction.atomic
def pin(*, submission: Submission, by: Any, at: datetime | None = None) -> None:
    """Show a public comment above all others of its page; a page has one."""
    may_moderate(by, submission)
    submission = locked(submission.pk)
    if submission.state != SubmissionState.PUBLIC or submission.comment.is_pinned:
        return
    for other in Submission.objects.filter(page_id=submission.page_id, comment__is_pinned=True).order_by(
        "pk"
    ):
        unpin(submission=other, by=by, at=at)
    Comment.rows.filter(pk=submission.comment.pk).update(is_pinned=True)
    decide(submission, Verb.PINNED, by=by, at=at)
    touch_discussion(submission.page_id)


@transaction.atomic
def unpin(*, submission: Submission, by: Any, at: datetime | None = None) -> None:
    """Take a comment back to its place."""
    may_moderate(by, submission)
    if Comment.rows.filter(submission=submission, is_pinned=True).update(is_pinned=False):
        decide(submission, Verb.UNPINNED, by=by, at=at)
        touch_discussion(submission.page_id)


def _show_again(submission: Submission, by: Any, at: datetime | None) -> Comment:
    move(submission, SubmissionState.PUBLIC)
    decide(submission, Verb.RESTORED, by=by, at=at or timezone.now())
    _set_public(submission.comment, is_public=True)
    if was_told(submission):
        enqueue(PUBLISHED_MAIL, ref=submission.ref)
    return submission.comment


def was_told(submission: Submission) -> bool:
    """Tell whether the author has read a no by mail already."""
    refs = [
        f"decision:{uuid}"
        for uuid in Decision.objects.filter(submission=submission, verb=Verb.HIDDEN).values_list(
            "uuid", flat=True
        )
    ]
    return OutboxRow.objects.filter(kind=REJECTED_MAIL, ref__in=refs, done_at__isnull=False).exists()


def _set_public(comment: Comment, *, is_public: bool) -> None:
    if comment.submission is not None:
        let_positions_follow(comment.submission)
    changed = Comment.rows.filter(pk=comment.pk, is_public=not is_public).update(is_public=is_public)
    comment.is_public = is_public
    touch_discussion(comment.page_id, public=(1 if is_public else -1) * changed, comment=comment)
