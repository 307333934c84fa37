"""A change to the passages of a body: made, applied, turned round, and checked against a text that moved on.

A change is a tuple of edits that are applied one after the other. It names blocks by id alone, so it can be applied to the
live text and to a draft alike, and is refused (never bent) where it doesn't fit.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

from blog.text.body import Block


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
    """The change fits; `blocks` is its result on the text as it is now."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """The change doesn't fit, and these are the places where."""

    clashes: tuple[Clash, ...]

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

    An edit fits if the block it names still says what it said in `base` (or already says what the edit wants). Blocks that the change doesn't name may have changed, moved, come or gone.
    """
    then = {block.id: block for block in base}
    result = list(now)
    now_by_id = {block.id: block for block in result}
    clashes: list[Clash] = []
    written: set[str] = set()
    for edit in change:
        clash = None if edit.id in written else _clash(then, result, edit)
        if clash is None:
            clash = _try(then, result, edit)
        if clash is not None:
            clashes.append(clash)
        elif not _wanted_by_both(then, now_by_id, edit):
            written.add(_written(edit))
    return Conflict(tuple(clashes)) if clashes else Clean(tuple(result))


def _try(then: dict[str, Block], blocks: list[Block], edit: Edit) -> Clash | None:
    try:
        _apply(blocks, edit)
    except ChangeConflict as error:
        found = next((block for block in blocks if block.id == error.block_id), None)
        return Clash(error.reason, error.block_id, then.get(error.block_id), found, _proposal(edit))
    return None


def _clash(then: dict[str, Block], blocks: list[Block], edit: Edit) -> Clash | None:
    """Tell where an edit would overwrite words that somebody else has written since."""
    match edit:
        case Replace() | Remove():
            before = then.get(edit.id)
            found = next((block for block in blocks if block.id == edit.id), None)
            proposal = _proposal(edit)
            if found is None or found in (before, proposal):
                return None
            return Clash(Reason.CHANGED, edit.id, before, found, proposal)
        case InsertAfter() | MoveAfter():
            return None
        case _:
            assert_never(edit)


def _wanted_by_both(then: dict[str, Block], now: dict[str, Block], edit: Edit) -> bool:
    """Tell whether the words that an edit wants were written by somebody else since: they stay hers."""
    found = now.get(_written(edit))
    return found is not None and found == _proposal(edit) and found != then.get(found.id)


def _proposal(edit: Edit) -> Block | None:
    match edit:
        case Replace() | InsertAfter():
            return edit.block
        case Remove() | MoveAfter():
            return None
        case _:
            assert_never(edit)


def _written(edit: Edit) -> str:
    """Name the block whose words this change has set itself, so that a later edit of it isn't a clash."""
    match edit:
        case Replace() | InsertAfter():
            return edit.block.id
        case Remove():
            return edit.id
        case MoveAfter():
            return ""
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
