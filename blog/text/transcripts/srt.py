"""Reads SubRip files: a number, a line with two times, the words, an empty line; the speaker before a colon."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from blog.text.transcripts.markup import spoken
from blog.text.transcripts.voices import with_voices
from blog.text.transcripts.vtt import arrow
from blog.text.transcripts.words import CueText, Notes, Problem, Words

_NUMBER: Final = re.compile(r"\s*\d+\s*")


def read_srt(text: str, notes: Notes) -> Words:
    """Return the pieces of a SubRip file; empty lines inside of the words, which editors leave, do no harm."""
    return with_voices(tuple(_cues(text.split("\n"), notes)))


def _cues(lines: list[str], notes: Notes) -> Iterator[CueText]:
    starts = [at for at, line in enumerate(lines) if "-->" in line]
    for number, (at, following) in enumerate(pairwise([*starts, len(lines) + 1]), start=1):
        words = lines[at + 1 : following]
        if following <= len(lines) and words and _NUMBER.fullmatch(words[-1]):
            words = words[:-1]
        yield from _cue(lines[at], "\n".join(words), number, notes)


def _cue(times: str, marked: str, number: int, notes: Notes) -> Iterator[CueText]:
    found = arrow(times)
    if found is None:
        notes.add(Problem.UNREADABLE_TIME, number)
        return
    words, foreign = spoken(marked)
    if foreign:
        notes.add(Problem.HTML_INSIDE, number)
    if not words:
        notes.add(Problem.EMPTY_CUE, number)
        return
    yield CueText(*found, "", words)
