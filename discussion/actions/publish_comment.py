"""A submission becomes a public comment, and a contribution if its author offered it for the article."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from discussion.actions.ask_participants import ask_participants
from discussion.actions.offer import offer
from discussion.actions.place_comment import place_comment
from discussion.actions.record import decide, move
from discussion.kinds import Verb
from discussion.models import Comment, Submission
from discussion.states import MoveRefused, SubmissionState


@transaction.atomic
def publish_comment(*, submission: Submission, by: Any = None, at: datetime | None = None) -> Comment:
    """Publish a locked submission; `by` is empty where the site's rule did it.

    What is for the editors alone, and who was there when a group wrote, never appears: raises `MoveRefused`.
    """
    at = at or timezone.now()
    if submission.private or submission.part_of_id is not None:
        raise MoveRefused(submission.state, SubmissionState.PUBLIC)
    move(submission, SubmissionState.PUBLIC)
    decide(submission, Verb.APPROVED, by=by, at=at)
    comment = place_comment(submission=submission, at=at)
    offer(submission=submission, at=at)
    ask_participants(submission=submission)
    return comment
