"""Offering a view for the article: by its author with the comment, or by an editor who takes a comment up."""

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from discussion.actions.record import decide
from discussion.actions.touch import touch_discussion
from discussion.kinds import UseChoice, Verb
from discussion.models import Contribution, Point, Submission
from discussion.queries.choices import choices_of
from discussion.queries.may_merge import may_merge
from discussion.states import ContributionState, move_contribution


@transaction.atomic
def offer(*, submission: Submission, by: Any = None, at: datetime | None = None) -> Contribution | None:
    """Make a contribution of a submission whose author lets it be used; nothing where she doesn't."""
    if choices_of(submission).use == UseChoice.NONE:
        return None
    return _contribution(submission, verb=Verb.OFFERED, offered=True, by=by, at=at)


@transaction.atomic
def take_up(*, submission: Submission, by: Any, at: datetime | None = None) -> Contribution:
    """Make a contribution of a comment that its author did not offer; merging it still needs her consent."""
    if not may_merge(submission.page, by):
        raise PermissionDenied("taking up needs the permission to merge into the article")
    return _contribution(submission, verb=Verb.TAKEN_UP, offered=False, by=by, at=at)


@transaction.atomic
def talk_about(
    *, contribution: Contribution, by: Any, words: str = "", at: datetime | None = None
) -> Contribution:
    """Mark a contribution as being talked about: it is seen, and not decided yet."""
    if not may_merge(contribution.page, by):
        raise PermissionDenied("marking needs the permission to merge into the article")
    found = Contribution.objects.select_for_update(of=("self",)).get(pk=contribution.pk)
    found.state = move_contribution(found.state, ContributionState.IN_TALK)
    found.save(update_fields=["state"])
    decide(found.submission, Verb.TAKEN_UP, by=by, words=words, at=at)
    touch_discussion(found.page_id)
    return found


def _contribution(
    submission: Submission, *, verb: Verb, offered: bool, by: Any, at: datetime | None
) -> Contribution:
    chosen = choices_of(submission)
    at = at or timezone.now()
    contribution, made = Contribution.objects.get_or_create(
        submission=submission,
        defaults={
            "page_id": submission.page_id,
            "offered": offered,
            "taken_up_by": None if offered else by,
            "use": chosen.use,
            "credit": chosen.credit,
            "created_at": at,
        },
    )
    if made:
        Point.objects.create(contribution=contribution)
        decide(submission, verb, by=by, at=at)
        touch_discussion(submission.page_id)
    return contribution
