"""Finds a sentence that somebody heard or read again, though words are wrong or missing. Pure: values in, values out.

Texts are cut into windows. Of each window, and of what is looked for, the pairs of neighbouring words (and of next but one) are
kept as numbers; a window that shares many rare ones is a candidate, and candidates are compared word by word.
"""

import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import Match as Run
from difflib import SequenceMatcher
from typing import Final

from blog.text.words import words

FOUND: Final = 0.62
"""Confidence from which it is the same sentence. A tenth of the words wrong and a tenth missing leaves about 0.8; different sentences on
one subject share below 0.45 (tests/blog/text/test_quoting.py)."""
FEWEST_WORDS: Final = 4
"""Fewer words could be anybody's."""
MOST_WORDS: Final = 60
"""So much of a longer text is looked for: enough to tell it from every other one."""
WINDOW_WORDS: Final = 60
"""Words of a window of a transcript; each begins half of that behind the one before, so that no sentence is cut in all of them."""
SHORTEST_TELLING: Final = 5
LONG: Final = 7
"""Letters: „neunzig Prozent“ tells what somebody talks about, „haben wir“ doesn't."""
_SMALL: Final = (
    "der die das des dem den ein eine einer eines einem einen und oder aber ist sind war es er sie wir ich du in im "
    "an am auf zu zum zur von vom mit für nicht auch so dass the a an and or but is are was it he she we i you in "
    "on at to of for not that "
)
SMALL: Final = frozenset(_SMALL.split())


@dataclass(frozen=True, slots=True)
class Match:
    """How well a text says what is looked for: `confidence` from 0 to 1, and the words where it does (first, behind the last)."""

    confidence: float
    first: int
    last: int


def folded_words(text: str) -> list[str]:
    """Return words as they are compared: small letters, no marks, „ß“ and umlauts as they are often typed."""
    return [_folded(word) for word in words(text)]


def _folded(word: str) -> str:
    low = word.casefold().replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")
    return "".join(letter for letter in low if letter.isalnum())


def pairs(folded: Sequence[str]) -> frozenset[int]:
    """Return the numbers of the pairs of words that stand beside each other, or with one word between them.

    So one wrong word spoils four pairs of a sentence and leaves those around it. Two small words make no pair.
    """
    found = set()
    for step in (1, 2):
        for one, other in zip(folded, folded[step:], strict=False):
            if one not in SMALL or other not in SMALL:
                found.add(zlib.crc32(f"{one} {other}".encode()))
    return frozenset(found)


def telling_pairs(folded: Sequence[str]) -> frozenset[int]:
    """Return the numbers of those pairs that say what a text is about: no small word in them, and a long one."""
    found = set()
    for step in (1, 2):
        for pair in zip(folded, folded[step:], strict=False):
            if (
                not SMALL & set(pair)
                and min(map(len, pair)) >= SHORTEST_TELLING
                and max(map(len, pair)) >= LONG
            ):
                found.add(zlib.crc32(" ".join(pair).encode()))
    return frozenset(found)


def match(wanted: Sequence[str], inside: Sequence[str]) -> Match:
    """Compare what is looked for with the words of a window; words at its ends that belong to neither don't count.

    The confidence is the share of letters, of both, in words that stand in the same order: Dice over the stretch that matches.
    """
    matcher = SequenceMatcher(None, inside, wanted, autojunk=False)
    runs = [run for run in matcher.get_matching_blocks() if run.size]
    best = Match(0.0, 0, 0)
    for start in range(len(runs)):
        for end in range(start, len(runs)):
            best = max(best, _stretch(wanted, inside, runs[start : end + 1]), key=lambda one: one.confidence)
    return best


def _stretch(wanted: Sequence[str], inside: Sequence[str], runs: Sequence[Run]) -> Match:
    first, last = runs[0].a, runs[-1].a + runs[-1].size
    same = sum(_weight(inside[run.a : run.a + run.size]) for run in runs)
    # Words that were missed before the first or behind the last one that agrees stand there too.
    whole = _weight(wanted) + _weight(inside[first:last])
    return Match(2 * same / whole if whole else 0.0, first, last)


def _weight(some: Iterable[str]) -> int:
    """Long words say more: „die“ agrees everywhere."""
    return sum([1 if word in SMALL else len(word) + 1 for word in some])


def rarest(counts: Counter[int], wanted: Iterable[int], most: int) -> list[int]:
    """Return the pairs that occur in the fewest windows, and in one at least: these lead to what is looked for."""
    known = sorted((count, pair) for pair in wanted if (count := counts[pair]))
    return [pair for _count, pair in known[:most]]


def windows(spoken: Sequence[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """Cut pieces of speech (start and end in milliseconds, words) into windows of about `WINDOW_WORDS`, overlapping by half."""
    sizes = [len(words(text)) for _start, _end, text in spoken]
    first = 0
    while first < len(spoken):
        last, count = first, 0
        while last < len(spoken) and count < WINDOW_WORDS:
            count += sizes[last]
            last += 1
        part = spoken[first:last]
        yield part[0][0], max(end for _start, end, _text in part), "\n".join(text for _s, _e, text in part)
        if last >= len(spoken):
            return
        first = _half(sizes, first, last)


def _half(sizes: Sequence[int], first: int, last: int) -> int:
    count, at = 0, first
    while at < last - 1 and count < WINDOW_WORDS // 2:
        count += sizes[at]
        at += 1
    return max(at, first + 1)
