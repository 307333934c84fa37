"""What goes nowhere by now: citations of pages that somebody may edit, positions, and pages elsewhere that nobody answers for."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from django.db.models import Q
from wagtail.permission_policies.pages import PagePermissionPolicy

from blog.kinds import PositionState
from blog.models.positions.position import Position
from blog.models.reference import OutsideSource, Reference
from blog.queries.citations import in_vain
from blog.queries.credit_slots import without_slots
from blog.queries.off_site import off_site

MOST: Final = 100
"""Lines of each kind on one page; who mends some sees the next ones."""


@dataclass(frozen=True, slots=True)
class Broken:
    """One thing to mend: the page that cites (`page`) or the position (`position`: its key), what is the matter, since when."""

    title: str
    since: datetime | None
    page: int = 0
    position: str = ""
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Dead:
    """A page elsewhere that answers no more, and what names it."""

    url: str
    since: datetime | None
    checked_at: datetime | None
    status: int | None
    named_by: Sequence[Broken] = field(default=())


def broken_citations(user: Any) -> list[Broken]:
    """Return the citations of pages that this user may edit which go nowhere, the oldest first. Bounded statements."""
    rows = _references(user).filter(cut_since__isnull=False).select_related("page", "target")
    found = list(rows.order_by("cut_since", "pk")[:MOST])
    off = off_site({row.target_id for row in found if row.target_id is not None})
    return [
        Broken(without_slots(row.page.title), row.cut_since, page=row.page_id, sentence=in_vain(row, off))
        for row in found
    ]


def broken_positions() -> list[Broken]:
    """Return the positions whose source doesn't say any more what they cite. One statement."""
    rows = Position.objects.filter(state=PositionState.PUBLIC, cut_since__isnull=False)
    return [_position(row) for row in rows.order_by("cut_since", "pk")[:MOST]]


def dead_sources(user: Any) -> list[Dead]:
    """Return the pages elsewhere that don't answer any more, with the pages and positions that name them. Three statements."""
    named = Q(references__in=_references(user)) | Q(positions__in=_shown())
    rows = (
        OutsideSource.objects.filter(named, dead_since__isnull=False).distinct().order_by("dead_since", "pk")
    )
    sources = list(rows[:MOST])
    found: dict[int, list[Broken]] = {row.pk: [] for row in sources}
    for one in _references(user).filter(outside__in=found).select_related("page").order_by("page_id", "pk"):
        line = Broken(without_slots(one.page.title), None, page=one.page_id)
        if line not in found[one.outside_id or 0]:
            found[one.outside_id or 0].append(line)
    for row in _shown().filter(outside__in=found).order_by("pk"):
        found[row.outside_id or 0].append(_position(row))
    return [Dead(row.url, row.dead_since, row.checked_at, row.status, found[row.pk]) for row in sources]


def count_broken(user: Any) -> int:
    """Return how many lines the page of broken references has for this user. Three statements."""
    named = Q(references__in=_references(user)) | Q(positions__in=_shown())
    return (
        _references(user).filter(cut_since__isnull=False).count()
        + Position.objects.filter(state=PositionState.PUBLIC, cut_since__isnull=False).count()
        + OutsideSource.objects.filter(named, dead_since__isnull=False).distinct().count()
    )


def _references(user: Any) -> Any:
    pages = PagePermissionPolicy().instances_user_has_permission_for(user, "change").order_by()
    return Reference.objects.filter(page_id__in=pages.values("pk"))


def _shown() -> Any:
    return Position.objects.exclude(state=PositionState.WITHDRAWN)


def _position(row: Position) -> Broken:
    return Broken(without_slots(row.statement), row.cut_since, position=str(row.uuid))
