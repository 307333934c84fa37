"""All articles with what waits to be folded in, for the merge page's overview, the menu and the editor's home."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Max, Min, Q
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from discussion.models import Contribution, Merge
from discussion.queries.may_merge import MERGE
from discussion.states import USABLE_IN_TEXT, WAITING_FOR_EDITOR, ContributionState


@dataclass(frozen=True, slots=True)
class DeskLine:
    """One article in the overview."""

    page_id: int
    title: str
    waiting: int
    oldest: datetime | None
    merged: int
    last_merge: datetime | None


def merge_overview(user: Any) -> tuple[DeskLine, ...]:
    """Return the articles that somebody may merge into and that have contributions, the most urgent first."""
    usable = Q(submission__state__in=[str(state) for state in USABLE_IN_TEXT])
    waiting = usable & Q(state__in=[str(state) for state in WAITING_FOR_EDITOR])
    rows = (
        Contribution.objects.filter(page__in=_publishable(user))
        .values("page_id", "page__title")
        .annotate(
            waiting=Count("pk", filter=waiting),
            oldest=Min("created_at", filter=waiting),
            merged=Count("pk", filter=Q(state=ContributionState.MERGED)),
        )
        .order_by("page_id")
    )
    last = dict(
        Merge.objects.filter(undone_by__isnull=True, result__isnull=False)
        .values("page_id")
        .annotate(last=Max("at"))
        .order_by("page_id")
        .values_list("page_id", "last")
    )
    lines = [
        DeskLine(
            row["page_id"],
            row["page__title"],
            row["waiting"],
            row["oldest"],
            row["merged"],
            last.get(row["page_id"]),
        )
        for row in rows
    ]
    return tuple(sorted(lines, key=lambda line: (-line.waiting, line.title, line.page_id)))


def waiting_total(user: Any) -> int:
    """Count what waits in all articles that somebody may merge into."""
    return _waiting().filter(page__in=_publishable(user)).count()


def waiting_in(page_id: int) -> int:
    """Count what waits in one article."""
    return _waiting().filter(page_id=page_id).count()


def _waiting() -> Any:
    return Contribution.objects.filter(
        state__in=[str(state) for state in WAITING_FOR_EDITOR],
        submission__state__in=[str(state) for state in USABLE_IN_TEXT],
    )


def _publishable(user: Any) -> Any:
    if not user.has_perm(MERGE):
        return Page.objects.none().order_by("pk").values("pk")
    pages = PagePermissionPolicy().instances_user_has_permission_for(user, "publish")
    return pages.order_by().values("pk")
