"""Taking a text back: it is emptied everywhere, the thread stays."""

from datetime import datetime

from django.db import transaction

from discussion.actions.record import decide, locked, move, withdraw
from discussion.actions.touch import touch_discussion
from discussion.kinds import Purpose, UseChoice, Verb
from discussion.models import Comment, Contribution, Point, Submission, Token
from discussion.states import WAITING_FOR_EDITOR, ContributionState, SubmissionState


@transaction.atomic
def withdraw_text(*, submission: Submission, proof: str, at: datetime | None = None) -> Submission:
    """Withdraw a text on its author's wish; what was merged keeps its wording, the name follows its own consent."""
    submission = locked(submission.pk)
    if submission.state == SubmissionState.WITHDRAWN:
        return submission
    move(submission, SubmissionState.WITHDRAWN)
    submission.text = submission.correction = ""
    submission.double_key = submission.client_key = None
    submission.notify = False
    submission.save(update_fields=["text", "correction", "double_key", "client_key", "notify"])
    for purpose in (Purpose.STORE, Purpose.SHOW_NAME, Purpose.USE, Purpose.NOTIFY):
        withdraw(submission, purpose, proof=proof, at=at)
    _empty_comment(submission)
    _end_offer(submission)
    decide(submission, Verb.TEXT_WITHDRAWN, at=at)
    Token.objects.filter(submission=submission, purpose=Token.CONFIRM).update(
        expires_at=at or submission.created_at
    )
    return submission


def _empty_comment(submission: Submission) -> None:
    comment = Comment.rows.filter(submission=submission).order_by("pk").first()
    if comment is None:
        return
    Comment.rows.filter(pk=comment.pk).update(
        comment="", withdrawn=True, is_public=False, is_removed=True, is_pinned=False
    )
    touch_discussion(comment.page_id, public=-1 if comment.is_public else 0, comment=comment)


def _end_offer(submission: Submission) -> None:
    rows = Contribution.objects.select_for_update(of=("self",)).filter(submission=submission)
    for contribution in rows.order_by("pk"):
        contribution.use = UseChoice.NONE
        if contribution.state in WAITING_FOR_EDITOR:
            contribution.state = ContributionState.WITHDRAWN
        contribution.save(update_fields=["use", "state"])
        Point.objects.filter(contribution=contribution).update(text="")
