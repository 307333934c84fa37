"""How alike two wordings are: the share of letters that stand in words both have in the same order.

Letters, not words, for German carries its meaning in long words: „die“ and „und“ in common say little, „Eingliederungshilfe“ says much.
Words that were bent or mended („fragen“, „fragten“; „Massnahme“, „Maßnahme“) count for the letters they share.
"""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Final

from blog.text.alignment import align
from blog.text.folding import comparable

BENT: Final = 0.7
"""Share of letters from which two words are taken for forms of one: „fragen“ / „fragten“ 0.92, „Massnahme“ / „Maßnahme“ 0.82;
„Haltung“ / „Handlung“ 0.67, „können“ / „kommen“ 0.67."""
LONG: Final = 4
"""Shorter words are alike by chance: „die“, „der“, „das“."""
NEAR: Final = 6
"""Words on each side of a gap up to which bent words are looked for."""

_TOKEN: Final = re.compile(r"\w+|[^\w\s]")


def likeness(one: str, other: str) -> float:
    """Return 1.0 for the same letters, 0.0 for nothing in common."""
    one, other = comparable(one), comparable(other)
    if one == other:
        return 1.0
    old, new = _TOKEN.findall(one.lower()), _TOKEN.findall(other.lower())
    total = sum(map(len, old)) + sum(map(len, new))
    if not total:
        return 1.0 if not one and not other else 0.0
    pairs = align(old, new)
    kept = sum([len(old[i]) for i, _j in pairs])
    return min(1.0, (2 * kept + _bent(old, new, pairs)) / total)


def _bent(old: Sequence[str], new: Sequence[str], pairs: list[tuple[int, int]]) -> float:
    """Count the letters that bent words between the kept ones share, on both sides."""
    shared = 0.0
    low = left = 0
    for i, j in [*pairs, (len(old), len(new))]:
        if low < i and left < j and max(i - low, j - left) <= NEAR:
            shared += _bent_in(old[low:i], new[left:j])
        low, left = i + 1, j + 1
    return shared


def _bent_in(old: Sequence[str], new: Sequence[str]) -> float:
    shared = 0.0
    left = 0
    for word in old:
        scored = [(_alike(word, other), -at) for at, other in enumerate(new[left:], left)]
        best, at = max(scored, default=(0.0, 0))
        if best >= BENT:
            shared += best * (len(word) + len(new[-at]))
            left = 1 - at
    return shared


def _alike(one: str, other: str) -> float:
    if min(len(one), len(other)) < LONG:
        return 0.0
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= BENT else 0.0
