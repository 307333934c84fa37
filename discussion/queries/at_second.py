"""Which second of an episode a comment is about, as readers see it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from blog.kinds import AnchorKind
from blog.models import Anchor
from blog.queries.addresses import living_path, place_of
from blog.queries.spans import span_from_json, spans_of
from blog.text.podcast.times import Span, clock, fragment
from discussion.queries.pages import page_language


@dataclass(frozen=True, slots=True)
class AtSecond:
    """„bei 23:41“; `url` leads to that second of the episode. `start` and `end` are milliseconds."""

    label: str
    url: str
    start: int
    end: int | None


def at_second(page: Any, anchors: Collection[int]) -> Mapping[int, AtSecond]:
    """Return the key of each anchor on seconds → where it points to. One statement, none without anchors."""
    return {anchor: _at(page, span) for anchor, span in spans_of(anchors).items()}


def second_of(page: Any, anchor: Anchor | None) -> AtSecond | None:
    """Return where an anchor points to in the sound, or nothing if it is about words. No statement."""
    if anchor is None or anchor.kind != AnchorKind.TIME:
        return None
    return _at(page, span_from_json(anchor.parts))


def _at(page: Any, span: Span) -> AtSecond:
    address = living_path(place_of(page), page_language(page))
    return AtSecond(span_label(span), f"{address}#{fragment(span)}", span.start, span.end)


def span_label(span: Span) -> str:
    """Say in words where in the sound: „bei 23:41“, „von 23:41 bis 24:10“."""
    if span.end is None:
        return _("bei %(time)s") % {"time": clock(span.start)}
    return _("von %(start)s bis %(end)s") % {"start": clock(span.start), "end": clock(span.end)}
