"""Tells somebody who wished it that her comment was answered."""

from typing import Any

from blog.models import OutboxRow
from discussion.effects.mails.letter import comment_url, letter_about, post
from discussion.kinds import Purpose
from discussion.models import Comment, Submission
from discussion.queries.choices import valid_grant
from discussion.states import SHOWN
from discussion.text.reading import excerpt

KIND = "discussion.mail.answer"


def send(row: OutboxRow) -> None:
    """Send a link and the beginning of the answer, while both are public and the wish stands."""
    rows = Comment.rows.filter(uuid=row.ref.partition(":")[2], is_public=True, reply_to__isnull=False)
    answer: Any = (
        rows.select_related("reply_to__submission__contributor", "submission").order_by("pk").first()
    )
    if answer is None or answer.reply_to.submission is None:
        return
    asked: Submission = answer.reply_to.submission
    if asked.state not in SHOWN or not valid_grant(asked, Purpose.NOTIFY) or _is_own(answer, asked):
        return
    url = comment_url(answer.uuid, asked.language)
    if letter := letter_about(asked, "answer", comment_url=url, excerpt=excerpt(answer.comment)):
        post(row, letter)


def _is_own(answer: Comment, asked: Submission) -> bool:
    return answer.submission is not None and answer.submission.contributor_id == asked.contributor_id
