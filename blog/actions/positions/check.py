"""The rules of a position, asked for before it is written and again before it is shown."""

from blog.actions.positions.refuse import PositionReason, PositionRefused
from blog.kinds import AnchorKind
from blog.models.anchor import Anchor
from blog.models.positions.position import Position
from blog.queries.positions.allowed import allows, standpoints_of
from blog.queries.positions.public import is_source_public
from blog.text.folding import fold
from blog.text.sentences import sentences

SENTENCES = 2
"""A standpoint that needs more of them is two."""


def check_words(position: Position) -> None:
    """Raise `PositionRefused` unless it says something, in two sentences at most, and quotes what stands in its source."""
    if not position.statement.strip():
        raise PositionRefused(PositionReason.NO_STATEMENT)
    if len(sentences(position.statement)) > SENTENCES:
        raise PositionRefused(PositionReason.TOO_LONG)
    words = words_of(position.anchor) if position.anchor is not None else ""
    if words and position.quote and fold(position.quote).text not in fold(words).text:
        raise PositionRefused(PositionReason.QUOTE_DIFFERS)


def check_public(position: Position) -> None:
    """Raise `PositionRefused` unless readers may see it: somebody holds it, its source can be looked up, its holder agreed."""
    check_words(position)
    if not has_holder(position):
        raise PositionRefused(PositionReason.NO_HOLDER)
    if not _has_one_source(position):
        raise PositionRefused(PositionReason.NO_SOURCE)
    if not is_source_public(position):
        raise PositionRefused(PositionReason.SOURCE_NOT_PUBLIC)
    if not allows(position, standpoints_of([position])):
        raise PositionRefused(PositionReason.BEYOND_CONSENT)


def has_holder(position: Position) -> bool:
    """Tell whether anybody holds it: a person, an organisation, a contributor by reference, or a role alone."""
    return bool(position.person_id or position.organisation_id or position.holder_ref or position.role)


def words_of(anchor: Anchor) -> str:
    """Return the words that an anchor points to: of its passages, or of the seconds of a transcript."""
    joint = " " if anchor.kind == AnchorKind.TIME else "\n"
    return joint.join(str(part.get("exact", "")) for part in anchor.parts).strip()


def _has_one_source(position: Position) -> bool:
    sources = [position.anchor_id is not None, bool(position.source_ref), bool(position.source_url)]
    return sum(sources) == 1 and (not position.source_url or position.accessed_on is not None)
