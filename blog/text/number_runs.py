"""Numbers that follow each other, as runs."""

from collections.abc import Collection, Iterator
from itertools import pairwise


def runs_of(numbers: Collection[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and last of each run of numbers that follow each other."""
    row = sorted(numbers)
    if not row:
        return
    starts = [row[0], *(now for before, now in pairwise(row) if now != before + 1)]
    ends = [*(before for before, now in pairwise(row) if now != before + 1), row[-1]]
    yield from zip(starts, ends, strict=True)
