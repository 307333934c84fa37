"""What a search engine is asked and what it answers: references alone, never texts, names or HTML.

The database is the first engine (`search.engines.database`); a search cluster joins behind the same interface. What is shown
of a hit is read from the database by `search.queries.results`, so an engine that is behind can't show what is gone.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Protocol

MAX_FOUND: Final = 500
"""More hits of a kind aren't counted: nobody reads them, and the cost of a search stays bounded."""


class Kind(StrEnum):
    """What can be found; the value stands in addresses (`?art=`)."""

    ARTICLES = "artikel"
    COMMENTS = "kommentare"


@dataclass(frozen=True, slots=True)
class Terms:
    """What somebody looks for: single words and exact phrases, all of which must occur."""

    words: tuple[str, ...]
    phrases: tuple[str, ...] = ()

    @property
    def all(self) -> tuple[str, ...]:
        """Words and phrases."""
        return (*self.words, *self.phrases)


@dataclass(frozen=True, slots=True)
class Found:
    """Hits of one kind: references in order (page ids, comment UUIDs) and how many there are, at most `MAX_FOUND`."""

    kind: Kind
    keys: tuple[str, ...]
    total: int


class Engine(Protocol):
    """Finds what the public may see, in one language."""

    name: str

    def find(self, terms: Terms, kind: Kind, *, language: str, start: int, stop: int) -> Found:
        """Return the hits from `start` to `stop`; a bounded number of statements or requests."""
        ...

    def rebuild(self) -> None:
        """Make the index from nothing, out of what the database holds."""
        ...

    def faults(self) -> list[str]:
        """Return one sentence for each fault of the index, for `haltung doctor`."""
        ...
