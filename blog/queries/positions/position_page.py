"""One position with its history: every state that readers saw, and what changed from one to the next."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from blog.kinds import PositionChange, PositionState, Stance
from blog.models.positions.position import Position, PositionVersion
from blog.queries.positions.lines import PositionLine, changed_words, position_lines
from blog.queries.positions.public import RELATED, public_positions, shown
from blog.queries.read_models import Link
from blog.queries.references import pointing_to_position

CODE_LENGTH = 8


@dataclass(frozen=True, slots=True)
class StateLine:
    """One state in a position's history; `stance` is told where it differs from the state before."""

    number: int
    at: datetime
    label: str
    note: str
    statement: str
    reason: str
    is_summary: bool
    stance: str
    stance_label: str


@dataclass(frozen=True, slots=True)
class PositionView:
    """A position's page."""

    position: PositionLine
    history: tuple[StateLine, ...]
    pointed: tuple[Link, ...] = ()
    """Pages in which it stands or that lead to it: each leads to the passage."""


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What is left of a position that readers saw once: when it went, and by whose wish."""

    at: datetime
    by_holder: bool


def position_by_code(code: str, language: str) -> Position | None:
    """Return a position by the beginning of its UUID, whatever its state; its relations come with it."""
    rows = _with_code(code)
    if rows is None:
        return None
    return rows.filter(language=language).select_related(*RELATED).order_by("pk").first()


def language_of(code: str) -> str:
    """Return the language of the position with this code, or nothing."""
    rows = _with_code(code)
    return (
        str(rows.values_list("language", flat=True).order_by("pk").first() or "") if rows is not None else ""
    )


def position_view(position: Position) -> PositionView | None:
    """Return a position as readers see it; nothing where they may not."""
    found = shown(public_positions().filter(pk=position.pk))
    if not found:
        return None
    (line,) = position_lines(found)
    pointed = tuple(Link(one.title, one.url) for one in pointing_to_position(position.pk))
    return PositionView(line, history_of(found[0]), pointed)


def taken_back(position: Position) -> TakenBack | None:
    """Return what may be said of a position that was shown and isn't any more."""
    newest = PositionVersion.objects.filter(position=position).order_by("-number").first()
    if newest is None or position.state != PositionState.WITHDRAWN:
        return None
    return TakenBack(newest.at, newest.change == PositionChange.WITHDRAWN)


def history_of(position: Position) -> tuple[StateLine, ...]:
    """Return all states, the newest first."""
    return histories_of([position.pk]).get(position.pk, ())


def histories_of(positions: Iterable[int]) -> Mapping[int, tuple[StateLine, ...]]:
    """Return the key of each position → all states that readers saw, the newest first. One statement."""
    ids = list(positions)
    found: dict[int, list[StateLine]] = defaultdict(list)
    stances: dict[int, str] = {}
    for row in PositionVersion.objects.filter(position__in=ids).order_by("position_id", "number"):
        found[row.position_id].insert(0, _line(row, stances.get(row.position_id, "")))
        stances[row.position_id] = str(row.said.get("stance", ""))
    return {pk: tuple(lines) for pk, lines in found.items()}


def _line(row: PositionVersion, before: str) -> StateLine:
    said: dict[str, Any] = row.said
    stance = said.get("stance", "")
    told = stance if stance != before else ""
    return StateLine(
        number=row.number,
        at=row.at,
        label=changed_words(row),
        note=row.note,
        statement=said.get("statement", ""),
        reason=said.get("reason", ""),
        is_summary=bool(said.get("is_summary")),
        stance=told,
        stance_label=str(Stance(told).label) if told else "",
    )


def _with_code(code: str) -> QuerySet[Position] | None:
    """Return the positions whose UUID begins like this; by a range, which an index answers on both databases."""
    if len(code) != CODE_LENGTH:
        return None
    try:
        low, high = UUID(code + "0" * 24), UUID(code + "f" * 24)
    except ValueError:
        return None
    return Position.objects.filter(uuid__gte=low, uuid__lte=high)
