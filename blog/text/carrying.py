"""Carrying anchors from a text to the next one: where each now stands, or that it doesn't any more.

The order is the passage's UUID, the exact quote, the quote with what stands around it, then the alignment of words; `word_map` does it for
all words at once, here it is read off for each anchor, and doubted. An anchor that stands nowhere is honest, one at the wrong place is not:
readers of annotated texts forgave the first and distrusted the whole after the second (A. J. Bernheim Brush, D. Bargeron, A. Gupta, J. J. Cadiz,
"Robust Annotation Positioning in Digital Documents", CHI 2001). Text quote with context as in the W3C Web Annotation Data Model
and as Hypothesis' client anchors it; robust locations from several hints after T. A. Phelps, R. Wilensky, "Robust Intra-document
Locations", Computer Networks 33 (2000).
"""

from collections.abc import Iterable, Sequence
from typing import Final

from blog.text.anchors import Parts, TextAnchor, anchor_in
from blog.text.body import Body
from blog.text.folding import comparable
from blog.text.likeness import likeness
from blog.text.part_places import Found, PartPlaces
from blog.text.passage_words import PassageWords
from blog.text.placement_kinds import (
    Changed,
    InPlace,
    Joined,
    LastSeen,
    Moved,
    Placement,
    Split,
    placement,
    words_of,
)
from blog.text.recovering import find_again, stands
from blog.text.word_map import WordMap

__all__ = ["Carrier", "Changed", "InPlace", "Joined", "LastSeen", "Moved", "Placement", "Split", "carry"]

LOST: Final = 0.5
"""Share of the letters of an anchor with several parts that may be gone; with more it is the anchor that is gone."""


def carry(old: Body, new: Body, anchors: Sequence[Parts]) -> tuple[Placement, ...]:
    """Tell where each anchor of the old body stands in the new one; none is dropped, order is kept."""
    carrier = Carrier(old, new)
    return tuple(carrier.carry(parts) for parts in anchors)


class Carrier:
    """Carries the anchors of one old body to one new body."""

    def __init__(self, old: Body, new: Body) -> None:
        self._words = WordMap(old, new)
        self._places = PartPlaces(self._words)

    def carry(self, parts: Parts) -> Placement:
        """Tell where an anchor of the old body stands in the new one."""
        places = [self._standing(part) for part in parts]
        if None in places:
            return self.find_again(parts)
        found = [
            self._place(passage, part)
            for passage, part in zip(places, parts, strict=True)
            if passage is not None
        ]
        lost = [part for part, one in zip(parts, found, strict=True) if one is None]
        if not any(found) or (lost and _letters(lost) > LOST * _letters(parts)):
            return LastSeen(parts)
        return self._placement(parts, [one for one in found if one is not None], whole=not lost)

    def find_again(self, parts: Parts) -> Placement:
        """Tell where an anchor that stands nowhere in the old body stands in the new one: its exact words, or nowhere."""
        found = find_again(self._words, parts)
        if found is None:
            return LastSeen(parts)
        return placement(parts, found, similarity=1.0, moved=False, joined=False)

    def as_made(self, original: Parts, now: Parts) -> Parts:
        """Return the first wording instead of a later one, where the passage says it again at the same place."""
        if len(original) != 1 or len(now) != 1 or original[0].whole or now[0].whole:
            return now
        passage = self._places.new[now[0].block]
        exact = comparable(original[0].exact)
        low, high = passage.folded.folded(now[0].start, now[0].end)
        at = passage.folded.text.find(exact, max(0, low - len(exact)), high + len(exact))
        if not exact or at < 0 or at >= high or at + len(exact) <= low:
            return now
        return (passage.anchor(at, at + len(exact)),)

    def _standing(self, part: TextAnchor) -> PassageWords | None:
        passage = self._places.old.get(part.block)
        if passage is None:
            return None
        return passage if (part.whole and not part.exact) or stands(passage, part) else None

    def _place(self, passage: PassageWords, part: TextAnchor) -> Found | None:
        return self._places.whole(passage) if part.whole else self._places.quote(passage, part)

    def _placement(self, before: Parts, found: list[Found], *, whole: bool) -> Placement:
        now = self._together(part for one in found for part in one.parts)
        if all(part.whole for part in before):
            now = tuple(self._filling(part) for part in now)
        same = words_of(before) == words_of(now)
        return placement(
            before,
            now,
            similarity=1.0 if same else likeness(words_of(before), words_of(now)),
            moved=any(one.moved for one in found),
            joined=whole and (len(before) > 1 or any(one.joined for one in found)),
        )

    def _together(self, parts: Iterable[TextAnchor]) -> Parts:
        """Put parts that touch in one passage together; what several parts lead to stands once."""
        result: list[TextAnchor] = []
        for part in parts:
            text = self._places.new[part.block].text
            at = next((at for at, other in enumerate(result) if _touch(other, part, text)), None)
            if at is None:
                result.append(part)
            else:
                result[at] = _joined(result[at], part, text)
        return tuple(result)

    def _filling(self, part: TextAnchor) -> TextAnchor:
        """What were whole passages and now fill one is that passage."""
        passage = self._places.new[part.block]
        fills = (part.start, part.end) == (0, len(passage.text))
        return passage.whole() if fills else part


def _touch(one: TextAnchor, other: TextAnchor, text: str) -> bool:
    if one.block != other.block:
        return False
    first, second = sorted((one, other), key=lambda part: part.start)
    return not any(letter.isalnum() for letter in text[first.end : second.start])


def _joined(one: TextAnchor, other: TextAnchor, text: str) -> TextAnchor:
    if one.whole or other.whole:
        return one if one.whole else other
    return anchor_in(one.block, text, min(one.start, other.start), max(one.end, other.end))


def _letters(parts: Sequence[TextAnchor]) -> int:
    return sum(max(1, len(comparable(part.exact))) for part in parts)
