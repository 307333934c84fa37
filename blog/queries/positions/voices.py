"""Whose voices are heard on a question: each holder once, with all that she said, however often she said it."""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from blog.kinds import Stance
from blog.models.positions.position import Position


@dataclass(frozen=True, slots=True)
class Heard:
    """One holder: the statement that counts, further ones that stand beside it, and older ones of another stance."""

    counts: Position
    beside: tuple[Position, ...] = ()
    earlier: tuple[Position, ...] = ()

    @property
    def roles(self) -> frozenset[str]:
        """From where she spoke."""
        return frozenset(row.role for row in (self.counts, *self.beside, *self.earlier))


def heard(positions: Iterable[Position]) -> tuple[Heard, ...]:
    """Return the holders of some positions, newest word first.

    Where her stance changed, the newest one counts; a statement without a stance changes none. A contributor is one holder for
    each contribution: that two of them come from one person is for nobody to read off a map.
    """
    held: dict[Hashable, list[Position]] = defaultdict(list)
    for row in sorted(positions, key=_newness, reverse=True):
        held[_holder(row)].append(row)
    return tuple(_heard(rows) for rows in held.values())


def _heard(rows: list[Position]) -> Heard:
    counts = next((row for row in rows if row.stance != Stance.NONE), rows[0])
    others = [row for row in rows if row is not counts]
    stands = (counts.stance, Stance.NONE)
    return Heard(
        counts,
        beside=tuple(row for row in others if row.stance in stands),
        earlier=tuple(row for row in others if row.stance not in stands),
    )


def _holder(row: Position) -> Hashable:
    if row.holder_ref:
        return "contribution", row.holder_ref
    if row.person_id:
        return "person", row.person_id
    if row.organisation_id:
        return "organisation", row.organisation_id
    return "role alone", row.pk  # two of one role need not be one


def _newness(row: Position) -> tuple[date, datetime, int]:
    """When it was said; where nobody knows, when it was written down."""
    return row.said_on or timezone.localdate(row.created_at), row.created_at, row.pk
