"""What stands beside the desk's queue: planned merges, groups of points, tasks after withdrawals, articles with most."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db.models import Count, Max, Min, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from blog.text.words import shorten
from discussion.kinds import TaskOutcome
from discussion.models import Contribution, Merge, PointGroup, WithdrawalTask
from discussion.queries.may_merge import mergeable_pages
from discussion.states import PENDING_MERGE, USABLE_IN_TEXT, WAITING_FOR_EDITOR, MergeState, PointState
from discussion.text.plan import Plan

SHOWN: Final = 20
MOST_ARTICLES: Final = 100
_PENDING: Final = Q(state__in=[str(state) for state in PENDING_MERGE])
# What did not appear is a draft again and says why.
_CAME_BACK: Final = Q(state=MergeState.DRAFT) & ~Q(problem="")


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
        Merge.objects.filter(_PENDING | _CAME_BACK, page__in=_pages(user))
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
        problem=row.problem_words,
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
        .order_by("-waiting", "page__title", "page_id")[:MOST_ARTICLES]
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


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A passage whose author took her words back: what it was, and until when it is to be settled."""

    uuid: str
    page_id: int
    article: str
    words: str
    due_at: datetime
    is_late: bool


def task_count(user: Any) -> int:
    """Count the tasks that withdrawals left; one statement."""
    return _tasks(user).count()


def task_lines(user: Any) -> tuple[TaskLine, ...]:
    """Return the most urgent tasks; one statement, what each passage says now stands on its own page."""
    now = timezone.now()
    rows = _tasks(user).select_related("page", "anchor").order_by("due_at", "pk")
    return tuple(
        TaskLine(
            uuid=str(row.uuid),
            page_id=row.page_id,
            article=row.page.title,
            words=shorten(" … ".join(str(part.get("exact", "")) for part in row.anchor.parts), 200),
            due_at=row.due_at,
            is_late=row.due_at <= now,
        )
        for row in rows[: SHOWN * 5]
    )


def _tasks(user: Any) -> Any:
    return WithdrawalTask.objects.filter(outcome=TaskOutcome.OPEN, page__in=_pages(user))


def _pages(user: Any) -> Any:
    return mergeable_pages(user).order_by().values("pk")
