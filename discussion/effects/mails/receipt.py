"""Sends the way to a receipt again, to the address alone."""

from blog.models import OutboxRow
from discussion.effects.mails.letter import letter_about, post, submission_of

KIND = "discussion.mail.receipt"


def send(row: OutboxRow) -> None:
    """Send the link, if the address is confirmed."""
    submission = submission_of(row)
    if submission is not None and (letter := letter_about(submission, "receipt")):
        post(row, letter)
