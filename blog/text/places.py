"""What readers call a passage: the nth paragraph of a text. No Django in here."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from blog.text.body import REDACTED_KIND, Block

# What is counted: paragraphs and lists, and what stood in place of one before it had to be removed.
COUNTED: Final = frozenset({"text", REDACTED_KIND})


@dataclass(frozen=True, slots=True)
class Place:
    """A passage's place: its kind, and how many paragraphs there are up to it, itself included where it is one."""

    kind: str
    paragraph: int

    @property
    def is_paragraph(self) -> bool:
        """Tell whether the passage is itself counted."""
        return self.kind in COUNTED


def places_of(blocks: Iterable[Block]) -> dict[str, Place]:
    """Return block UUID → place, of each passage of a text."""
    found: dict[str, Place] = {}
    paragraphs = 0
    for block in blocks:
        paragraphs += block.kind in COUNTED
        found.setdefault(block.id, Place(block.kind, paragraphs))
    return found
