"""Sends the way to a receipt again, to the address alone."""

from blog.models import OutboxRow
from discussion.effects.mails import confirm
from discussion.effects.mails.letter import letter_about, post, submission_of
from discussion.states import SubmissionState

KIND = "discussion.mail.receipt"


def send(row: OutboxRow) -> None:
    """Send the link; who hasn't confirmed yet gets the link for that instead."""
    submission = submission_of(row)
    if submission is None:
        return
    if submission.state == SubmissionState.UNCONFIRMED:
        confirm.send(row)
    elif letter := letter_about(submission, "receipt"):
        post(row, letter)
