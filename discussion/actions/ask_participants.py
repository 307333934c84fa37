"""Asking those who were there whether a group's text may name them: once each, and only after a person has read the text."""

from typing import Final

from blog.actions.enqueue import enqueue_each
from discussion.models import Submission
from discussion.states import SubmissionState

PARTICIPANT_MAIL: Final = "discussion.mail.participant"


def ask_participants(*, submission: Submission) -> None:
    """Have each person whom a group named asked; a text without a group has none."""
    if not submission.group_name:
        return
    people = submission.participants.filter(state=SubmissionState.UNCONFIRMED).order_by("pk")
    enqueue_each(PARTICIPANT_MAIL, [person.ref for person in people])
