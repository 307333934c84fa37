"""Text as tokens: words, marks and line ends with their style, made from a field's value and put together again."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain
from typing import Any, Final, NamedTuple

from blog.text import rich
from blog.text.fields import Shape
from blog.text.runs import PLAIN, Line, LineKind, Run, Style, common, merge
from blog.text.words import folded

LINE_END: Final = "\u2029"
_WITHIN: Final = r"[\w\u00ad\u0300-\u036f\u200b-\u200d\u2060]"
_TOKEN: Final = re.compile(rf"([^\S\n]*)(\n|\w{_WITHIN}*(?:['’*:.,\-\u2010\u2011]\w{_WITHIN}*)*|[^\w\s]|\Z)")
_ITEM: Final = LineKind("ol")


def forget() -> None:
    """Empty the memory of words, for measurements."""
    _word_tokens.cache_clear()


class Token(NamedTuple):
    """A word or mark, with the space before it; a named tuple since there are tens of thousands of them."""

    text: str
    space: str
    style: Style
    line: LineKind | None
    """Set on the token that ends a line, and only there."""
    key: str
    """What is compared: letters as they look."""

    @property
    def width(self) -> int:
        """Letters that a reader sees."""
        return 0 if self.line else len(self.key)


_Cut = tuple[tuple[Token, ...], str]


def tokens_of(value: Any, shape: Shape) -> tuple[Token, ...]:
    """Cut a field's value into tokens."""
    return tuple(chain.from_iterable(map(_line_tokens, lines_of(value, shape))))


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


def is_normal(value: Any, shape: Shape) -> bool:
    """Tell whether `value_of` makes exactly this value of its tokens; only HTML can be written in other ways."""
    if shape is not Shape.RICH:
        return True
    lines = rich.parse(value)
    if not all(_is_plain(line) for line in lines):
        lines = lines_from(tokens_of(value, shape))
    return rich.to_html(lines) == value


def _is_plain(line: Line) -> bool:
    """Tell whether it is text without any style, which comes out of its tokens as it went in."""
    return len(line.runs) == 1 and line.runs[0].style == PLAIN


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


def _line_tokens(line: Line) -> list[Token]:
    tokens: list[Token] = []
    space = ""
    for run in line.runs:
        start = len(tokens)
        first, *words = run.text.split(" ")
        for found, after in (_cut(first), *map(_word_tokens, words)):
            if space and found:
                tokens.append(found[0]._replace(space=space + found[0].space))
                tokens += found[1:]
                space = after
            else:
                tokens += found
                space += after
        if run.style != PLAIN:
            tokens[start:] = [token._replace(style=run.style) for token in tokens[start:]]
    tokens.append(Token("", space, PLAIN, line.kind, LINE_END))
    return tokens


@lru_cache(maxsize=20_000)
def _word_tokens(word: str) -> _Cut:
    """Cut what stands behind a space: words come again and again."""
    return _cut(word, " ")


def _cut(text: str, before: str = "") -> _Cut:
    """Cut plain text, and the space before it, into tokens; what is left is the space behind the last one."""
    if text.isalnum():
        return (Token(text, before, PLAIN, None, folded(text)),), ""
    found = _TOKEN.findall(before + text)
    tokens = tuple(Token(word, space, PLAIN, None, folded(word)) for space, word in found if word)
    return tokens, "".join(space for space, word in found if not word)
