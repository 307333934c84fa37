"""Putting points of several contributions together that say the same, and taking them apart."""

from collections.abc import Collection
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction

from blog.text.refused import RefusedFor
from discussion.actions.lock_contributions import lock_contributions
from discussion.actions.record import decide_each
from discussion.kinds import Verb
from discussion.models import Contribution, Point, PointGroup
from discussion.queries.may_merge import may_merge
from discussion.states import PointState
from discussion.text.cleaning import clean_name

TITLE_LIMIT = 200


class GroupProblem(StrEnum):
    """Why points can't be put together."""

    NOTHING_OPEN = "nothing_open"
    SEVERAL_ARTICLES = "several_articles"
    NO_TITLE = "no_title"


class GroupRefused(RefusedFor[GroupProblem]):
    """The points stay as they are."""


@transaction.atomic
def group_points(
    *,
    points: Collection[UUID],
    title: str = "",
    group: PointGroup | None = None,
    by: Any,
    at: datetime | None = None,
) -> PointGroup:
    """Put open points of one article into a new group with a title, or into one that there is."""
    rows = _locked(points)
    title = clean_name(title)[:TITLE_LIMIT]
    pages = {row.contribution.page_id for row in rows} | ({group.page_id} if group else set())
    if not rows:
        raise GroupRefused(GroupProblem.NOTHING_OPEN)
    if len(pages) > 1:
        raise GroupRefused(GroupProblem.SEVERAL_ARTICLES)
    if group is None and not title:
        raise GroupRefused(GroupProblem.NO_TITLE)
    _check(rows, by)
    if group is None:
        group = PointGroup.objects.create(
            page_id=pages.pop(), title=title, by=by, **({"at": at} if at else {})
        )
    Point.objects.filter(pk__in=[row.pk for row in rows]).update(group=group)
    _tell(rows, group.title, by, at)
    return group


@transaction.atomic
def ungroup_points(*, points: Collection[UUID], by: Any, at: datetime | None = None) -> int:
    """Take points out of their groups; a group that nobody is in goes."""
    rows = [row for row in _locked(points) if row.group_id]
    _check(rows, by)
    groups = {row.group_id for row in rows if row.group_id}
    Point.objects.filter(pk__in=[row.pk for row in rows]).update(group=None)
    PointGroup.objects.filter(pk__in=groups, points=None).delete()
    _tell(rows, "", by, at)
    return len(rows)


def _locked(points: Collection[UUID]) -> list[Point]:
    """Return the open ones of these points; their contributions are locked."""
    wanted = Point.objects.filter(uuid__in=points).order_by("contribution", "position")
    lock_contributions(set(wanted.values_list("contribution", flat=True)))
    return list(wanted.filter(state=PointState.OPEN).select_related("contribution__page"))


def _check(rows: Collection[Point], by: Any) -> None:
    contributions: dict[int, Contribution] = {row.contribution.page_id: row.contribution for row in rows}
    if not all(may_merge(one.page, by) for one in contributions.values()):
        raise PermissionDenied("grouping needs the permission to merge into the article")


def _tell(rows: Collection[Point], title: str, by: Any, at: datetime | None) -> None:
    submissions = sorted({row.contribution.submission_id for row in rows})
    decide_each(submissions, Verb.GROUPED, by=by, words=title, at=at)
