"""Shows a position to readers, reviewed by an editor; and takes it from them again."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from blog.actions.positions.check import check_public
from blog.actions.positions.record import locked, newest_version, record
from blog.actions.positions.refuse import PositionReason, PositionRefused
from blog.kinds import PositionChange, PositionState
from blog.models.positions.position import Position


@transaction.atomic
def publish_position(*, position: Position, by: Any, note: str = "") -> Position:
    """Show a position; who does has reviewed it. Once more changes nothing. Raises `PositionRefused`."""
    row = locked(position)
    if row.state == PositionState.PUBLIC:
        return row
    newest = newest_version(row)
    if newest is not None and newest.change == PositionChange.WITHDRAWN:
        raise PositionRefused(PositionReason.TAKEN_BACK)
    check_public(row)
    row.state, row.reviewed_by, row.reviewed_at = PositionState.PUBLIC, by, timezone.now()
    row.save(update_fields=["state", "reviewed_by", "reviewed_at"])
    record(row, PositionChange.EDITED if newest else PositionChange.FIRST, by=by, note=note)
    return row


@transaction.atomic
def take_down_position(*, position: Position, by: Any, note: str = "") -> Position:
    """Take a position from readers: the editors don't stand behind it any more. A draft is dropped."""
    row = locked(position)
    if row.state == PositionState.WITHDRAWN:
        return row
    was_public = row.state == PositionState.PUBLIC
    row.state = PositionState.WITHDRAWN
    row.save(update_fields=["state"])
    if was_public:
        record(row, PositionChange.TAKEN_DOWN, by=by, note=note)
    return row
