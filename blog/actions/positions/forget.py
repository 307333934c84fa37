"""Empties positions of words: of a passage that was taken out by law, of a person who was erased or removed."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Q, QuerySet

from blog.actions.positions.record import tell_changed
from blog.kinds import AnchorKind, PositionChange, PositionState
from blog.models.positions.position import Position, PositionVersion


def forget_passage(page_id: int, block: str) -> int:
    """Empty the positions that quote a passage which is taken out of all versions; called as a redactor."""
    quoting = Position.objects.filter(anchor__page_id=page_id, anchor__kind=AnchorKind.TEXT)
    return _forget(quoting.filter(anchor__block=block))


def forget_holders(refs: Iterable[str]) -> int:
    """Empty the positions that somebody holds, or that come from comments of hers, by their references."""
    known = sorted(set(refs))
    return _forget(Position.objects.filter(Q(holder_ref__in=known) | Q(source_ref__in=known)))


def forget_person(person_id: int) -> int:
    """Empty the positions of a person who is being deleted; nobody could tell whose they were."""
    return _forget(Position.objects.filter(person_id=person_id))


@transaction.atomic
def _forget(positions: QuerySet[Position]) -> int:
    return sum(_empty(row) for row in positions.select_for_update(of=("self",)).order_by("pk"))


def _empty(row: Position) -> int:
    """Leave of a position that there was one, and when it went."""
    if row.state == PositionState.WITHDRAWN and not (row.statement or row.quote):
        return 0
    was_public = row.state == PositionState.PUBLIC
    row.state = PositionState.WITHDRAWN
    row.statement = row.reason = row.quote = row.role_text = row.source_title = ""
    row.save(update_fields=["state", "statement", "reason", "quote", "role_text", "source_title"])
    PositionVersion.objects.filter(position=row).update(said={}, note="")
    if was_public:
        newest = PositionVersion.objects.filter(position=row).order_by("-number").first()
        PositionVersion.objects.create(
            position=row, number=(newest.number if newest else 0) + 1, change=PositionChange.TAKEN_DOWN
        )
    tell_changed(row)
    return 1
