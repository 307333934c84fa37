"""Saying until when contributions are to be settled."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from discussion.actions.lock_contributions import lock_contributions
from discussion.actions.record import decide_each
from discussion.kinds import Verb
from discussion.models import Contribution
from discussion.queries.may_merge import may_merge_all


@transaction.atomic
def set_due(
    *, contributions: Collection[Contribution], due: date | None, by: Any, at: datetime | None = None
) -> list[Contribution]:
    """Give contributions a day (`None`: take it away); return those that changed."""
    if not may_merge_all(by, {one.page_id for one in contributions}):
        raise PermissionDenied("a day is set by who may merge into the article")
    locked = lock_contributions([one.pk for one in contributions])
    changed = [one for one in locked if one.due != due]
    Contribution.objects.filter(pk__in=[one.pk for one in changed]).update(due=due)
    words = due.isoformat() if due else ""
    decide_each([one.submission_id for one in changed], Verb.DUE, by=by, words=words, at=at)
    return changed
