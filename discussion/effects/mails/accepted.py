"""Tells that a text for the editors alone was read and taken in."""

from blog.models import OutboxRow
from discussion.effects.mails.letter import letter_about, post, submission_of
from discussion.states import SubmissionState

KIND = "discussion.mail.accepted"


def send(row: OutboxRow) -> None:
    """Send it, if it is still true."""
    submission = submission_of(row)
    if submission is None or submission.state != SubmissionState.PRIVATE:
        return
    if letter := letter_about(submission, "accepted", offered=hasattr(submission, "contribution")):
        post(row, letter)
