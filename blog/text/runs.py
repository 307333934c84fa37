"""Runs of styled text and the lines they stand in: the values that rich text is made of."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

LISTS: Final = ("ul", "ol")


@dataclass(frozen=True, slots=True)
class Style:
    """How a run of text is set."""

    bold: bool = False
    italic: bool = False
    href: str = ""


PLAIN: Final = Style()


@dataclass(frozen=True, slots=True)
class Run:
    r"""Text in one style; `\n` in it is a line break."""

    text: str
    style: Style = PLAIN


@dataclass(frozen=True, slots=True)
class LineKind:
    """What a line is: a paragraph (`p`), or an item of a list (`ul`, `ol`) at a depth."""

    tag: str = "p"
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph or a list item."""

    kind: LineKind
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """The line without its styles."""
        return "".join(run.text for run in self.runs)


def tidy(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Collapse spaces across runs, trim the ends, merge neighbours of one style."""
    result: list[Run] = []
    last = "\n"
    for run in runs:
        text = run.text
        if last in " \n":
            text = text.lstrip(" ")
        text = re.sub(r" *\n *", "\n", text)
        if not text:
            continue
        if text[0] == "\n":
            _trim_end(result, " ")
        last = text[-1]
        merge(result, text, run.style)
    _trim_start(result)
    _trim_end(result, " \n")
    return tuple(_spaces_outside(result))


def common(one: Style, other: Style) -> Style:
    """Return the style that two neighbours share, and so the space between them."""
    href = one.href if one.href == other.href else ""
    return Style(one.bold and other.bold, one.italic and other.italic, href)


def merge(runs: list[Run], text: str, style: Style) -> None:
    """Add text at the end of a row of runs."""
    if not text:
        return
    if runs and runs[-1].style == style:
        runs[-1] = Run(runs[-1].text + text, style)
    else:
        runs.append(Run(text, style))


def _spaces_outside(runs: list[Run]) -> list[Run]:
    """Give the space at a border of two styles the style that the words on both sides share."""
    result: list[Run] = []
    words = Style()
    gap = ""
    for run in runs:
        text = run.text.lstrip(" ")
        gap += " " * (len(run.text) - len(text))
        if not text:
            continue
        merge(result, gap, common(words, run.style))
        word = text.rstrip(" ")
        merge(result, word, run.style)
        gap = " " * (len(text) - len(word))
        words = run.style
    return result


def _trim_start(runs: list[Run]) -> None:
    while runs and not (text := runs[0].text.lstrip(" \n")):
        runs.pop(0)
    if runs:
        runs[0] = Run(text, runs[0].style)


def _trim_end(runs: list[Run], letters: str) -> None:
    while runs and not (text := runs[-1].text.rstrip(letters)):
        runs.pop()
    if runs:
        runs[-1] = Run(text, runs[-1].style)
