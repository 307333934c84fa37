"""What a change would look like: its difference with a little of the text around, and places where somebody was faster."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from blog.models import Version
from blog.text.body import Block, Body
from blog.text.change import Change, ChangeConflict, Clash, Conflict, apply_change, check
from blog.text.difference import difference
from blog.text.difference_html import ShownOperation, block_html, operations_html
from discussion.text.proposal import AFTER, Place

AROUND = 1


@dataclass(frozen=True, slots=True)
class Shown:
    """One passage of the preview; `gap` says that something is left out before it."""

    operation: ShownOperation
    gap: bool


@dataclass(frozen=True, slots=True)
class ThenNow:
    """A place that somebody changed meanwhile: as it was, as it is, as the editor wants it."""

    then: SafeString
    now: SafeString
    proposal: SafeString


def shown_change(version: Version, change: Change) -> tuple[Shown, ...]:
    """Return the difference that a change makes; empty if it doesn't fit."""
    body = Body.from_json(version.body)
    try:
        after = body.with_blocks(apply_change(body.blocks, change))
    except ChangeConflict:
        return ()
    operations = operations_html(difference(body, after))
    return _near_changes(operations)


def _near_changes(operations: Sequence[ShownOperation]) -> tuple[Shown, ...]:
    changed = [place for place, operation in enumerate(operations) if operation.op != "same"]
    near = sorted(
        {
            place
            for middle in changed
            for place in range(middle - AROUND, middle + AROUND + 1)
            if 0 <= place < len(operations)
        }
    )
    return tuple(Shown(operations[place], gap=place > 0 and place - 1 not in near) for place in near)


def clashes_since(base: Version, now: Version, change: Change) -> tuple[Clash, ...]:
    """Return where a change made on an older version no longer fits."""
    result = check(Body.from_json(base.body).blocks, Body.from_json(now.body).blocks, change)
    return result.clashes if isinstance(result, Conflict) else ()


def then_now(clashes: Sequence[Clash]) -> tuple[ThenNow, ...]:
    """Return clashes for the page."""
    return tuple(ThenNow(_html(clash.then), _html(clash.now), _html(clash.proposal)) for clash in clashes)


def _html(block: Block | None) -> SafeString:
    return SafeString(block_html(block) if block is not None else "")


def around(blocks: Sequence[Block], place: Place) -> tuple[SafeString, SafeString]:
    """Return the passages before and behind the place."""
    ids = [block.id for block in blocks]
    index = ids.index(place.id) if place.id in ids else -1
    before = index if place.way == AFTER else index - 1
    return _html(_at(blocks, before)), _html(_at(blocks, index + 1))


def _at(blocks: Sequence[Block], index: int) -> Block | None:
    return blocks[index] if 0 <= index < len(blocks) else None
