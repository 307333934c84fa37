"""Reads WebVTT (https://www.w3.org/TR/webvtt1/), and files that are nearly WebVTT."""

import html
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from blog.text.transcripts.clock import CLOCK, read_clock
from blog.text.transcripts.markup import spoken
from blog.text.transcripts.voices import speaker
from blog.text.transcripts.words import CueText, Notes, Problem

ARROW: Final = re.compile(rf"\s*({CLOCK})\s*-->\s*({CLOCK})(?:\s.*)?")
_VOICE: Final = re.compile(r"<v(?:\.[^\s>]*)?(?:\s+([^>]*))?>", re.IGNORECASE)
_GAP: Final = re.compile(r"\n[ \t]*\n")
_NO_CUES: Final = ("NOTE", "STYLE", "REGION")


def read_vtt(text: str, notes: Notes) -> Iterator[CueText]:
    """Yield the pieces of a WebVTT file; one with several voices becomes several with the same times."""
    number = 0
    for at, block in enumerate(_GAP.split(text)):
        lines = block.strip("\n").split("\n")
        if not at and lines[0].lstrip().startswith("WEBVTT"):
            lines = lines[1:]
        if lines and lines[0].split(" ")[0].strip() not in _NO_CUES:
            number += 1
            yield from _cues(lines, number, notes)


def _cues(lines: list[str], number: int, notes: Notes) -> Iterator[CueText]:
    """Yield what one block holds: one piece, or several where the empty line between them is missing."""
    arrows = [at for at, line in enumerate(lines) if "-->" in line]
    for at, following in pairwise([*arrows, len(lines)]):
        times = arrow(lines[at])
        if times is None:
            notes.add(Problem.UNREADABLE_TIME, number)
        else:
            yield from _voices("\n".join(lines[at + 1 : following]), *times, number, notes)


def arrow(line: str) -> tuple[int, int] | None:
    """Return both times of a line with an arrow, or nothing where one can't be read."""
    match = ARROW.fullmatch(line)
    start, end = (read_clock(match[1]), read_clock(match[2])) if match else (None, None)
    return None if start is None or end is None else (start, end)


def _voices(marked: str, start: int, end: int, number: int, notes: Notes) -> Iterator[CueText]:
    before, *rest = _VOICE.split(marked)
    pieces = [("", before), *zip(rest[::2], rest[1::2], strict=True)]
    said = [(name or "", *spoken(words)) for name, words in pieces]
    if any(foreign for _name, _words, foreign in said):
        notes.add(Problem.HTML_INSIDE, number)
    filled = [(name, words) for name, words, _foreign in said if words]
    if not filled:
        notes.add(Problem.EMPTY_CUE, number)
    for name, words in filled:
        yield CueText(start, end, speaker(html.unescape(name)), words)
