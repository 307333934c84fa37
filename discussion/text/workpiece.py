"""What lies on the editor's bench: the passages as she wants them and which points go into which. Values, no rows."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Self

from blog.text.body import Block
from blog.text.change import Change, apply_change
from blog.text.words import block_text
from discussion.text.composing import change_between
from discussion.text.plan import Fold, Plan, joined_folds


@dataclass(frozen=True, slots=True)
class Workpiece:
    """`then` are the passages of version `base`, `blocks` those that would be published."""

    base: int
    then: tuple[Block, ...]
    blocks: tuple[Block, ...]
    folds: tuple[Fold, ...] = ()
    note: str = ""

    @classmethod
    def fresh(cls, base: int, blocks: Sequence[Block]) -> Self:
        """Begin with a version, nothing done yet."""
        return cls(base, tuple(blocks), tuple(blocks))

    @classmethod
    def of_plan(cls, plan: Plan, then: Sequence[Block]) -> Self:
        """Go on with what was saved; raises `ChangeConflict` where the plan isn't made for these passages."""
        return cls(plan.base, tuple(then), apply_change(then, plan.edits), plan.folds, plan.note)

    @property
    def edits(self) -> Change:
        """What was done to the text."""
        return change_between(self.then, self.blocks)

    @property
    def plan(self) -> Plan:
        """All of it, as it is saved and merged."""
        return Plan(self.base, self.edits, joined_folds(self.folds), self.note)

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing was done yet."""
        return not self.folds and self.blocks == self.then

    def block(self, block_id: str) -> Block | None:
        """Return a passage as it is on the bench."""
        return next((block for block in self.blocks if block.id == block_id), None)

    def index(self, block_id: str) -> int | None:
        """Return the place of a passage."""
        return next((place for place, block in enumerate(self.blocks) if block.id == block_id), None)

    def noted(self, note: str) -> Self:
        """Write the note for readers."""
        return replace(self, note=note)

    def folded(self, points: Iterable[str], block_id: str, kind: str, exact: str = "") -> Self:
        """Put points behind a passage; a point that was there already changes its kind."""
        wanted = tuple(dict.fromkeys(points))
        if not wanted or self.block(block_id) is None:
            return self
        left = self._without(wanted, block_id)
        return replace(self, folds=joined_folds((*left, Fold(wanted, block_id, kind, exact))))

    def unfolded(self, points: Collection[str], block_id: str) -> Self:
        """Take points away from a passage again."""
        return replace(self, folds=joined_folds(self._without(points, block_id)))

    def _without(self, points: Collection[str], block_id: str) -> tuple[Fold, ...]:
        return tuple(
            replace(fold, points=tuple(point for point in fold.points if point not in points))
            if fold.block == block_id
            else fold
            for fold in self.folds
        )

    def rewritten(self, block_id: str, by: Sequence[Block]) -> Self:
        """Put passages in the place of one; the first has its id. What was folded into it follows the words that are new."""
        place = self.index(block_id)
        if place is None or not by:
            return self
        blocks = (*self.blocks[:place], *by, *self.blocks[place + 1 :])
        return replace(self, blocks=blocks, folds=self._divided(block_id, by) if by[1:] else self.folds)

    def _divided(self, block_id: str, by: Sequence[Block]) -> tuple[Fold, ...]:
        """Return the folds after one passage became several: never behind words that stood there before."""
        old = next((block_text(block) for block in self.then if block.id == block_id), "")
        new = [block.id for block in by if block_text(block) not in old] or [block_id]
        divided = []
        for fold in self.folds:
            said = [block.id for block in by if fold.exact and fold.exact in block_text(block)][:1]
            places = (said or new) if fold.block == block_id else [fold.block]
            divided += [replace(fold, block=place) for place in places]
        return joined_folds(divided)

    def inserted(self, after: str | None, block: Block) -> Self:
        """Put a new passage behind another, or first."""
        place = self.index(after) if after else -1
        if place is None or self.block(block.id) is not None:
            return self
        return replace(self, blocks=(*self.blocks[: place + 1], block, *self.blocks[place + 1 :]))

    def removed(self, block_id: str) -> Self:
        """Take a passage out, and what was folded into it."""
        return replace(
            self,
            blocks=tuple(block for block in self.blocks if block.id != block_id),
            folds=tuple(fold for fold in self.folds if fold.block != block_id),
        )

    def moved(self, block_id: str, by: int) -> Self:
        """Move a passage up (-1) or down (1)."""
        place = self.index(block_id)
        if place is None or not 0 <= place + by < len(self.blocks):
            return self
        blocks = list(self.blocks)
        blocks.insert(place + by, blocks.pop(place))
        return replace(self, blocks=tuple(blocks))

    def restored(self, block_id: str) -> Self:
        """Give a passage back what it was: its words, or its place if it was taken out."""
        old = next((block for block in self.then if block.id == block_id), None)
        if old is None:
            return self.removed(block_id)
        if self.block(block_id) is not None:
            return self.rewritten(block_id, (old,))
        here = {block.id for block in self.blocks}
        before = [block.id for block in self.then[: self.then.index(old)] if block.id in here]
        return self.inserted(before[-1] if before else None, old)
