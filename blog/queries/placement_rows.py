"""Placements as rows: how a standing is kept and read, and all rows of anchors from the bodies alone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from blog.models.anchor import Anchor
from blog.models.placement import Placement
from blog.text import carrying
from blog.text.anchors import Parts, TextAnchor
from blog.text.body import Body
from blog.text.standing import Standing, first_standing, follow

_PLACEMENTS: dict[str, Any] = {
    kind.status: kind
    for kind in (
        carrying.InPlace,
        carrying.Moved,
        carrying.Changed,
        carrying.Split,
        carrying.Joined,
        carrying.LastSeen,
    )
}


def parts_from_json(data: Iterable[Any]) -> Parts:
    """Read the parts of an anchor's or a placement's row."""
    return tuple(TextAnchor.from_json(part) for part in data)


def row_of(anchor_id: int, standing: Standing, since: int) -> Placement:
    """Return the row of a standing, not stored yet."""
    lost = isinstance(standing.placement, carrying.LastSeen)
    similarity = round(standing.placement.similarity, 3)
    return Placement(
        anchor_id=anchor_id,
        since=since,
        status=standing.status,
        parts=[{**part.to_json(), "similarity": similarity} for part in standing.parts],
        block=None if lost else standing.parts[0].block,
        seen=standing.seen,
    )


def standing_of(row: Placement) -> Standing:
    """Read a row back."""
    parts = parts_from_json(row.parts)
    placement = _PLACEMENTS[row.status](parts, similarity_of(row.parts))
    return Standing(placement, row.seen)


def similarity_of(parts: Iterable[Any]) -> float:
    """Return how much of the words is left, as a row keeps it."""
    return min((float(part.get("similarity", 1.0)) for part in parts), default=1.0)


@dataclass(slots=True)
class _Track:
    """One anchor on its way through the versions."""

    anchor: Anchor
    original: Parts
    rows: list[Placement]
    standing: Standing


def history_of(anchors: Iterable[Anchor], versions: Sequence[tuple[int, Body]]) -> list[Placement]:
    """Return all rows of anchors, none stored yet; `versions` are numbers and bodies in order."""
    waiting: dict[int, list[Anchor]] = {}
    for anchor in anchors:
        waiting.setdefault(anchor.version.number, []).append(anchor)
    tracks: list[_Track] = []
    before: Body | None = None
    for number, body in versions:
        if before is not None:
            _advance(tracks, before, body, number)
        tracks += [_start(anchor, body, number) for anchor in waiting.get(number, ())]
        before = body
    return [row for track in tracks for row in track.rows]


def _start(anchor: Anchor, body: Body, number: int) -> _Track:
    standing = first_standing(parts_from_json(anchor.parts), body, number)
    return _Track(anchor, standing.parts, [row_of(anchor.pk, standing, number)], standing)


def _advance(tracks: list[_Track], before: Body, body: Body, number: int) -> None:
    followed = follow(before, body, number, [(track.original, track.standing) for track in tracks])
    for track, standing in zip(tracks, followed, strict=True):
        row, last = row_of(track.anchor.pk, standing, number), track.rows[-1]
        if differs(last, row):
            last.until = number
            track.rows.append(row)
        else:
            last.seen = row.seen
        track.standing = standing


def differs(one: Placement, other: Placement) -> bool:
    """Tell whether a row must follow another, or the first still tells the truth."""
    return (one.status, one.parts, str(one.block)) != (other.status, other.parts, str(other.block))
