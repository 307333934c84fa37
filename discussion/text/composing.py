"""The change that leads from one row of passages to another: what the desk's editor did, told as edits.

Passages that keep their order are left alone: the longest run of them stays (longest increasing subsequence, by
patience sorting), only the others are moved, so a merge names no more than what was worked on.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from blog.text.body import Block
from blog.text.change import Change, Edit, InsertAfter, MoveAfter, Remove, Replace


def change_between(before: Iterable[Block], after: Iterable[Block]) -> Change:
    """Return the change that makes `after` out of `before`; block ids are unique in each."""
    old, new = list(before), list(after)
    was = {block.id: block for block in old}
    becomes = {block.id: block for block in new}
    gone: list[Edit] = [Remove(block.id) for block in old if block.id not in becomes]
    rewritten: list[Edit] = [
        Replace(block.id, becomes[block.id])
        for block in old
        if block.id in becomes and becomes[block.id] != block
    ]
    return (
        *gone,
        *rewritten,
        *_placed(new, unmoved([block.id for block in old], [block.id for block in new]), was),
    )


def _placed(new: Sequence[Block], still: set[str], was: dict[str, Block]) -> list[Edit]:
    edits: list[Edit] = []
    behind: str | None = None
    for block in new:
        if block.id not in was:
            edits.append(InsertAfter(behind, block))
        elif block.id not in still:
            edits.append(MoveAfter(block.id, behind))
        behind = block.id
    return edits


def unmoved(old: Sequence[str], new: Sequence[str]) -> set[str]:
    """Return the ids that stand in both rows and need no move."""
    place = {identifier: index for index, identifier in enumerate(old)}
    kept = [identifier for identifier in new if identifier in place]
    ends: list[int] = []
    chain: list[tuple[str, int | None]] = []  # id, index of the one before it in its run
    at: list[int] = []  # index into `chain` of the run that ends with `ends[n]`
    for identifier in kept:
        length = bisect_left(ends, place[identifier])
        chain.append((identifier, at[length - 1] if length else None))
        ends[length : length + 1] = [place[identifier]]
        at[length : length + 1] = [len(chain) - 1]
    found: set[str] = set()
    step = at[-1] if at else None
    while step is not None:
        identifier, step = chain[step]
        found.add(identifier)
    return found
