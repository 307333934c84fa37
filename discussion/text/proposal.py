"""What an editor has written at a place of the text, as a change: the pure part of the merge page."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Self
from uuid import UUID, uuid5

from blog.text.body import Block
from blog.text.change import Change, InsertAfter, Replace

REPLACE: Final = "replace"
AFTER: Final = "after"
# Which kinds of passages can be written anew here; the others are changed in the page's own editor.
REWRITABLE: Final = ("text", "heading")


@dataclass(frozen=True, slots=True)
class Place:
    """Where the editor works: on a passage, or behind one (at the very beginning, if `id` is None)."""

    way: str
    id: str | None

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """Read `replace:<uuid>`, `after:<uuid>` or `after:`."""
        way, colon, identifier = text.partition(":")
        if not colon or way not in (REPLACE, AFTER) or (way == REPLACE and not identifier):
            return None
        return cls(way, identifier or None)

    def __str__(self) -> str:
        """Write it as the form carries it."""
        return f"{self.way}:{self.id or ''}"


def new_id(key: UUID, number: int) -> str:
    """Return the id of the nth new passage of a merge: the same again when the form is sent again."""
    return str(uuid5(key, str(number)))


def text_change(place: Place, paragraphs: Iterable[str], *, key: UUID, now: Block | None) -> Change:
    """Return the change that puts paragraphs at a place; the first one rewrites the passage that stands there."""
    parts = list(paragraphs)
    if place.way == REPLACE and place.id and now is not None:
        first = Block(place.id, "text", {"html": parts[0]})
        rewritten: Change = () if first == now else (Replace(place.id, first),)
        return (*rewritten, *_inserted(place.id, _texts(parts[1:], key)))
    return tuple(_inserted(place.id, _texts(parts, key)))


def heading_change(words: str, *, now: Block) -> Change:
    """Return the change that gives a heading other words."""
    block = Block(now.id, "heading", {**now.value, "text": words})
    return () if block == now else (Replace(now.id, block),)


def quoting_change(place: Place, refs: Iterable[str], *, key: UUID) -> Change:
    """Return the change that quotes contributions by reference behind a place."""
    blocks = (Block(new_id(key, number), "contribution", {"ref": ref}) for number, ref in enumerate(refs))
    return tuple(_inserted(place.id, blocks))


def _texts(paragraphs: Iterable[str], key: UUID) -> Iterator[Block]:
    for number, html in enumerate(paragraphs):
        yield Block(new_id(key, number), "text", {"html": html})


def _inserted(after: str | None, blocks: Iterable[Block]) -> Iterator[InsertAfter]:
    for block in blocks:
        yield InsertAfter(after, block)
        after = block.id
