"""Deciding that a contribution does not go into the article, and changing one's mind."""

from datetime import datetime
from typing import Any

from django.db import transaction

from blog.actions.enqueue import enqueue
from discussion.actions.record import decide
from discussion.actions.touch import touch_discussion
from discussion.kinds import Verb
from discussion.models import Contribution
from discussion.states import ContributionState, PointState, move_contribution

DECLINED_MAIL = "discussion.mail.declined"


@transaction.atomic
def decline(*, contribution: Contribution, words: str, by: Any, at: datetime | None = None) -> Contribution:
    """Say no, with words that its author reads on her receipt and in a mail."""
    found = _moved(contribution, ContributionState.DECLINED)
    found.points.update(state=PointState.DECLINED)
    decision = decide(found.submission, Verb.DECLINED, by=by, words=words.strip(), at=at)
    enqueue(DECLINED_MAIL, ref=f"decision:{decision.uuid}", key=f"{DECLINED_MAIL}:{decision.uuid}")
    return found


@transaction.atomic
def reopen(*, contribution: Contribution, by: Any, at: datetime | None = None) -> Contribution:
    """Put a declined contribution back among those that wait."""
    found = _moved(contribution, ContributionState.OPEN)
    found.points.filter(state=PointState.DECLINED).update(state=PointState.OPEN)
    decide(found.submission, Verb.OFFERED, by=by, at=at)
    return found


def _moved(contribution: Contribution, wanted: ContributionState) -> Contribution:
    found = Contribution.objects.select_for_update(of=("self",)).get(pk=contribution.pk)
    found.state = move_contribution(found.state, wanted)
    found.save(update_fields=["state"])
    touch_discussion(found.page_id)
    return found
