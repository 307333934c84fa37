"""Text as tokens: words, marks and line ends with their style, made from a field's value and put together again."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any, Final, NamedTuple

from blog.text import rich
from blog.text.fields import Shape
from blog.text.runs import PLAIN, Line, LineKind, Run, Style, common, merge
from blog.text.words import folded

LINE_END: Final = "\u2029"
_WITHIN: Final = r"[\w\u00ad\u0300-\u036f\u200b-\u200d\u2060]"
_TOKEN: Final = re.compile(rf"([^\S\n]*)(\n|\w{_WITHIN}*(?:['’*:.,\-\u2010\u2011]\w{_WITHIN}*)*|[^\w\s]|\Z)")
_ITEM: Final = LineKind("ol")


_folded = lru_cache(maxsize=20_000)(folded)
"""Words come again and again; whole texts are never folded here."""


def forget() -> None:
    """Empty the memory of folded words, for measurements."""
    _folded.cache_clear()


class Token(NamedTuple):
    """A word or mark, with the space before it; a named tuple since there are tens of thousands of them."""

    text: str
    space: str
    style: Style
    line: LineKind | None
    """Set on the token that ends a line, and only there."""

    @property
    def key(self) -> str:
        """What is compared: letters as they look."""
        return LINE_END if self.line else _folded(self.text)

    @property
    def width(self) -> int:
        """Letters that a reader sees."""
        return 0 if self.line else len(_folded(self.text))


def tokens_of(value: Any, shape: Shape) -> tuple[Token, ...]:
    """Cut a field's value into tokens."""
    return tuple(token for line in lines_of(value, shape) for token in _line_tokens(line))


def lines_of(value: Any, shape: Shape) -> tuple[Line, ...]:
    """Read a field's value as lines."""
    match shape:
        case Shape.TEXT:
            return (Line(LineKind(), (Run(value),)),)
        case Shape.RICH:
            return rich.parse(value)
        case Shape.ITEMS:
            return tuple(Line(_ITEM, (Run(item),)) for item in value)
        case Shape.VALUE:
            return ()


def value_of(tokens: Iterable[Token], shape: Shape) -> Any:
    """Put tokens together again: the inverse of `tokens_of` for values in normal form."""
    lines = lines_from(tokens)
    match shape:
        case Shape.TEXT:
            return "\n".join(line.text for line in lines)
        case Shape.RICH:
            return rich.to_html(lines)
        case Shape.ITEMS:
            return [line.text for line in lines]
        case Shape.VALUE:
            return None


def lines_from(tokens: Iterable[Token]) -> tuple[Line, ...]:
    """Group tokens into lines."""
    lines: list[Line] = []
    waiting: list[Token] = []
    for token in tokens:
        waiting.append(token)
        if token.line:
            lines.append(Line(token.line, runs_from(waiting)))
            waiting = []
    return tuple(lines)


def runs_from(tokens: Sequence[Token]) -> tuple[Run, ...]:
    """Join neighbours of one style; the space between two styles has what they share."""
    rows: list[tuple[list[str], Style]] = []
    for token in tokens:
        if rows and (rows[-1][1] == token.style or token.line):
            rows[-1][0].append(token.space + token.text)
            continue
        if rows and token.space:
            rows.append(([token.space], common(rows[-1][1], token.style)))
            rows.append(([token.text], token.style))
        else:
            rows.append(([token.space + token.text], token.style))
    runs: list[Run] = []
    for texts, style in rows:
        merge(runs, "".join(texts), style)
    return tuple(runs)


def _line_tokens(line: Line) -> Iterable[Token]:
    space = ""
    for run in line.runs:
        for before, text in _TOKEN.findall(run.text):
            space += before
            if text:
                yield Token(text, space, run.style, None)
                space = ""
    yield Token("", space, PLAIN, line.kind)
