"""The closed set of what becomes of an anchor, and which of them it is: told from where it stood, where it stands and what it says."""

from dataclasses import dataclass
from typing import ClassVar

from blog.text.anchors import Parts
from blog.text.folding import comparable


@dataclass(frozen=True, slots=True)
class InPlace:
    """The same words in the same passage."""

    status: ClassVar[str] = "in_place"
    parts: Parts
    similarity: float = 1.0


@dataclass(frozen=True, slots=True)
class Moved:
    """The same words in another passage, or in another place among the others."""

    status: ClassVar[str] = "moved"
    parts: Parts
    similarity: float = 1.0


@dataclass(frozen=True, slots=True)
class Changed:
    """The place is there and says something else: `parts` hold the new wording."""

    status: ClassVar[str] = "changed"
    parts: Parts
    similarity: float


@dataclass(frozen=True, slots=True)
class Split:
    """What stood in one passage now stands in several."""

    status: ClassVar[str] = "split"
    parts: Parts
    similarity: float


@dataclass(frozen=True, slots=True)
class Joined:
    """What were passages of their own are now part of one."""

    status: ClassVar[str] = "joined"
    parts: Parts
    similarity: float


@dataclass(frozen=True, slots=True)
class LastSeen:
    """The words are gone; `parts` tell where they stood."""

    status: ClassVar[str] = "last_seen"
    parts: Parts
    similarity: float = 0.0


Placement = InPlace | Moved | Changed | Split | Joined | LastSeen


def placement(before: Parts, now: Parts, *, similarity: float, moved: bool, joined: bool) -> Placement:
    """Name what became of `before`, which now stands in `now`."""
    passages, others = _passages(before), _passages(now)
    if len(others) > len(passages):
        return Split(now, similarity)
    if joined and (len(others) < len(passages) or _is_swallowed(before, now)):
        return Joined(now, similarity)
    if words_of(before) != words_of(now):
        return Changed(now, similarity)
    return Moved(now) if moved or others != passages else InPlace(now)


def words_of(parts: Parts) -> str:
    """Return the words of an anchor as they are compared."""
    return " ".join(filter(None, (comparable(part.exact) for part in parts)))


def _passages(parts: Parts) -> list[str]:
    return list(dict.fromkeys(part.block for part in parts))


def _is_swallowed(before: Parts, now: Parts) -> bool:
    """Tell whether a whole passage is only a piece of one now."""
    return any(part.whole for part in before) and not any(part.whole for part in now)
