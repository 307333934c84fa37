"""Whether a position stays within what its holder allows right now: asked for at each reading, so a withdrawal is at once."""

from collections.abc import Iterable, Mapping

from blog.models.positions.position import Position
from blog.registries import Standpoint, registries
from blog.text.folding import fold

WORDING, IDEA, QUOTE = "wording", "idea", "quote"


def refs_of(position: Position) -> tuple[str, ...]:
    """Return the references that a position rests on: its holder's, its source's."""
    return tuple(ref for ref in (position.holder_ref, position.source_ref) if ref)


def standpoints_of(positions: Iterable[Position]) -> Mapping[str, Standpoint]:
    """Return what may be made of all that some positions rest on; nothing is asked where they rest on no reader's words."""
    refs = {ref for position in positions for ref in refs_of(position)}
    return registries.standpoints(refs) if refs else {}


def allows(position: Position, standpoints: Mapping[str, Standpoint]) -> bool:
    """Tell whether every reader it rests on lets this be shown."""
    return all(_allows(position, standpoints.get(ref, Standpoint(ref))) for ref in refs_of(position))


def _allows(position: Position, standpoint: Standpoint) -> bool:
    """By wording anything; as an idea only in the editors' words; of a comment that may only be quoted, its own words."""
    if standpoint.use == WORDING:
        return True
    if standpoint.use == IDEA:
        return position.is_summary and not position.quote
    if standpoint.use == QUOTE:
        own = fold(standpoint.text).text
        said = (position.statement, position.reason, position.quote)
        return not position.is_summary and all(fold(words).text in own for words in said if words)
    return False
