"""Writes a position down as a draft, and changes what it says."""

from typing import Any, Final

from django.db import transaction
from wagtail.log_actions import log

from blog.actions.outside_sources import know_sources
from blog.actions.positions.check import check_public, check_words, words_of
from blog.actions.positions.record import locked, record
from blog.actions.positions.refuse import PositionReason, PositionRefused
from blog.kinds import PositionChange, PositionState
from blog.models.anchor import Anchor
from blog.models.positions.position import Position
from blog.queries.credit_slots import without_slots

TELLABLE: Final = frozenset(
    {
        "question",
        "topic",
        "stance",
        "statement",
        "is_summary",
        "reason",
        "quote",
        "language",
        "person",
        "organisation",
        "role",
        "role_text",
        "said_on",
        "source_url",
        "source_title",
        "accessed_on",
    }
)
"""What an editor tells; the rest comes from where it was said."""
EXACT: Final = ("quote", "source_url", "source_title", "accessed_on")
"""What was read at the source; once readers have seen it, it stays."""
QUOTE_LETTERS: Final = 1500
"""UrhG § 51 allows as much as the purpose needs; what is longer is no quotation but a copy."""
_WORDS: Final = ("statement", "reason", "quote", "role_text", "source_title")


@transaction.atomic
def write_position(
    *, by: Any, anchor: Anchor | None = None, source_ref: str = "", holder_ref: str = "", **told: Any
) -> Position:
    """Store a draft. Without a quote of its own it quotes what its anchor points to. Raises `PositionRefused`."""
    position = Position(anchor=anchor, source_ref=source_ref, holder_ref=holder_ref)
    _tell(position, told)
    if anchor is not None and not position.quote:
        position.quote = words_of(anchor)[:QUOTE_LETTERS]
    check_words(position)
    position.save(force_insert=True)
    log(instance=position, action="blog.position_written", user=by)
    return position


@transaction.atomic
def change_position(*, position: Position, by: Any, note: str = "", **told: Any) -> Position:
    """Change what a position says. What readers see gets a state of history; another stance says so. Raises `PositionRefused`."""
    row = locked(position)
    before = {name: getattr(row, name) for name in TELLABLE}
    _tell(row, told)
    public = row.state == PositionState.PUBLIC
    if all(getattr(row, name) == value for name, value in before.items()):
        return row
    seen = public or row.history.exists()
    if seen and any(getattr(row, name) != before[name] for name in EXACT):
        raise PositionRefused(PositionReason.QUOTE_IS_EXACT)
    check_words(row)
    if public:
        check_public(row)
    row.save(update_fields=[*sorted(TELLABLE), "outside"])
    if public:
        changed = row.stance != before["stance"] and row.question_id == _key(before["question"])
        record(row, PositionChange.CHANGED_MIND if changed else PositionChange.EDITED, by=by, note=note)
    return row


def _tell(position: Position, told: dict[str, Any]) -> None:
    unknown = set(told) - TELLABLE
    if unknown:
        raise TypeError(f"a position has no {', '.join(sorted(unknown))} to tell")
    for name, value in told.items():
        setattr(position, name, without_slots(value).strip() if name in _WORDS else value)
    if "source_url" in told:
        position.outside_id = know_sources([position.source_url]).get(position.source_url)


def _key(question: Any) -> int | None:
    return question.pk if question is not None else None
