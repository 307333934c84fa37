"""Saying who takes care of contributions."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from discussion.actions.lock_contributions import lock_contributions
from discussion.actions.record import decide_each
from discussion.kinds import Verb
from discussion.models import Contribution
from discussion.queries.decision_lines import USER
from discussion.queries.may_merge import may_merge_all


@transaction.atomic
def assign(
    *, contributions: Collection[Contribution], to: Any, by: Any, at: datetime | None = None
) -> list[Contribution]:
    """Give contributions to somebody who may merge them (`None`: to nobody); return those that changed hands."""
    pages = {one.page_id for one in contributions}
    if not may_merge_all(by, pages):
        raise PermissionDenied("assigning needs the permission to merge into the article")
    if to is not None and not may_merge_all(to, pages):
        raise PermissionDenied("only who may merge into the article can take care of it")
    wanted = to.pk if to is not None else None
    locked = lock_contributions([one.pk for one in contributions])
    changed = [one for one in locked if one.assigned_to_id != wanted]
    Contribution.objects.filter(pk__in=[one.pk for one in changed]).update(assigned_to=to)
    # An id, so that the row outlives a change of name; who reads it is told the name.
    words = f"{USER}{to.public_id}" if to is not None else ""
    decide_each([one.submission_id for one in changed], Verb.ASSIGNED, by=by, words=words, at=at)
    return changed
