"""Tells that a comment is public now."""

from blog.models import OutboxRow
from discussion.effects.mails.letter import comment_url, letter_about, post, submission_of
from discussion.states import SHOWN

KIND = "discussion.mail.published"


def send(row: OutboxRow) -> None:
    """Send it, if it is still true."""
    submission = submission_of(row)
    if submission is None or submission.state not in SHOWN:
        return
    url = comment_url(submission.comment.uuid, submission.language)
    if letter := letter_about(submission, "published", comment_url=url):
        post(row, letter)
