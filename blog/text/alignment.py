"""Aligning two sequences of keys: which of the one stand for which of the other, in order.

Patience difference (Bram Cohen): keys that occur once on both sides are the landmarks, the longest row of them that keeps its
order is taken, and the gaps between are aligned in the same way. Where a gap has no landmark, a longest common subsequence is
computed if the gap is small; if it isn't, the first, second, third … occurrence of each common key are paired. So the cost stays close to linear,
and the result reads as a person would have marked it.
"""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

Pair = tuple[int, int]

SMALL_GAP: Final = 4096
"""Cells of a table that a gap without landmarks may cost: 64 words against 64."""
PATIENCE: Final = 32
"""How often each word may be looked at in search of landmarks, on average; real texts need four or five rounds."""


Gap = tuple[int, int, int, int]
"""From and to in the old row, from and to in the new one."""


def align(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """Return the pairs of positions that stand for each other; both sides rise."""
    pairs: list[Pair] = []
    gaps = [(0, len(old), 0, len(new))]
    budget = PATIENCE * (len(old) + len(new))
    while gaps:
        gap = _without_ends(old, new, gaps.pop(), pairs)
        low, high, left, right = gap
        if low == high or left == right:
            continue
        budget -= high - low + right - left
        if set(old[low:high]).isdisjoint(new[left:right]):
            continue
        marks = _landmarks(old, new, gap) if budget > 0 else []
        if marks:
            pairs.extend(marks)
            gaps.extend(_between(marks, gap))
        else:
            pairs.extend(_in_a_table(old, new, gap))
    return sorted(pairs)


def _without_ends(old: Sequence[str], new: Sequence[str], gap: Gap, pairs: list[Pair]) -> Gap:
    """Pair what is the same at both ends of a gap; return what is left between."""
    low, high, left, right = gap
    while low < high and left < right and old[low] == new[left]:
        pairs.append((low, left))
        low, left = low + 1, left + 1
    while low < high and left < right and old[high - 1] == new[right - 1]:
        high, right = high - 1, right - 1
        pairs.append((high, right))
    return low, high, left, right


def _landmarks(old: Sequence[str], new: Sequence[str], gap: Gap) -> list[Pair]:
    """The longest rising row of keys that occur once on each side; in a large gap without any, of all common keys."""
    low, high, left, right = gap
    first, last = _first_and_last(old, low, high)
    first_new, last_new = _first_and_last(new, left, right)
    found = [
        (i, j)
        for key in last.keys() & last_new.keys()
        if (i := last[key]) == first[key] and (j := last_new[key]) == first_new[key]
    ]
    if not found and (high - low) * (right - left) > SMALL_GAP:
        places, places_new = _places(old, low, high), _places(new, left, right)
        common = places.keys() & places_new.keys()
        found = [pair for key in common for pair in zip(places[key], places_new[key], strict=False)]
    return rising(sorted(found))


def _first_and_last(row: Sequence[str], low: int, high: int) -> tuple[dict[str, int], dict[str, int]]:
    """Where each key occurs first and last: the same place, if it occurs once."""
    keys = row[low:high]
    last = dict(zip(keys, range(low, high), strict=True))
    if len(last) == len(keys):
        return last, last
    return dict(zip(reversed(keys), range(high - 1, low - 1, -1), strict=True)), last


def _places(row: Sequence[str], low: int, high: int) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for index in range(low, high):
        places.setdefault(row[index], []).append(index)
    return places


def _between(marks: list[Pair], gap: Gap) -> list[Gap]:
    low, high, left, right = gap
    gaps: list[Gap] = []
    for i, j in [*marks, (high, right)]:
        if low < i and left < j:
            gaps.append((low, i, left, j))
        low, left = i + 1, j + 1
    return gaps


def _in_a_table(old: Sequence[str], new: Sequence[str], gap: Gap) -> list[Pair]:
    """Longest common subsequence by dynamic programming, earliest pairs first; nothing if the gap is too large."""
    low, high, left, right = gap
    shared = set(old[low:high]).intersection(new[left:right])
    rows = [index for index in range(low, high) if old[index] in shared]
    columns = [index for index in range(left, right) if new[index] in shared]
    if len(rows) * len(columns) > SMALL_GAP:
        return []
    longest = _table([old[index] for index in rows], [new[index] for index in columns])
    pairs: list[Pair] = []
    i = j = 0
    while i < len(rows) and j < len(columns):
        if old[rows[i]] == new[columns[j]]:
            pairs.append((rows[i], columns[j]))
            i, j = i + 1, j + 1
        elif longest[i + 1][j] >= longest[i][j + 1]:
            i += 1
        else:
            j += 1
    return pairs


def _table(old: Sequence[str], new: Sequence[str]) -> list[list[int]]:
    longest = [[0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in range(len(old) - 1, -1, -1):
        row, below, key = longest[i], longest[i + 1], old[i]
        for j in range(len(new) - 1, -1, -1):
            row[j] = below[j + 1] + 1 if key == new[j] else max(below[j], row[j + 1])
    return longest


def rising(pairs: Sequence[Pair]) -> list[Pair]:
    """Return the longest row of pairs (given in order of the first part) whose second part rises."""
    places = [place for _, place in pairs]
    if places == sorted(set(places)):
        return list(pairs)
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for index, place in enumerate(places):
        length = bisect_left(ends, place)
        before.append(last[length - 1] if length else -1)
        if length == len(ends):
            ends.append(place)
            last.append(index)
        else:
            ends[length] = place
            last[length] = index
    row: list[Pair] = []
    index = last[-1] if last else -1
    while index >= 0:
        row.append(pairs[index])
        index = before[index]
    return row[::-1]
