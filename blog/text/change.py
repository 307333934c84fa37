"""A change to the passages of a body: made, applied, turned round, and checked against a text that moved on.

A change is a tuple of edits that are applied one after the other. It names blocks by id alone, so it can be applied to the
live text and to a draft alike, and is refused (never bent) where it doesn't fit.
"""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum
from typing import assert_never

from blog.text.body import Block
from blog.text.joining import Joined, join_block


@dataclass(frozen=True, slots=True)
class Replace:
    """Put `block` in the place of the one with this id; the id stays the same."""

    id: str
    block: Block


@dataclass(frozen=True, slots=True)
class InsertAfter:
    """Put a new block behind the one with this id, or first (`None`)."""

    id: str | None
    block: Block


@dataclass(frozen=True, slots=True)
class Remove:
    """Take the block away."""

    id: str


@dataclass(frozen=True, slots=True)
class MoveAfter:
    """Move the block behind another, or to the front (`None`)."""

    id: str
    after: str | None


Edit = Replace | InsertAfter | Remove | MoveAfter
Change = tuple[Edit, ...]


class Reason(StrEnum):
    """Why a change doesn't fit a text."""

    MISSING = "missing"
    """A block that the change names isn't there."""
    AMBIGUOUS = "ambiguous"
    """The id stands there more than once."""
    TAKEN = "taken"
    """A block with the id of the new one is already there."""
    OTHER_ID = "other-id"
    """A replacement would change the block's id."""
    CROWDED = "crowded"
    """Somebody else has put a passage at the same place; nobody has said which comes first."""
    CHANGED = "changed"
    """The block no longer says what it said when the change was made."""


class ChangeConflict(Exception):  # noqa: N818 - named after what it is in the editor's words
    """The change can't be applied to this text."""

    def __init__(self, reason: Reason, block_id: str) -> None:
        super().__init__(f"{reason}: {block_id}")
        self.reason = reason
        self.block_id = block_id


@dataclass(frozen=True, slots=True)
class Clash:
    """One edit that doesn't fit: the block as it was, as it is and as the editor wants it."""

    reason: Reason
    id: str
    then: Block | None
    now: Block | None
    proposal: Block | None


@dataclass(frozen=True, slots=True)
class Clean:
    """The change fits; `blocks` is its result on the text as it is now, by `change`: the same made for that text."""

    blocks: tuple[Block, ...]
    change: Change = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Conflict:
    """The change doesn't fit, and these are the places where; `fitting` are the other edits, made for the text of now."""

    clashes: tuple[Clash, ...]
    fitting: Change = field(default=(), compare=False)

    @property
    def then(self) -> Block | None:
        """The first place as the change was made on it."""
        return self.clashes[0].then

    @property
    def now(self) -> Block | None:
        """The first place as it stands now."""
        return self.clashes[0].now

    @property
    def proposal(self) -> Block | None:
        """The first place as the change would have it."""
        return self.clashes[0].proposal


def apply_change(blocks: Iterable[Block], change: Change) -> tuple[Block, ...]:
    """Return the blocks after the change, or raise `ChangeConflict` and change nothing."""
    result = list(blocks)
    for edit in change:
        _apply(result, edit)
    return tuple(result)


def inverse(blocks: Iterable[Block], change: Change) -> Change:
    """Return the change that leads back: applied to the result it gives `blocks` again."""
    now = list(blocks)
    back: list[Edit] = []
    for edit in change:
        back.append(_inverse(now, edit))
        _apply(now, edit)
    return tuple(reversed(back))


def check(base: Iterable[Block], now: Iterable[Block], change: Change) -> Clean | Conflict:
    """Check a change made on `base` against the text as it is `now`; nothing somebody else wrote is overwritten.

    An edit fits if the block it names still says what it said in `base` (or already says what the edit wants). Where
    somebody else rewrote the block, both are joined if they changed other words of it (`joining`), else they clash.
    Blocks that the change doesn't name may have changed, moved, come or gone.
    """
    then, result = list(base), list(now)
    clashes: list[Clash] = []
    fitting: list[Edit] = []
    by_both: set[str] = set()
    for edit in change:
        fitted = _fitted(then, result, edit, by_both)
        clash = fitted if isinstance(fitted, Clash) else _try(then, result, fitted)
        if clash is not None:
            clashes.append(clash)
        elif not isinstance(fitted, Clash):
            fitting.append(fitted)
        _go_on(then, edit)
    if clashes:
        return Conflict(tuple(clashes), tuple(fitting))
    return Clean(tuple(result), tuple(fitting))


def _try(then: list[Block], blocks: list[Block], edit: Edit) -> Clash | None:
    try:
        _apply(blocks, edit)
    except ChangeConflict as error:
        id_ = error.block_id
        return Clash(error.reason, id_, _block(then, id_), _block(blocks, id_), _proposal(edit))
    return None


def _fitted(then: list[Block], now: list[Block], edit: Edit, by_both: set[str]) -> Edit | Clash:
    """Return the edit as it fits the text of now, or where it would overwrite words that somebody else has written."""
    if isinstance(edit, InsertAfter | MoveAfter):
        return edit
    before, found, proposal = _block(then, edit.id), _block(now, edit.id), _proposal(edit)
    if found is None or (found == before and edit.id not in by_both):
        return edit
    if found == proposal:
        # Somebody else wrote the same words: they stay hers, whatever this change thinks of them later.
        by_both.add(edit.id)
        return edit
    if before is not None and proposal is not None and edit.id not in by_both:
        joined = join_block(before, found, proposal)
        if isinstance(joined, Joined):
            return Replace(edit.id, joined.block)
    return Clash(Reason.CHANGED, edit.id, before, found, proposal)


def _go_on(then: list[Block], edit: Edit) -> None:
    """Let the text that the change was made on go on with it: the next edit was made on that."""
    with suppress(ChangeConflict):
        _apply(then, edit)


def _block(blocks: Iterable[Block], block_id: str) -> Block | None:
    return next((block for block in blocks if block.id == block_id), None)


def _proposal(edit: Edit) -> Block | None:
    match edit:
        case Replace() | InsertAfter():
            return edit.block
        case Remove() | MoveAfter():
            return None
        case _:
            assert_never(edit)


def _apply(blocks: list[Block], edit: Edit) -> None:
    match edit:
        case Replace():
            if edit.block.id != edit.id:
                raise ChangeConflict(Reason.OTHER_ID, edit.id)
            blocks[_find(blocks, edit.id)] = edit.block
        case InsertAfter():
            if any(block.id == edit.block.id for block in blocks):
                raise ChangeConflict(Reason.TAKEN, edit.block.id)
            blocks.insert(_after(blocks, edit.id), edit.block)
        case Remove():
            del blocks[_find(blocks, edit.id)]
        case MoveAfter():
            if edit.id == edit.after:
                raise ChangeConflict(Reason.AMBIGUOUS, edit.id)
            found = _find(blocks, edit.id)
            _after(blocks, edit.after)  # refuse before anything is taken out
            block = blocks.pop(found)
            blocks.insert(_after(blocks, edit.after), block)
        case _:
            assert_never(edit)


def _inverse(blocks: list[Block], edit: Edit) -> Edit:
    match edit:
        case Replace():
            return Replace(edit.id, blocks[_find(blocks, edit.id)])
        case InsertAfter():
            return Remove(edit.block.id)
        case Remove():
            found = _find(blocks, edit.id)
            return InsertAfter(_before(blocks, found), blocks[found])
        case MoveAfter():
            return MoveAfter(edit.id, _before(blocks, _find(blocks, edit.id)))
        case _:
            assert_never(edit)


def _find(blocks: list[Block], block_id: str) -> int:
    found = [index for index, block in enumerate(blocks) if block.id == block_id]
    if not found:
        raise ChangeConflict(Reason.MISSING, block_id)
    if len(found) > 1:
        raise ChangeConflict(Reason.AMBIGUOUS, block_id)
    return found[0]


def _after(blocks: list[Block], block_id: str | None) -> int:
    return 0 if block_id is None else _find(blocks, block_id) + 1


def _before(blocks: list[Block], index: int) -> str | None:
    return blocks[index - 1].id if index else None
