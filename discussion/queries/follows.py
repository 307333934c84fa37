"""Who follows what, and which changes somebody has not been told of yet."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db.models import Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery
from wagtail.models import Page

from blog.models import Version
from blog.queries.addresses import absolute, difference_path, living_path, passage_anchor, place_of
from blog.queries.public_articles import restrictions
from discussion.kinds import FollowRhythm
from discussion.models import Follow
from discussion.queries.pages import page_language

SHOWN: Final = 10
PAUSES: Final = {
    FollowRhythm.AT_ONCE: timedelta(),
    FollowRhythm.DAILY: timedelta(days=1),
    FollowRhythm.WEEKLY: timedelta(days=7),
}


@dataclass(frozen=True, slots=True)
class ChangeTold:
    """One version in a mail."""

    number: int
    kind_label: str
    note: str
    url: str


@dataclass(frozen=True, slots=True)
class FollowTold:
    """What a mail says of one follow; `newest` is the version up to which it tells. Without changes nothing is said."""

    follow: Follow
    title: str
    url: str
    newest: int
    changes: tuple[ChangeTold, ...]
    more: int


def due_follows(now: datetime) -> QuerySet[Follow]:
    """Return the follows whose page has a newer version than was told, and whose pause is over."""
    newest = Version.objects.filter(page_id=OuterRef("page_id")).order_by("-number").values("number")[:1]
    over = Q(told_at=None)
    for rhythm, pause in PAUSES.items():
        over |= Q(rhythm=rhythm, told_at__lte=now - pause)
    return (
        Follow.objects.filter(over, confirmed_at__isnull=False, stopped_at=None)
        .annotate(newest=Subquery(newest, output_field=IntegerField()))
        .filter(newest__gt=F("told_version"))
        .order_by("pk")
    )


def told(follows: Iterable[Follow]) -> tuple[FollowTold, ...]:
    """Return what one person is told of her follows; of pages that aren't public nothing. Three statements."""
    rows = list(follows)
    pages = _public_pages({row.page_id for row in rows})
    versions = _versions(rows)
    return tuple(
        _told(row, pages[row.page_id], versions[row.page_id]) for row in rows if row.page_id in pages
    )


def _public_pages(ids: Iterable[int]) -> dict[int, Page]:
    found = Page.objects.filter(~Exists(restrictions()), pk__in=set(ids), live=True)
    return {page.pk: page for page in found.select_related("locale").order_by("pk")}


def _versions(rows: Sequence[Follow]) -> dict[int, list[Version]]:
    """Return the versions of each page from the last one told on, in their order; without their texts."""
    since: dict[int, int] = {}
    for row in rows:
        since[row.page_id] = min(row.told_version, since.get(row.page_id, row.told_version))
    wanted = Q(pk__in=())
    for page_id, number in since.items():
        wanted |= Q(page_id=page_id, number__gte=number)
    found: dict[int, list[Version]] = defaultdict(list)
    for version in Version.objects.filter(wanted).defer("body", "seal").order_by("page", "number"):
        found[version.page_id].append(version)
    return found


def _told(follow: Follow, page: Page, versions: Sequence[Version]) -> FollowTold:
    language = page_language(page)
    anchor = f"#{passage_anchor(str(follow.block))}" if follow.block else ""
    numbers = list(_of_interest(follow, versions))
    changes = tuple(
        ChangeTold(
            version.number,
            version.get_kind_display(),
            version.note,
            absolute(difference_path(place_of(page), version.number - 1, version.number, language) + anchor),
        )
        for version in numbers[-SHOWN:]
    )
    return FollowTold(
        follow=follow,
        title=page.title,
        url=absolute(living_path(place_of(page), language) + anchor),
        newest=versions[-1].number if versions else follow.told_version,
        changes=changes,
        more=max(0, len(numbers) - SHOWN),
    )


def _of_interest(follow: Follow, versions: Sequence[Version]) -> Iterator[Version]:
    """Yield the versions that weren't told and are of a kind that she chose and, if she follows a passage, changed it."""
    stood = False
    for version in versions:
        there, changed = _of_passage(version, follow.block)
        touched = follow.block is None or changed or (stood and not there)
        stood = there
        fits = not follow.kinds or version.kind in follow.kinds
        if version.number > follow.told_version and touched and fits:
            yield version


def _of_passage(version: Version, block: UUID | None) -> tuple[bool, bool]:
    """Tell whether a version has a passage, and whether it brought or changed it."""
    history = version.passages.get(str(block))
    return history is not None, history is not None and history[1] == version.number
