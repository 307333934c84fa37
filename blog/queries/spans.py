"""Where anchors on seconds point to: they stay there, so they have no places."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from blog.kinds import AnchorKind
from blog.models.anchor import Anchor
from blog.text.podcast.times import Span


def spans_of(anchors: Collection[int]) -> Mapping[int, Span]:
    """Return the key of each anchor on seconds → its seconds; others are left out. One statement, none without anchors."""
    if not anchors:
        return {}
    rows = Anchor.objects.filter(pk__in=anchors, kind=AnchorKind.TIME).order_by("pk")
    return {pk: span_from_json(parts) for pk, parts in rows.values_list("pk", "parts")}


def span_from_json(parts: Iterable[Any]) -> Span:
    """Read the parts of the row of an anchor on seconds."""
    part = next(iter(parts))
    end = part.get("end")
    return Span(int(part["start"]), None if end is None else int(end))
