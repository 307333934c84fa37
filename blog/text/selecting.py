"""What somebody marked in a text, checked against the text: a browser and a person may say anything."""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Any, Final

from blog.text.anchors import Parts, TextAnchor, anchor_to, whole_block
from blog.text.body import REDACTED_KIND, Block, Body
from blog.text.folding import comparable, fold
from blog.text.words import block_text, short_id

MOST_PARTS: Final = 20
"""Passages that one selection may reach over: more is an article, not a place in it."""
LONGEST: Final = 20_000
"""Letters that are told at most for one part; the longest paragraph of a real article has a few thousand."""


class SelectionReason(StrEnum):
    """Why a selection is refused."""

    NOTHING = "nothing"
    """Nothing is marked, or only spaces."""
    TOO_MUCH = "too-much"
    UNKNOWN = "unknown"
    """The passage isn't in this text."""
    ELSEWHERE = "elsewhere"
    """The passage doesn't say these words."""
    UNCLEAR = "unclear"
    """It says them more than once, and nothing tells which are meant."""


class SelectionRefused(ValueError):  # noqa: N818 - named after what it is in the reader's words
    """What was marked isn't in the text."""

    def __init__(self, reason: SelectionReason) -> None:
        super().__init__(reason.value)
        self.reason = reason


def select(body: Body, told: Sequence[Mapping[str, Any]]) -> Parts:
    """Return the anchor of what was told: each part `{"block", "exact"?, "prefix"?, "suffix"?, "start"?, "end"?}`.

    A part that tells only its block is the whole passage; a block may be told by the first eight letters of its UUID. Parts are put
    in the order of the text.
    """
    if not told:
        raise SelectionRefused(SelectionReason.NOTHING)
    if len(told) > MOST_PARTS:
        raise SelectionRefused(SelectionReason.TOO_MUCH)
    places = {block.id: place for place, block in reversed(list(enumerate(body.blocks)))}
    parts = {_part(body, one) for one in told}
    return tuple(sorted(parts, key=lambda part: (places[part.block], part.start, part.end)))


def _part(body: Body, told: Mapping[str, Any]) -> TextAnchor:
    block = _block(body, str(told.get("block", "")))
    exact = str(told.get("exact") or "")
    if len(exact) > LONGEST:
        raise SelectionRefused(SelectionReason.TOO_MUCH)
    if not exact:
        return whole_block(block)
    if not comparable(exact).strip():
        raise SelectionRefused(SelectionReason.NOTHING)
    start, end = _place(block, exact, told)
    part = anchor_to(block, start, end)
    whole = whole_block(block)
    return whole if comparable(part.exact) == comparable(whole.exact) else part


def _block(body: Body, told: str) -> Block:
    found = [block for block in body.blocks if block.id == told]
    if not found and len(told) == 8:
        found = [block for block in body.blocks if short_id(block.id) == told.lower()]
    if not found or found[0].kind == REDACTED_KIND:
        raise SelectionRefused(SelectionReason.UNKNOWN)
    return found[0]


def _place(block: Block, exact: str, told: Mapping[str, Any]) -> tuple[int, int]:
    folded = fold(block_text(block))
    words = comparable(exact)
    places = list(_occurrences(folded.text, words))
    if not places:
        raise SelectionRefused(SelectionReason.ELSEWHERE)
    fitting = [place for place in places if _fits(folded.text, place, len(words), told)] or places
    if len(fitting) > 1:
        fitting = [place for place in fitting if folded.written(place, place + len(words))[0] == _start(told)]
    if len(fitting) != 1:
        raise SelectionRefused(SelectionReason.UNCLEAR)
    return folded.written(fitting[0], fitting[0] + len(words))


def _start(told: Mapping[str, Any]) -> int:
    start = told.get("start")
    return start if isinstance(start, int) else -1


def _occurrences(text: str, words: str) -> Iterable[int]:
    place = text.find(words)
    while place >= 0:
        yield place
        place = text.find(words, place + 1)


def _fits(text: str, place: int, length: int, told: Mapping[str, Any]) -> bool:
    """Tell whether the words around a place are those that were told (where they were told)."""
    prefix, suffix = (comparable(str(told.get(name) or "")) for name in ("prefix", "suffix"))
    before, behind = text[:place].rstrip(), text[place + length :].lstrip()
    return before.endswith(prefix) and behind.startswith(suffix)
