"""Words of a difference as inline HTML: <ins> and <del> for eye and ear, every text escaped, only known tags."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from typing import Any, Final, assert_never

from blog.text import rich
from blog.text.field_difference import ABSENT
from blog.text.runs import LineKind
from blog.text.safe import escape_text
from blog.text.tokens import Token, runs_from
from blog.text.word_difference import Mark, Piece


@dataclass(frozen=True, slots=True)
class Labels:
    """The words that go with the marks, in the reader's language."""

    inserted: str = "eingefügt:"
    deleted: str = "gelöscht:"
    restyled: str = "Gestaltung geändert:"
    linked: str = "Link geändert, vorher:"
    line_added: str = "Absatz getrennt"
    line_removed: str = "Absätze verbunden"
    replaced: str = "ausgetauscht"
    empty: str = "leer"
    yes: str = "ja"
    no: str = "nein"
    kinds: Mapping[str, str] = dataclass_field(default_factory=dict)
    """Shown for a passage without words of its own: a picture, a quoted contribution, a removed text."""
    fields: Mapping[str, str] = dataclass_field(default_factory=dict)
    """`kind.field` or `field` to its label."""
    values: Mapping[str, str] = dataclass_field(default_factory=dict)
    """`field.value` to what is shown for it."""

    def of_field(self, kind: str, name: str) -> str:
        """Return the label of a part of a block."""
        return self.fields.get(f"{kind}.{name}") or self.fields.get(name) or name

    def of_value(self, name: str, value: Any) -> str:
        """Return a plain value in words."""
        known = self.values.get(f"{name}.{value}")
        if known is not None:
            return known
        if isinstance(value, bool):
            return self.yes if value else self.no
        return self.empty if value in (None, "", ABSENT) else str(value)


GERMAN: Final = Labels()


def lines_html(pieces: Sequence[Piece], labels: Labels) -> Iterator[tuple[LineKind, str]]:
    """Put the pieces into lines; a break between lines that came or went inside kept words is shown as a mark."""
    html: list[str] = []
    marks: set[Mark] = set()
    for mark, old, new in _single_line_pieces(pieces):
        end = (old if mark is Mark.DELETED else new)[-1]
        words = [token for token in (old if mark is Mark.DELETED else new) if not token.line]
        if words:
            html.append(_words_html(mark, old, words, labels))
            marks.add(mark)
        if end.line is None:
            continue
        if mark is Mark.DELETED and marks - {Mark.DELETED}:
            html.append(_break_html("del", labels.line_removed))
            continue
        if mark is Mark.INSERTED and marks - {Mark.DELETED, Mark.INSERTED}:
            html.append(_break_html("ins", labels.line_added))
        if mark is Mark.RESTYLED and old[-1].line != end.line:
            html.append(f' <small class="difference-note">{escape_text(labels.restyled.rstrip(":"))}</small>')
        yield end.line, "".join(html)
        html, marks = [], set()
    if html:
        yield LineKind(), "".join(html)


def _single_line_pieces(pieces: Sequence[Piece]) -> Iterator[tuple[Mark, list[Token], list[Token]]]:
    """Cut pieces behind each end of a line."""
    for piece in pieces:
        ends = [index + 1 for index, token in enumerate(piece.shown) if token.line]
        low = 0
        for high in [*ends, len(piece.shown)]:
            if low < high:
                yield piece.mark, list(piece.old[low:high]), list(piece.new[low:high])
            low = high


def _words_html(mark: Mark, old: list[Token], words: list[Token], labels: Labels) -> str:
    html = rich.runs_html(runs_from([words[0]._replace(space=""), *words[1:]]))
    if mark in (Mark.DELETED, Mark.INSERTED) and not any(token.width for token in words):
        html = "" if mark is Mark.DELETED else html
    else:
        html = marked(mark, html, labels)
    if mark is Mark.RESTYLED:
        html += _old_links(old, words, labels)
    return escape_text(words[0].space) + html


def marked(mark: Mark, html: str, labels: Labels) -> str:
    """Put a mark around finished inline HTML, with the word that says it."""
    match mark:
        case Mark.KEPT:
            return html
        case Mark.DELETED:
            return f"<del>{_spoken(labels.deleted)}{html}</del>"
        case Mark.INSERTED:
            return f"<ins>{_spoken(labels.inserted)}{html}</ins>"
        case Mark.RESTYLED:
            return f'<span class="difference-restyled">{_spoken(labels.restyled)}{html}</span>'
        case _:
            assert_never(mark)


def _spoken(words: str) -> str:
    return f'<span class="visually-hidden">{escape_text(words)} </span>'


def _old_links(old: list[Token], new: list[Token], labels: Labels) -> str:
    """Name the addresses that were linked before and aren't any more."""
    now = {token.style.href for token in new}
    before = dict.fromkeys(
        token.style.href for token in old if token.style.href and token.style.href not in now
    )
    return "".join(
        f' <small class="difference-note">{escape_text(labels.linked)} <del>{escape_text(href)}</del></small>'
        for href in before
    )


def _break_html(tag: str, words: str) -> str:
    return f'<{tag} class="difference-break">{_spoken(words)}<span aria-hidden="true">¶</span></{tag}>'
