"""Aligning two sequences of keys: which of the one stand for which of the other, in order.

Patience difference (Bram Cohen): keys that occur once on both sides are the landmarks, the longest row of them that keeps its
order is taken, and the gaps between are aligned in the same way. Where a gap has no landmark, a longest common subsequence is
computed if the gap is small, and the rarest common key serves as landmark if it isn't. So the cost stays close to linear,
and the result reads as a person would have marked it.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from typing import Final

Pair = tuple[int, int]

SMALL_GAP: Final = 4096
"""Cells of a table that a gap without landmarks may cost: 64 words against 64."""


def align(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """Return the pairs of positions that stand for each other; both sides rise."""
    pairs: list[Pair] = []
    gaps = [(0, len(old), 0, len(new))]
    while gaps:
        gap = gaps.pop()
        pairs.extend(_common_ends(old, new, gap))
        low, high, left, right = _without_ends(old, new, gap)
        if low == high or left == right:
            continue
        marks = _landmarks(old, new, (low, high, left, right))
        if marks:
            pairs.extend(marks)
            gaps.extend(_between(marks, (low, high, left, right)))
        else:
            pairs.extend(_in_a_table(old, new, (low, high, left, right)))
    return sorted(pairs)


Gap = tuple[int, int, int, int]


def _without_ends(old: Sequence[str], new: Sequence[str], gap: Gap) -> Gap:
    low, high, left, right = gap
    while low < high and left < right and old[low] == new[left]:
        low, left = low + 1, left + 1
    while low < high and left < right and old[high - 1] == new[right - 1]:
        high, right = high - 1, right - 1
    return low, high, left, right


def _common_ends(old: Sequence[str], new: Sequence[str], gap: Gap) -> list[Pair]:
    low, high, left, right = gap
    inner_low, inner_high, inner_left, inner_right = _without_ends(old, new, gap)
    head = zip(range(low, inner_low), range(left, inner_left), strict=True)
    tail = zip(range(inner_high, high), range(inner_right, right), strict=True)
    return [*head, *tail]


def _landmarks(old: Sequence[str], new: Sequence[str], gap: Gap) -> list[Pair]:
    low, high, left, right = gap
    counted = Counter(old[low:high])
    counted_new = Counter(new[left:right])
    unique = {key for key, number in counted.items() if number == 1 and counted_new.get(key) == 1}
    if not unique and (high - low) * (right - left) > SMALL_GAP:
        unique = _rarest(counted, counted_new)
    if not unique:
        return []
    place: dict[str, int] = {}
    for index in range(left, right):
        place.setdefault(new[index], index)
    found: dict[str, int] = {}
    for index in range(low, high):
        if old[index] in unique:
            found.setdefault(old[index], index)
    return rising([(index, place[key]) for key, index in found.items()])


def _rarest(counted: Counter[str], counted_new: Counter[str]) -> set[str]:
    """Choose the common key with the fewest places; the first of each side stand for each other."""
    common = [(counted[key] * counted_new[key], key) for key in counted if key in counted_new]
    return {min(common)[1]} if common else set()


def _between(marks: list[Pair], gap: Gap) -> list[Gap]:
    low, high, left, right = gap
    gaps: list[Gap] = []
    for mark in [*marks, (high, right)]:
        gaps.append((low, mark[0], left, mark[1]))
        low, left = mark[0] + 1, mark[1] + 1
    return gaps


def _in_a_table(old: Sequence[str], new: Sequence[str], gap: Gap) -> list[Pair]:
    """Longest common subsequence by dynamic programming, earliest pairs first; nothing if the gap is too large."""
    low, high, left, right = gap
    shared = set(old[low:high]) & set(new[left:right])
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
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for index, (_, place) in enumerate(pairs):
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
