"""What a merge would look like to readers: its difference with a little of the text around."""

from collections.abc import Sequence
from dataclasses import dataclass

from blog.models import Version
from blog.queries.difference_page import difference_labels
from blog.text.body import Body
from blog.text.change import Change, ChangeConflict, apply_change
from blog.text.difference import difference
from blog.text.difference_html import ShownOperation, operations_html
from discussion.queries.desk_passages import readable_body
from discussion.text.workpiece import Workpiece

AROUND = 1


@dataclass(frozen=True, slots=True)
class Shown:
    """One passage of the preview; `gap` says that something is left out before it."""

    operation: ShownOperation
    gap: bool


def shown_change(version: Version, change: Change) -> tuple[Shown, ...]:
    """Return the difference that a change makes; empty if it doesn't fit."""
    body = Body.from_json(version.body)
    try:
        after = body.with_blocks(apply_change(body.blocks, change))
    except ChangeConflict:
        return ()
    return _shown(body, after)


def shown_work(base: Body, work: Workpiece) -> tuple[Shown, ...]:
    """Return the difference that the bench's work makes."""
    return _shown(base.with_blocks(work.then), base.with_blocks(work.blocks))


def _shown(before: Body, after: Body) -> tuple[Shown, ...]:
    found = difference(readable_body(before), readable_body(after))
    return _near_changes(operations_html(found, difference_labels()))


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
