"""Finds words again that stand a second time in a text: whoever copies a sentence copies where it came from."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

SHORTEST: Final = 24
"""Letters that words must have to be looked for: shorter ones („Das ist wahr.“) are said twice by chance."""
FEWEST_SPACES: Final = 3
"""The same for words: a long compound alone proves nothing."""

_BETWEEN: Final = "\n\x1e\n"  # never in a passage's text


class Words(NamedTuple):
    """Words of a passage by their place in its plain text."""

    block: str
    start: int
    end: int


def copies_of(texts: Mapping[str, str], placed: Iterable[tuple[Words, str]]) -> dict[str, tuple[Words, ...]]:
    """Return for each wording where it stands besides the places that are known, in the order of the text.

    `texts` is passage → plain text in order, `placed` are known places with their wording. Every wording is looked for once.
    """
    known: dict[str, set[Words]] = {}
    for words, exact in placed:
        known.setdefault(exact, set()).add(words)
    whole, starts, blocks = _joined(texts)
    found: dict[str, tuple[Words, ...]] = {}
    for exact, places in known.items():
        if not is_telling(exact):
            continue
        others = (_in_block(at, len(exact), starts, blocks) for at in _everywhere(exact, whole))
        if more := tuple(words for words in others if not any(_overlap(words, place) for place in places)):
            found[exact] = more
    return found


def is_telling(exact: str) -> bool:
    """Tell whether words are long enough to be the same ones where they come again."""
    return len(exact) >= SHORTEST and exact.strip().count(" ") >= FEWEST_SPACES


def _joined(texts: Mapping[str, str]) -> tuple[str, list[int], list[str]]:
    starts: list[int] = []
    at = 0
    for text in texts.values():
        starts.append(at)
        at += len(text) + len(_BETWEEN)
    return _BETWEEN.join(texts.values()), starts, list(texts)


def _everywhere(exact: str, whole: str) -> Iterator[int]:
    at = whole.find(exact)
    while at >= 0:
        end = at + len(exact)
        if not _goes_on(whole, at - 1, exact[0]) and not _goes_on(whole, end, exact[-1]):
            yield at
        at = whole.find(exact, end)


def _goes_on(whole: str, at: int, beside: str) -> bool:
    """Tell whether a word of the wording is only a part of the word that stands there."""
    return 0 <= at < len(whole) and whole[at].isalnum() and beside.isalnum()


def _in_block(at: int, length: int, starts: list[int], blocks: list[str]) -> Words:
    index = bisect_right(starts, at) - 1
    start = at - starts[index]
    return Words(blocks[index], start, start + length)


def _overlap(one: Words, other: Words) -> bool:
    return one.block == other.block and one.start < other.end and other.start < one.end
