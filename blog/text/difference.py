"""The difference of two bodies: block by block, with moved blocks as moved and changed words inside their sentences.

`difference(old, new)` is a value that holds everything needed to show it; `apply(old, difference(old, new)) == new`, always.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, assert_never

from blog.text.alignment import rising
from blog.text.body import Block, Body
from blog.text.field_difference import (
    DoesNotApplyError,
    FieldChange,
    apply_fields,
    compare_fields,
    is_visible,
)
from blog.text.fields import HEAD_FIELDS
from blog.text.matching import match_blocks

__all__ = [
    "Added",
    "Changed",
    "Difference",
    "DoesNotApplyError",
    "Moved",
    "Operation",
    "Removed",
    "Same",
    "apply",
    "difference",
]


@dataclass(frozen=True, slots=True)
class Same:
    """The passage stands as it stood (its id may be new)."""

    old_index: int
    id: str
    block: Block


@dataclass(frozen=True, slots=True)
class Moved:
    """The passage says the same in another place of the order."""

    old_index: int
    id: str
    block: Block


@dataclass(frozen=True, slots=True)
class Changed:
    """The passage has other words, and perhaps another place as well; `block` is how it stands now."""

    old_index: int
    old_id: str
    block: Block
    fields: tuple[FieldChange, ...]
    moved: bool = False

    @property
    def id(self) -> str:
        """The id that the passage has now."""
        return self.block.id

    @property
    def visible(self) -> bool:
        """Readers can see it: more than a soft hyphen or the size of a file has changed."""
        return self.moved or any(is_visible(change) for change in self.fields)


@dataclass(frozen=True, slots=True)
class Added:
    """The passage is new."""

    block: Block

    @property
    def id(self) -> str:
        """The id of the new passage."""
        return self.block.id


@dataclass(frozen=True, slots=True)
class Removed:
    """The passage is gone; it stands in the difference where it stood."""

    old_index: int
    block: Block

    @property
    def id(self) -> str:
        """The id that the passage had."""
        return self.block.id


Operation = Same | Moved | Changed | Added | Removed


@dataclass(frozen=True, slots=True)
class Difference:
    """Changes of the head, and an operation for each passage in the order in which they are read."""

    head: tuple[FieldChange, ...]
    operations: tuple[Operation, ...]

    @property
    def is_empty(self) -> bool:
        """Readers see no difference."""
        return not any(is_visible(change) for change in self.head) and not any(
            shows(operation) for operation in self.operations
        )

    @property
    def counts(self) -> Mapping[str, int]:
        """How many passages were added, removed, changed and moved; a passage may be both changed and moved."""
        counted: Counter[str] = Counter()
        for operation in self.operations:
            counted.update(_counted_as(operation))
        return {name: counted[name] for name in ("added", "removed", "changed", "moved")}


def shows(operation: Operation) -> bool:
    """Tell whether readers see anything of the operation."""
    return bool(_counted_as(operation))


def _counted_as(operation: Operation) -> tuple[str, ...]:
    match operation:
        case Same():
            return ()
        case Moved():
            return ("moved",)
        case Added():
            return ("added",)
        case Removed():
            return ("removed",)
        case Changed():
            words = ("changed",) if any(is_visible(change) for change in operation.fields) else ()
            return (*words, "moved") if operation.moved else words
        case _:
            assert_never(operation)


def difference(old: Body, new: Body) -> Difference:
    """Compare two bodies."""
    pairs = match_blocks(old.blocks, new.blocks)
    stayed = {i for i, _ in rising(sorted(pairs))}
    by_new = {j: i for i, j in pairs}
    operations: list[Operation] = []
    for j, block in enumerate(new.blocks):
        i = by_new.get(j)
        operations.append(
            Added(block) if i is None else _compare(i, old.blocks[i], block, moved=i not in stayed)
        )
    head = compare_fields(_head(old), _head(new), HEAD_FIELDS)
    kept = {i for i, _ in pairs}
    removed = [Removed(i, block) for i, block in enumerate(old.blocks) if i not in kept]
    return Difference(head, tuple(_with_removed(operations, removed, stayed)))


def apply(old: Body, changes: Difference) -> Body:
    """Make the new body from the old one, or raise `DoesNotApplyError` where `old` isn't what the difference was made on."""
    head = apply_fields(_head(old), changes.head)
    used: list[int] = []
    blocks: list[Block] = []
    for operation in changes.operations:
        match operation:
            case Added():
                blocks.append(operation.block)
            case Removed():
                used.append(operation.old_index)
                _expect(_old_block(old, operation.old_index) == operation.block)
            case Same() | Moved() | Changed():
                used.append(operation.old_index)
                blocks.append(_carried(_old_block(old, operation.old_index), operation))
            case _:
                assert_never(operation)
    _expect(sorted(used) == list(range(len(old.blocks))))
    return Body(**head, blocks=tuple(blocks))


def _carried(block: Block, operation: Same | Moved | Changed) -> Block:
    match operation:
        case Same() | Moved():
            _expect(block.says_the_same_as(operation.block))
            return Block(operation.id, block.kind, block.value)
        case Changed():
            _expect(block.kind == operation.block.kind)
            return Block(operation.id, block.kind, apply_fields(block.value, operation.fields))
        case _:
            assert_never(operation)


def _compare(i: int, old: Block, new: Block, *, moved: bool) -> Operation:
    if not old.says_the_same_as(new):
        return Changed(i, old.id, new, compare_fields(old.value, new.value, new.kind), moved)
    return Moved(i, new.id, new) if moved else Same(i, new.id, new)


def _with_removed(
    operations: list[Operation], removed: list[Removed], stayed: set[int]
) -> Iterator[Operation]:
    """Put removed passages in front of the first one that stood behind them and stays in its place."""
    waiting = removed[::-1]
    for operation in operations:
        match operation:
            case Same() | Changed() if operation.old_index in stayed:
                while waiting and waiting[-1].old_index < operation.old_index:
                    yield waiting.pop()
            case _:
                pass
        yield operation
    yield from reversed(waiting)


def _old_block(old: Body, index: int) -> Block:
    _expect(0 <= index < len(old.blocks))
    return old.blocks[index]


def _head(body: Body) -> dict[str, Any]:
    return {field.name: getattr(body, field.name) for field in HEAD_FIELDS}


def _expect(holds: bool) -> None:
    if not holds:
        raise DoesNotApplyError
