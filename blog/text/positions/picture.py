"""The picture of who stands where, drawn as SVG: three columns of voices, and who is missing.

Made to be shown as an image elsewhere, so it has no font, style sheet or script of its own, and says everything again in words
(`title`, `desc`). Letters are measured by rule of thumb: no font is at hand where it is drawn.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from blog.text.safe import escape_text

WIDTH: Final = 1200
MARGIN: Final = 72
GUTTER: Final = 36
COLUMN: Final = (WIDTH - 2 * MARGIN - 2 * GUTTER) // 3
MOST: Final = 8
"""Voices in a column; further ones are counted."""
BROAD: Final = 0.52
"""Mean width of a letter, in ems, of the serif and grotesque faces that a reader's machine may have."""
PAPER, INK, SOFT, LINE, ACCENT = "#f9f6f0", "#2b211c", "#5d5049", "#dcd5c9", "#b3321b"
HEIGHT: Final = 630
"""At least; a page reserves so much before the picture is there."""
SERIF: Final = "Vollkorn, 'Iowan Old Style', Georgia, serif"
GROTESQUE: Final = "'Hanken Grotesk', system-ui, sans-serif"


@dataclass(frozen=True, slots=True)
class Voice:
    """Who holds a position, and from where."""

    name: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Side:
    """One column; `stance` is for, depends or against, `more` what is said of voices that don't fit."""

    stance: str
    label: str
    voices: tuple[Voice, ...]
    more: str = ""


@dataclass(frozen=True, slots=True)
class Drawing:
    """What the picture says; all of it in the language of the page."""

    question: str
    sides: tuple[Side, ...]
    gaps: tuple[str, ...]
    missing_label: str
    foot: str
    described: str
    language: str = "de"


def draw(drawing: Drawing) -> str:
    """Return the picture."""
    head, top = _head(drawing.question)
    columns = [
        _column(side, MARGIN + place * (COLUMN + GUTTER), top) for place, side in enumerate(drawing.sides)
    ]
    bottom = max((end for _parts, end in columns), default=top)
    tail, height = _tail(drawing, bottom + 30)
    parts = [*head, *(part for parts, _end in columns for part in parts), *tail]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" '
        f'role="img" aria-labelledby="t d" lang="{escape_text(drawing.language)}">'
        f'<title id="t">{escape_text(drawing.question)}</title><desc id="d">{escape_text(drawing.described)}</desc>'
        f'<rect width="{WIDTH}" height="{height}" fill="{PAPER}"/>{"".join(parts)}</svg>'
    )


def wrap(text: str, width: float, size: float, most: int) -> list[str]:
    """Break text into lines that fit a width at a size of letters; what is too long ends with „…“."""
    letters = max(4, int(width / (size * BROAD)))
    lines: list[str] = []
    line = ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > letters:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    lines = [one[:letters] for one in (*lines, line) if one]
    if len(lines) > most:
        lines = [*lines[: most - 1], f"{lines[most - 1][: letters - 1].rstrip()}…"]
    return lines


def _head(question: str) -> tuple[list[str], int]:
    lines = wrap(question, WIDTH - 2 * MARGIN, 54, 3)
    parts = [_line(line, MARGIN, 118 + 62 * place, 54, SERIF, weight=600) for place, line in enumerate(lines)]
    return parts, 118 + 62 * max(1, len(lines)) + 16


def _column(side: Side, x: int, top: int) -> tuple[list[str], int]:
    parts = [
        f'<path d="M{x} {top}h{COLUMN}" stroke="{INK}" stroke-width="3"/>',
        *_sign(side.stance, x + 12, top + 38),
        _line(side.label, x + 34, top + 46, 24, GROTESQUE, weight=650),
    ]
    y = top + 92
    for voice in side.voices[:MOST]:
        for line in wrap(voice.name, COLUMN, 25, 2):
            parts.append(_line(line, x, y, 25, SERIF, weight=600))
            y += 31
        for line in wrap(voice.detail, COLUMN, 18, 2):
            parts.append(_line(line, x, y - 5, 18, GROTESQUE, fill=SOFT))
            y += 23
        y += 14
    if side.more:
        parts.append(_line(side.more, x, y, 18, GROTESQUE, fill=SOFT))
        y += 30
    return parts, y


def _sign(stance: str, x: int, y: int) -> Iterator[str]:
    """A circle that is full, half full or empty: told apart without colour."""
    fill = ACCENT if stance == "for" else "none"
    yield f'<circle cx="{x}" cy="{y}" r="10" fill="{fill}" stroke="{ACCENT}" stroke-width="3.5"/>'
    if stance == "depends":
        yield f'<path d="M{x} {y - 10}a10 10 0 0 0 0 20z" fill="{ACCENT}"/>'


def _tail(drawing: Drawing, y: int) -> tuple[list[str], int]:
    parts: list[str] = []
    if drawing.gaps:
        parts.append(f'<path d="M{MARGIN} {y}h{WIDTH - 2 * MARGIN}" stroke="{LINE}" stroke-width="2"/>')
        words = f"{drawing.missing_label} {' · '.join(drawing.gaps)}"
        for line in wrap(words, WIDTH - 2 * MARGIN, 21, 3):
            y += 36
            parts.append(_line(line, MARGIN, y, 21, GROTESQUE))
    y = max(y + 62, HEIGHT - 50)
    parts.append(_line(drawing.foot, MARGIN, y, 18, GROTESQUE, fill=SOFT))
    return parts, y + 50


def _line(text: str, x: int, y: int, size: int, family: str, *, weight: int = 400, fill: str = INK) -> str:
    return (
        f'<text x="{x}" y="{y}" font-family="{family}" font-size="{size}" font-weight="{weight}" fill="{fill}">'
        f"{escape_text(text)}</text>"
    )
