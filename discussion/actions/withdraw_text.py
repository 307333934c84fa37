"""Taking a text back: it is emptied everywhere, the thread stays."""

from datetime import datetime
from typing import Final

from django.db import transaction

from discussion.actions.note_withdrawal import note_withdrawal
from discussion.actions.positions_follow import let_positions_follow
from discussion.actions.record import decide, locked, move, withdraw
from discussion.actions.touch import touch_discussion
from discussion.actions.withdrawal_tasks import open_tasks
from discussion.kinds import Purpose, UseChoice, Verb
from discussion.models import Ask, Comment, Contribution, Point, Submission, Token
from discussion.states import UNSETTLED, ContributionState, SubmissionState

SAID: Final = ("text", "correction", "proposal", "source_url", "group_name", "group_place", "consent_held")


@transaction.atomic
def withdraw_text(*, submission: Submission, proof: str, at: datetime | None = None) -> Submission:
    """Withdraw a text on its author's wish; what was merged becomes a task for the editors, the name follows its own consent."""
    submission = locked(submission.pk)
    if submission.state == SubmissionState.WITHDRAWN:
        return submission
    move(submission, SubmissionState.WITHDRAWN)
    empty_text(submission)
    # Who was there when a group wrote has sent no text: taking it back means her name.
    name = (Purpose.CREDIT,) if submission.part_of_id is not None else ()
    for purpose in (Purpose.STORE, Purpose.SHOW_NAME, Purpose.USE, Purpose.NOTIFY, *name):
        withdraw(submission, purpose, proof=proof, at=at)
    note_withdrawal([submission.pk], at=at)
    let_positions_follow(submission)
    _end_offer(submission, at)  # before the discussion, as whoever decides about a contribution does
    _empty_comment(submission)
    decide(submission, Verb.TEXT_WITHDRAWN, at=at)
    Token.objects.filter(submission=submission, purpose=Token.CONFIRM).update(
        expires_at=at or submission.created_at
    )
    return submission


def empty_text(submission: Submission) -> None:
    """Empty all that a submission says; what names its author is another matter."""
    submission.text = submission.correction = submission.proposal = submission.source_url = ""
    submission.group_name = submission.group_place = submission.consent_held = ""
    submission.group_date = submission.double_key = submission.client_key = None
    submission.notify = False
    submission.save(update_fields=[*SAID, "group_date", "double_key", "client_key", "notify"])
    Ask.objects.filter(contribution__submission=submission).update(answer_words="")


def _empty_comment(submission: Submission) -> None:
    """Leave an empty place where readers saw the comment; what was hidden has none, and gets none."""
    comment = Comment.rows.filter(submission=submission).order_by("pk").first()
    if comment is None:
        return
    Comment.rows.filter(pk=comment.pk).update(
        comment="", withdrawn=comment.is_public, is_public=False, is_removed=True, is_pinned=False
    )
    touch_discussion(comment.page_id, public=-1 if comment.is_public else 0, comment=comment)


def _end_offer(submission: Submission, at: datetime | None) -> None:
    rows = Contribution.objects.select_for_update(of=("self",)).filter(submission=submission)
    for contribution in rows.order_by("pk"):
        contribution.use = UseChoice.NONE
        if contribution.state in UNSETTLED:
            contribution.state = ContributionState.WITHDRAWN
        contribution.save(update_fields=["use", "state"])
        Point.objects.filter(contribution=contribution).update(text="")
        touch_discussion(contribution.page_id)
        open_tasks(contributions=[contribution], at=at)
