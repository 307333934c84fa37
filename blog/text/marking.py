"""Words with an origin: wraps them in the passage's HTML, without changing a letter or breaking a mark.

A `Mark` says by offsets in a passage's plain text (`words.block_text`) which words which notes speak of. Marks may overlap; they are
cut into pieces, each with all its notes. A piece becomes one `<span>` where the HTML lets it, and several where a link or an
emphasis goes over its border. Behind the last word of each note stands an empty link to the note: its number is drawn by the style
sheet, so that copied text stays text.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from itertools import pairwise
from typing import Any, Final, NamedTuple

from blog.text import rich
from blog.text.body import Block
from blog.text.fields import Shape, fields_of_block
from blog.text.words import block_text, field_text

MARKED_FIELDS: Final[Mapping[str, frozenset[str]]] = {
    "text": frozenset({"html"}),
    "quote": frozenset({"html"}),
    "questions": frozenset({"intro", "items"}),
    "living": frozenset({"text"}),
}
"""Words that may be wrapped; elsewhere a note stands at the passage as a whole (a link in a linked title would be two)."""

_TOKEN: Final = re.compile(r"<br>|</?[a-z][^>]*>|&[a-z0-9#]+;|[^<&]+")
_BREAK: Final = "<br>"
_REFERENCE: Final = '<a class="source-ref" href="#{note}" id="{ref}" data-n="{n}" aria-label="{label}" role="doc-noteref"></a>'


@dataclass(frozen=True, slots=True)
class Mark:
    """Words from `start` to `end` of a passage, and the numbers of the notes that speak of them."""

    start: int
    end: int
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Names:
    """How the parts of a marked passage are called: `passage` is short and unique on the page."""

    passage: str
    label: str = "%d"
    """What is read aloud at a reference; `%d` is its number."""

    def words(self, number: int) -> str:
        """The words of a note."""
        return f"s-{self.passage}-{number}"

    def note(self, number: int) -> str:
        """The note itself."""
        return f"h-{self.passage}-{number}"

    def reference(self, number: int) -> str:
        """The link behind the words."""
        return f"r-{self.passage}-{number}"


class Piece(NamedTuple):
    """Words that the same notes speak of; `begins` and `ends` are the notes that do so here."""

    start: int
    end: int
    notes: tuple[int, ...]
    begins: tuple[int, ...]
    ends: tuple[int, ...]


def pieces_of(marks: Iterable[Mark], text: str) -> tuple[Piece, ...]:
    """Cut marks into pieces that don't overlap, in order; space at the ends of a mark belongs to nobody."""
    kept = [mark for mark in (_trimmed(mark, text) for mark in marks) if mark.start < mark.end]
    borders = sorted({place for mark in kept for place in (mark.start, mark.end)})
    cut: list[tuple[int, int, tuple[int, ...]]] = []
    waiting = sorted(kept, key=lambda mark: mark.start)
    open_marks: list[Mark] = []
    for start, end in pairwise(borders):
        while waiting and waiting[0].start <= start:
            open_marks.append(waiting.pop(0))
        open_marks = [mark for mark in open_marks if mark.end > start]
        notes = sorted({note for mark in open_marks for note in mark.notes})
        if notes:
            cut.append((start, end, tuple(notes)))
    return tuple(_with_ends(cut))


def _trimmed(mark: Mark, text: str) -> Mark:
    start, end = max(0, mark.start), min(len(text), mark.end)
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Mark(start, end, mark.notes)


def _with_ends(cut: Sequence[tuple[int, int, tuple[int, ...]]]) -> Iterator[Piece]:
    first: dict[int, int] = {}
    last: dict[int, int] = {}
    for index, (_start, _end, notes) in enumerate(cut):
        for note in notes:
            first.setdefault(note, index)
            last[note] = index
    for index, (start, end, notes) in enumerate(cut):
        begins = tuple(note for note in notes if first[note] == index)
        yield Piece(start, end, notes, begins, tuple(note for note in notes if last[note] == index))


@dataclass(frozen=True, slots=True)
class Marked:
    """The fields of a passage that have marked words, as HTML (a list of HTML for a list); the others are left out.

    `homes` tells for each note under which number its first words are found, for several may begin together.
    """

    value: Mapping[str, Any]
    homes: Mapping[int, int]


def marked(block: Block, marks: Iterable[Mark], names: Names) -> Marked:
    """Wrap the words of the marks."""
    places = [place for place in _field_places(block) if place.name in MARKED_FIELDS.get(block.kind, ())]
    inside = [_clipped(mark, place) for mark in marks for place in places]
    pieces = pieces_of(inside, block_text(block)) if inside else ()
    value: dict[str, Any] = {}
    for place in places:
        own = [piece for piece in pieces if place.at <= piece.start < place.end]
        if own:
            value[place.name] = _marked_field(block.value[place.name], place, own, names)
    return Marked(value, {note: piece.begins[0] for piece in pieces for note in piece.begins})


class _Place(NamedTuple):
    """Where a field stands in the plain text of its block (`words.block_text`)."""

    name: str
    shape: Shape
    at: int
    end: int


def _clipped(mark: Mark, place: _Place) -> Mark:
    return Mark(max(mark.start, place.at), min(mark.end, place.end), mark.notes)


def _field_places(block: Block) -> Iterator[_Place]:
    at = 0
    for one in fields_of_block(block):
        text = field_text(one, block.value[one.name])
        if text.strip():
            yield _Place(one.name, one.shape, at, at + len(text))
            at += len(text) + 1


def _marked_field(value: Any, place: _Place, pieces: Sequence[Piece], names: Names) -> Any:
    writer, shape = _Writer(pieces, names, place.at), place.shape
    if shape is Shape.RICH:
        return rich.nest(
            (line.kind, writer.line(rich.runs_html(line.runs))) for line in rich.parse(str(value))
        )
    lines = [str(item) for item in value] if shape is Shape.ITEMS else [str(value)]
    # The text of one field may hold line breaks of its own: they count, as in its plain text.
    html = [writer.line(escape(line, quote=False)) for line in lines]
    return html if shape is Shape.ITEMS else html[0]


@dataclass(slots=True)
class _Writer:
    """Writes the lines of one field one after the other; `at` counts the letters of the block's plain text."""

    pieces: Sequence[Piece]
    names: Names
    at: int
    out: list[str] = field(default_factory=list)
    stack: list[str] = field(default_factory=list)
    depth: int | None = None
    """How many elements stood open when the span was opened that is open now."""
    number: int = 0
    """Which piece comes next or is being written."""
    waiting: list[int] = field(default_factory=list)
    """Notes whose reference has to wait until a link is closed."""
    begun: set[int] = field(default_factory=set)

    def line(self, html: str) -> str:
        """Write one line of inline HTML."""
        self.out = []
        tokens: list[str] = _TOKEN.findall(html)
        for index, token in enumerate(tokens):
            self._leave_piece()
            if token.startswith("</"):
                self._close_tag(token)
            elif token[0] == "<" and token != _BREAK:
                self._open_tag(token, tokens[index + 1 :])
            elif token[0] in "<&":
                self._letters(token, 1)
            else:
                self._text(token)
        self._leave_piece()
        self._close_span()
        self.at += 1  # the line break
        return "".join(self.out)

    def _piece(self) -> Piece | None:
        return self.pieces[self.number] if self.number < len(self.pieces) else None

    def _leave_piece(self) -> None:
        """Close the span where its words end, as soon as the elements inside it are closed."""
        piece = self._piece()
        while piece is not None and self.at >= piece.end and self.depth in (None, len(self.stack)):
            self._close_span()
            self.waiting += piece.ends
            self.number += 1
            piece = self._piece()
        if self.waiting and not any(tag == "a" for tag in self.stack) and self.depth is None:
            self.out += [self._reference(note) for note in self.waiting]
            self.waiting = []

    def _reference(self, n: int) -> str:
        names = self.names
        label = escape(names.label.replace("%d", str(n)))
        return _REFERENCE.format(note=names.note(n), ref=names.reference(n), n=n, label=label)

    def _open_span(self, piece: Piece) -> None:
        if self.depth is not None:
            return
        self.depth = len(self.stack)
        home = ""
        if self.number not in self.begun and piece.begins:
            home = f' id="{self.names.words(piece.begins[0])}"'
        self.begun.add(self.number)
        self.out.append(f'<span class="sourced"{home} data-note="{" ".join(map(str, piece.notes))}">')

    def _close_span(self) -> None:
        if self.depth is not None:
            self.out.append("</span>")
            self.depth = None

    def _open_tag(self, token: str, following: Sequence[str]) -> None:
        piece = self._piece()
        if piece is not None and piece.start <= self.at < piece.end:
            if self.at + _length_inside(following) <= piece.end:
                self._open_span(piece)
            elif self.depth is not None:
                self._close_span()
        self.stack.append(token[1:].split(" ")[0].rstrip(">"))
        self.out.append(token)

    def _close_tag(self, token: str) -> None:
        if self.depth == len(self.stack):
            self._close_span()
        self.stack.pop()
        self.out.append(token)

    def _text(self, text: str) -> None:
        while text:
            self._leave_piece()
            piece = self._piece()
            border = len(text)
            if piece is not None:
                border = (piece.end if self.at >= piece.start else piece.start) - self.at
            self._letters(text[:border], min(border, len(text)))
            text = text[border:]

    def _letters(self, token: str, length: int) -> None:
        piece = self._piece()
        if piece is not None and piece.start <= self.at < piece.end:
            self._open_span(piece)
        self.out.append(token)
        self.at += length


def _length_inside(tokens: Sequence[str]) -> int:
    """Count the letters up to the end of the element that has just been opened."""
    depth, letters = 1, 0
    for token in tokens:
        if token.startswith("</"):
            depth -= 1
            if not depth:
                break
        elif token[0] == "<" and token != _BREAK:
            depth += 1
        else:
            letters += 1 if token[0] in "<&" else len(token)
    return letters
