"""What stands beside the desk's queue: merges that are planned, groups of points, articles in which most waits."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db.models import Count, Max, Min, Q
from django.utils.translation import gettext as _

from discussion.models import Contribution, Merge, PointGroup
from discussion.queries.may_merge import mergeable_pages
from discussion.states import PENDING_MERGE, USABLE_IN_TEXT, WAITING_FOR_EDITOR, MergeState, PointState
from discussion.text.plan import Plan

SHOWN: Final = 20


@dataclass(frozen=True, slots=True)
class PlannedLine:
    """A merge that is not published yet; `problem` says why it did not appear."""

    uuid: str
    page_id: int
    article: str
    editor: str
    planned_for: datetime | None
    in_review: bool
    problem: str
    points: int


@dataclass(frozen=True, slots=True)
class GroupLine:
    """A group of points that can be folded in at once."""

    uuid: str
    title: str
    page_id: int
    article: str
    points: int


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """An article with what waits in it."""

    page_id: int
    title: str
    waiting: int
    oldest: datetime | None
    last_merge: datetime | None


def planned_lines(user: Any) -> tuple[PlannedLine, ...]:
    """Return what is planned or reviewed, those with a problem first."""
    rows = (
        Merge.objects.filter(state__in=[str(state) for state in PENDING_MERGE], page__in=_pages(user))
        .select_related("page", "editor")
        .order_by("planned_for", "pk")
    )
    lines = [_planned(row) for row in rows[: SHOWN * 5]]
    return tuple(sorted(lines, key=lambda line: not line.problem))


def _planned(row: Merge) -> PlannedLine:
    return PlannedLine(
        uuid=str(row.uuid),
        page_id=row.page_id,
        article=row.page.title,
        editor=str(row.editor or _("unbekannt")),
        planned_for=row.planned_for,
        in_review=row.state == MergeState.IN_REVIEW,
        problem=row.problem,
        points=len(Plan.from_json(row.plan).points) if row.plan else 0,
    )


def group_lines(user: Any) -> tuple[GroupLine, ...]:
    """Return the newest groups that hold open points."""
    rows = (
        PointGroup.objects.filter(page__in=_pages(user))
        .annotate(number=Count("points", filter=Q(points__state=PointState.OPEN)))
        .filter(number__gt=0)
        .select_related("page")
        .order_by("-at", "-pk")
    )
    return tuple(
        GroupLine(str(row.uuid), row.title, row.page_id, row.page.title, row.number) for row in rows[:SHOWN]
    )


def article_lines(user: Any) -> tuple[ArticleLine, ...]:
    """Return the articles in which most waits; two statements."""
    rows = list(
        Contribution.objects.filter(
            page__in=_pages(user),
            state__in=[str(state) for state in WAITING_FOR_EDITOR],
            submission__state__in=[str(state) for state in USABLE_IN_TEXT],
        )
        .values("page_id", "page__title")
        .annotate(waiting=Count("pk"), oldest=Min("created_at"))
        .order_by("-waiting", "page__title", "page_id")[:SHOWN]
    )
    last = (
        Merge.objects.filter(page__in=[row["page_id"] for row in rows], state=MergeState.PUBLISHED)
        .values("page_id")
        .annotate(last=Max("at"))
        .order_by("page_id")
    )
    at = dict(last.values_list("page_id", "last"))
    return tuple(
        ArticleLine(row["page_id"], row["page__title"], row["waiting"], row["oldest"], at.get(row["page_id"]))
        for row in rows
    )


def _pages(user: Any) -> Any:
    return mergeable_pages(user).order_by().values("pk")
