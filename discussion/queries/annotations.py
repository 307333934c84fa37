"""What points into a page's text, for programs: public comments at passages, and what went into the text. Links, never names."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db.models import QuerySet

from blog.kinds import AnchorKind, DiscussionMode, PlacementStatus
from blog.models import Anchor, LivingPage, Version
from blog.queries.addresses import absolute, place_of, version_path
from blog.queries.placement_rows import parts_from_json
from blog.queries.placements import Placed, placements_of
from blog.queries.spans import span_from_json
from blog.text.annotation import Annotation, Body, Place
from discussion.kinds import Intent
from discussion.models import Comment, Provenance
from discussion.queries.pages import Where, page_language

PER_PAGE: Final = 100
MOTIVATIONS: Final = {
    Intent.COMMENT: "commenting",
    Intent.PROPOSAL: "editing",
    Intent.SOURCE: "linking",
    Intent.QUESTION: "questioning",
}
"""What the W3C calls what a reader wants (Web Annotation Vocabulary, § 3.3)."""
CAME_FROM: Final = "linking"


class UnknownAnchor(ValueError):  # noqa: N818 - it is an answer, not a fault
    """A page's address names an anchor that isn't there."""


@dataclass(frozen=True, slots=True)
class AnnotationPage:
    """Annotations of up to `PER_PAGE` anchors; `after` leads to the next page."""

    items: tuple[Annotation, ...]
    after: str


def annotation_total(page: LivingPage) -> int:
    """Return how many annotations a page has. Two statements."""
    return _comments(page).count() + len(set(_provenance(page).values_list(*_SAME)))


def annotation_page(page: LivingPage, *, address: str, after: str = "") -> AnnotationPage:
    """Return the annotations whose anchors come after one, in the order in which the anchors were made. Six statements at most."""
    anchors = list(_anchors(page, after)[: PER_PAGE + 1])
    more = len(anchors) > PER_PAGE
    anchors = anchors[:PER_PAGE]
    made = _Makes(page, address, {anchor.pk: anchor for anchor in anchors})
    return AnnotationPage(tuple(made.all()), str(anchors[-1].uuid) if more else "")


def _anchors(page: LivingPage, after: str) -> QuerySet[Anchor]:
    """Return the anchors that something public hangs on."""
    commented = _comments(page).values("submission__anchor")
    merged = _provenance(page).values("anchor")
    found = Anchor.objects.filter(page_id=page.pk).select_related("version").order_by("pk")
    found = found.filter(pk__in=commented) | found.filter(pk__in=merged)
    if not after:
        return found
    last = Anchor.objects.filter(page_id=page.pk, uuid=_uuid(after)).order_by("pk").first()
    if last is None:
        raise UnknownAnchor(after)
    return found.filter(pk__gt=last.pk)


def _uuid(told: str) -> UUID:
    try:
        return UUID(told)
    except ValueError as error:
        raise UnknownAnchor(told) from error


def _comments(page: LivingPage) -> QuerySet[Comment]:
    """Return the public comments at passages; none where the discussion isn't shown."""
    if page.discussion_mode == DiscussionMode.CLOSED:
        return Comment.rows.none()
    return Comment.rows.filter(
        page_id=page.pk, is_public=True, withdrawn=False, submission__anchor__isnull=False
    )


def _provenance(page: LivingPage) -> QuerySet[Provenance]:
    return Provenance.objects.filter(
        merge__page_id=page.pk, merge__result__isnull=False, merge__undone_by__isnull=True
    )


_SAME: Final = ("anchor_id", "point__contribution__uuid", "kind", "merge__result__number")
"""Several points of one contribution behind the same words are one annotation."""


class _Makes:
    """Makes annotations of some anchors."""

    def __init__(self, page: LivingPage, address: str, anchors: Mapping[int, Anchor]) -> None:
        self._page = page
        self._address = address
        self._anchors = anchors
        self._language = page_language(page)
        self._newest = (
            Version.objects.filter(page_id=page.pk)
            .order_by("-number")
            .values_list("number", flat=True)
            .first()
        )
        self._placed = placements_of(page.pk, anchors=anchors) if anchors else {}

    def all(self) -> Iterator[Annotation]:
        """In the order of the anchors; comments before what went into the text."""
        if not self._anchors:
            return
        found: list[tuple[int, Annotation]] = [*self._comments(), *self._merged()]
        yield from (annotation for _anchor, annotation in sorted(found, key=lambda item: item[0]))

    def _comments(self) -> Iterator[tuple[int, Annotation]]:
        rows = (
            _comments(self._page)
            .filter(submission__anchor__in=self._anchors)
            .order_by("pk")
            .values_list("submission__anchor", "uuid", "submission__intent", "submit_date")
        )
        for anchor, uuid, intent, sent in rows:
            yield (
                anchor,
                self._annotation(anchor, f"comment-{uuid}", MOTIVATIONS[Intent(intent)], sent, f"/k/{uuid}/"),
            )

    def _merged(self) -> Iterator[tuple[int, Annotation]]:
        comment = "point__contribution__submission__comment"
        rows: Iterable[Any] = (
            _provenance(self._page)
            .filter(anchor__in=self._anchors)
            .order_by("pk")
            .values_list(
                *_SAME,
                "merge__result__published_at",
                f"{comment}__uuid",
                f"{comment}__is_public",
                f"{comment}__withdrawn",
            )
        )
        seen: set[tuple[Any, ...]] = set()
        for anchor, contribution, kind, number, at, uuid, public, withdrawn in rows:
            if (anchor, contribution, kind, number) in seen:
                continue
            seen.add((anchor, contribution, kind, number))
            shown = public and not withdrawn and self._page.discussion_mode != DiscussionMode.CLOSED
            body = f"/k/{uuid}/" if shown else version_path(place_of(self._page), number, self._language)
            name = f"{kind}-{self._anchors[anchor].uuid}-{len(seen)}"
            yield anchor, self._annotation(anchor, name, CAME_FROM, at, body)

    def _annotation(self, anchor: int, name: str, motivation: str, at: datetime, body: str) -> Annotation:
        row = self._anchors[anchor]
        if row.kind == AnchorKind.TIME:
            places, status = [self._in_sound(row)], PlacementStatus.IN_PLACE
        else:
            placed = self._placed.get(anchor) or self._as_made(anchor)
            places, status = list(self._places(placed)), placed.status
        return Annotation(
            id=f"{self._address}#{name}",
            motivation=motivation,
            created=at.isoformat().replace("+00:00", "Z"),
            body=Body(absolute(body), self._language),
            places=tuple(places),
            status=status.value,
        )

    def _in_sound(self, row: Anchor) -> Place:
        """Seconds belong to the episode, whatever its text says by now."""
        return Place(absolute(Where(self._page).page), (), span_from_json(row.parts))

    def _as_made(self, anchor: int) -> Placed:
        """An anchor that nobody has carried yet is told as it was made."""
        row = self._anchors[anchor]
        parts, number = parts_from_json(row.parts), row.version.number
        status = PlacementStatus.LAST_SEEN
        return Placed(status, parts, None, number, 0.0, number, parts)

    def _places(self, placed: Placed) -> Iterator[Place]:
        yield Place(self._version(placed.made_on), placed.original)
        if placed.status is not PlacementStatus.LAST_SEEN and self._newest and self._newest != placed.made_on:
            yield Place(self._version(self._newest), placed.parts)

    def _version(self, number: int) -> str:
        return absolute(version_path(place_of(self._page), number, self._language))
