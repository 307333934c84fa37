"""The history of a position: one row for each state that readers saw, and the lock under which it is written."""

from typing import Any

from blog.actions.bump import bump
from blog.kinds import PositionChange
from blog.models.positions.position import Position, PositionVersion
from blog.queries.positions.allowed import refs_of
from blog.signals import position_changed


def locked(position: Position) -> Position:
    """Return the row as it is now, locked until the transaction ends."""
    return Position.objects.select_for_update(of=("self",)).select_related("question").get(pk=position.pk)


def said_by(position: Position) -> dict[str, Any]:
    """Return what a position says, as its history keeps it: never a name."""
    return {
        "question": str(position.question.uuid) if position.question is not None else "",
        "stance": position.stance,
        "statement": position.statement,
        "is_summary": position.is_summary,
        "reason": position.reason,
        "quote": position.quote,
    }


def record(position: Position, change: PositionChange, *, by: Any, note: str = "") -> PositionVersion:
    """Add a state to the history; the caller holds the lock. Pages that show the position are made anew."""
    newest = newest_version(position)
    row = PositionVersion.objects.create(
        position=position,
        number=(newest.number if newest else 0) + 1,
        change=change,
        said=said_by(position),
        note=note.strip(),
        by=by,
    )
    tell_changed(position)
    return row


def tell_changed(position: Position) -> None:
    """Let pages that show a position be made anew, and tell what it rests on that readers see another state of it."""
    bump()
    if refs := refs_of(position):
        position_changed.send(Position, refs=refs)


def newest_version(position: Position) -> PositionVersion | None:
    """Return the newest state, or nothing where readers have never seen it."""
    return PositionVersion.objects.filter(position=position).order_by("-number").first()
