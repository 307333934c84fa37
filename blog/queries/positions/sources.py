"""Where a position was said, as something a reader can follow: passage, second, comment, or a page elsewhere."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from blog.kinds import AnchorKind
from blog.models.anchor import Anchor
from blog.models.placement import Placement
from blog.models.positions.position import Position
from blog.queries.addresses import living_path, passage_anchor, place_of
from blog.queries.positions.allowed import standpoints_of
from blog.text.podcast.times import Span, clock, fragment
from blog.text.safe import safe_address


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A source: `kind` is passage, second, comment, private (a letter that lies with the editors) or page; `at` the time in a recording, `host` where a page lies.

    `version` is the number of the version that still has the words, where the present text has them no more.
    """

    kind: str
    title: str
    url: str
    at: str = ""
    host: str = ""
    accessed_on: date | None = None
    version: int = 0


def sources_of(positions: Sequence[Position]) -> Mapping[int, SourceLine]:
    """Return the key of each position → its source; those without one that can be shown are left out. Two statements."""
    places = places_of(row.anchor_id for row in positions if row.anchor_id is not None)
    comments = standpoints_of(row for row in positions if row.source_ref)
    found: dict[int, SourceLine] = {}
    for row in positions:
        if row.anchor is not None:
            found[row.pk] = anchored(row.anchor, places.get(row.anchor.pk))
        elif row.source_url:
            host = (urlsplit(row.source_url).hostname or "").removeprefix("www.")
            title = row.source_title or host
            address = safe_address(row.source_url)
            found[row.pk] = SourceLine("page", title, address, host=host, accessed_on=row.accessed_on)
        elif (said := comments.get(row.source_ref)) is not None:
            found[row.pk] = SourceLine("comment" if said.url else "private", "", said.url)
    return found


def places_of(anchors: Iterable[int]) -> Mapping[int, str]:
    """Return the key of each anchor that stands in the present text → the passage that it stands in."""
    ids = sorted(set(anchors))
    if not ids:
        return {}
    rows = Placement.objects.filter(anchor__in=ids, until=None, block__isnull=False)
    return {pk: str(block) for pk, block in rows.order_by("pk").values_list("anchor_id", "block")}


def anchored(anchor: Anchor, block: str | None) -> SourceLine:
    """Return a place on a page of ours; `block` is the passage that has the words now, if one has."""
    page = anchor.page
    url = page_path(page)
    if anchor.kind == AnchorKind.TIME:
        part = anchor.parts[0]
        start = int(part["start"])
        end = int(part["end"]) if part.get("end") else None
        return SourceLine("second", page.title, f"{url}#{fragment(Span(start, end))}", at=clock(start))
    if block is not None:
        return SourceLine("passage", page.title, f"{url}#{passage_anchor(block)}")
    number = anchor.version.number
    where = f"{url}fassungen/{number}/#{passage_anchor(str(anchor.block))}"
    return SourceLine("passage", page.title, where, version=number)


def page_path(page: Any) -> str:
    """Return the address of a living page in its own language."""
    return living_path(place_of(page), page.locale.language_code)
