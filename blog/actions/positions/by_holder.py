"""What the holder of a position may do herself: correct what it says of her, or take it back.

The quote stays as it was said (it is a fact that it was); what is corrected is the sentence that tells the standpoint,
and from then on it is her own.
"""

from typing import Any

from django.db import transaction

from blog.actions.positions.check import check_public
from blog.actions.positions.record import locked, record
from blog.actions.positions.refuse import PositionReason, PositionRefused
from blog.kinds import PositionChange, PositionState, Stance
from blog.models.positions.position import Position
from blog.queries.credit_slots import without_slots


@transaction.atomic
def correct_as_holder(
    *, position: Position, statement: str, stance: str = "", reason: str | None = None, by: Any = None
) -> Position:
    """Let a public position say what its holder says of herself; `by` is the editor who let it through, if one did.

    Another stance on the same question is told as one. Raises `PositionRefused`.
    """
    row = locked(position)
    if row.state != PositionState.PUBLIC:
        raise PositionRefused(PositionReason.NOT_PUBLIC)
    before = (row.statement, row.stance, row.reason)
    row.statement = without_slots(statement).strip()
    row.stance = Stance(stance) if stance else row.stance
    if reason is not None:
        row.reason = without_slots(reason).strip()
    elif row.stance != before[1]:
        row.reason = ""  # the editors gave it for another stance
    if (row.statement, row.stance, row.reason) == before:
        raise PositionRefused(PositionReason.NOTHING_CHANGED)
    row.is_summary = False
    check_public(row)
    row.save(update_fields=["statement", "stance", "reason", "is_summary"])
    record(row, PositionChange.CORRECTED, by=by)
    return row


@transaction.atomic
def withdraw_as_holder(*, position: Position, by: Any = None) -> Position:
    """Take a position from readers because its holder wants it so; only she can bring it back. Twice is once."""
    row = locked(position)
    if row.state == PositionState.WITHDRAWN:
        return row
    row.state = PositionState.WITHDRAWN
    row.save(update_fields=["state"])
    record(row, PositionChange.WITHDRAWN, by=by)
    return row
