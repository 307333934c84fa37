"""Which passages a plan changes for somebody's points: as they stand and as they would be. No Django in here."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from blog.text.body import Block
from blog.text.change import apply_change
from discussion.text.plan import Plan


@dataclass(frozen=True, slots=True)
class Shown:
    """Passages before and after; both empty where a question has words alone."""

    before: tuple[Block, ...] = ()
    after: tuple[Block, ...] = ()

    @property
    def block(self) -> str | None:
        """The passage that it is about first of all."""
        known = {block.id for block in self.before}
        new = [block.id for block in self.after if block not in self.before]
        return next(iter([*new, *(block.id for block in self.after), *known]), None)


NOTHING_SHOWN: Final = Shown()


def passages_of(blocks: Sequence[Block], plan: Plan, points: Collection[str]) -> Shown:
    """Return what a plan made on `blocks` does for these points; raises `ChangeConflict` where it doesn't fit.

    A passage that is wholly new stands behind the one before it, so that its place can be seen.
    """
    after = apply_change(blocks, plan.edits)
    wanted = {fold.block for fold in plan.folds if not set(points).isdisjoint(fold.points)}
    known = {block.id for block in blocks}
    wanted |= _places_of(after, wanted - known) & known
    return Shown(
        tuple(block for block in blocks if block.id in wanted),
        tuple(block for block in after if block.id in wanted),
    )


def _places_of(after: Sequence[Block], new: Collection[str]) -> set[str]:
    return {before.id for before, block in pairwise(after) if block.id in new}
