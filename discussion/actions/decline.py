"""Deciding that a contribution does not go into the article, and changing one's mind."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from blog.actions.enqueue import enqueue
from discussion.actions.lock_contributions import lock_contributions
from discussion.actions.record import decide
from discussion.actions.settle_points import settle
from discussion.actions.touch import touch_discussion
from discussion.kinds import DeclineReason, Verb
from discussion.models import Contribution
from discussion.states import STANDS, ContributionState, MoveRefused, PointState, move_contribution

DECLINED_MAIL = "discussion.mail.declined"


@transaction.atomic
def decline(
    *,
    contribution: Contribution,
    words: str = "",
    by: Any,
    reason: DeclineReason | str = "",
    points: Collection[UUID] | None = None,
    at: datetime | None = None,
) -> Contribution:
    """Say no to a contribution, or to some of its points, with a reason from the list and words of one's own.

    Both stand under the comment, on the receipt and in a mail. Without a reason from the list the words are for the author alone.
    """
    found = lock_contributions([contribution.pk])[0]
    move_contribution(found.state, ContributionState.DECLINED)
    meant = found.points.exclude(state__in=[str(state) for state in STANDS])
    if points is not None:
        meant = meant.filter(uuid__in=points)
    meant.update(state=PointState.DECLINED)
    settle(found)  # what stands in the text already stays there
    decision = decide(found.submission, Verb.DECLINED, by=by, reason=reason, words=words.strip(), at=at)
    enqueue(DECLINED_MAIL, ref=f"decision:{decision.uuid}", key=f"{DECLINED_MAIL}:{decision.uuid}")
    touch_discussion(found.page_id)
    return found


@transaction.atomic
def reopen(*, contribution: Contribution, by: Any, at: datetime | None = None) -> Contribution:
    """Put back among those that wait what was declined, all of it or some points; raises `MoveRefused` for anything else.

    What stands in the text stays there, and what its author took back only she can offer again.
    """
    found = lock_contributions([contribution.pk])[0]
    declined = found.points.filter(state=PointState.DECLINED)
    if found.state == ContributionState.WITHDRAWN or not declined.update(state=PointState.OPEN):
        raise MoveRefused(found.state, ContributionState.OPEN)
    settle(found)
    decide(found.submission, Verb.OFFERED, by=by, at=at)
    touch_discussion(found.page_id)
    return found
