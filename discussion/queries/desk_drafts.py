"""What lies on desks for one article and isn't published: an editor's draft, others' drafts, planned and in review."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from blog.models import Version
from blog.text.body import Block, Body
from blog.text.change import ChangeConflict
from discussion.models import Merge
from discussion.states import PENDING_MERGE, MergeState
from discussion.text.plan import Plan
from discussion.text.workpiece import Workpiece


@dataclass(frozen=True, slots=True)
class Pending:
    """A merge that is planned or being reviewed, or somebody else's draft."""

    uuid: str
    state: str
    editor: str
    planned_for: datetime | None
    saved_at: datetime
    problem: str
    note: str

    @property
    def planned(self) -> bool:
        """Tell whether it has a day and time."""
        return self.state == MergeState.PLANNED


def my_draft(page_id: int, user: Any, uuid: UUID | None = None) -> Merge | None:
    """Return an editor's draft for a page: the one named, or the one she saved last."""
    rows = Merge.objects.filter(page_id=page_id, editor=user, state=MergeState.DRAFT)
    if uuid is not None:
        rows = rows.filter(uuid=uuid)
    return rows.select_related("base").order_by("-saved_at", "-pk").first()


def workpiece_of(draft: Merge) -> Workpiece:
    """Return what a draft holds; where it doesn't fit its own version (never by our hand) its folds alone."""
    then = Body.from_json(draft.base.body).blocks
    plan = Plan.from_json(draft.plan)
    try:
        return Workpiece.of_plan(plan, then)
    except ChangeConflict:
        return Workpiece(plan.base, then, then, plan.folds, plan.note)


def pending_merges(page_id: int, user: Any) -> tuple[Pending, ...]:
    """Return what is planned or reviewed on a page, and what others have as drafts."""
    states = [str(state) for state in (*PENDING_MERGE, MergeState.DRAFT)]
    rows = Merge.objects.filter(page_id=page_id, state__in=states).select_related("editor")
    return tuple(
        _pending(rows.exclude(state=MergeState.DRAFT, editor=user).order_by("-saved_at", "-pk")[:10])
    )


def _pending(rows: Iterable[Merge]) -> Iterable[Pending]:
    for row in rows:
        yield Pending(
            uuid=str(row.uuid),
            state=row.state,
            editor=str(row.editor or _("unbekannt")),
            planned_for=row.planned_for,
            saved_at=row.saved_at,
            problem=row.problem_words,
            note=row.note,
        )


def blocks_of(page_id: int, number: int) -> tuple[Block, ...]:
    """Return the passages of a version."""
    version = Version.objects.filter(page_id=page_id, number=number).first()
    return Body.from_json(version.body).blocks if version else ()
