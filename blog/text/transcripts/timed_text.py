"""Reads plain text with times, as people and recognisers write it.

`[00:01:05] Anna: Guten Tag.` · `00:01:05 Guten Tag.` · `Anna (1:05): Guten Tag.` · `Anna 1:05` above the words. Lines
without a time go on with the piece before; a piece ends where the next one begins.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Final

from blog.text.transcripts.clock import CLOCK, read_clock
from blog.text.transcripts.markup import spoken
from blog.text.transcripts.voices import speaker, with_voices
from blog.text.transcripts.words import CueText, Notes, Problem, Words

_TIME: Final = rf"[\[(<]?\s*(?P<start>{CLOCK})(?:\s*(?:-->|-|–|bis)\s*(?P<end>{CLOCK}))?\s*[\])>]?"
_FIRST: Final = re.compile(rf"\s*{_TIME}\s*(?:[:–-]\s+)?(?P<words>.*)")
_AFTER_NAME: Final = re.compile(rf"\s*(?P<who>[^\W\d][^:\[\]()<>\d]{{0,60}}?)\s*{_TIME}\s*:?\s*(?P<words>.*)")
A_LETTER: Final = 65
"""Milliseconds that a letter takes when somebody speaks (about 900 a minute); for the last piece, whose end nobody tells."""


def has_times(text: str) -> bool:
    """Tell whether one of the first lines with words begins with a time, or with a name and a time."""
    lines = [line for line in text.split("\n") if line.strip()][:20]
    return any(_line(line) for line in lines)


def read_timed(text: str, notes: Notes) -> Words:
    """Return the pieces of a text with times."""
    cleaned = []
    for number, cue in enumerate(_pieces(text), start=1):
        words, foreign = spoken(cue.text)
        if foreign:
            notes.add(Problem.HTML_INSIDE, number)
        if words:
            cleaned.append(replace(cue, text=words))
        else:
            notes.add(Problem.EMPTY_CUE, number)
    return tuple(_ended(with_voices(cleaned)))


def _pieces(text: str) -> Iterator[CueText]:
    """Yield pieces; those whose end isn't told end where they begin."""
    now: CueText | None = None
    for line in text.split("\n"):
        begun = _line(line)
        if begun is not None:
            if now is not None:
                yield now
            now = begun
        elif now is not None:
            now = replace(now, text=f"{now.text}\n{line}")
    if now is not None:
        yield now


def _line(line: str) -> CueText | None:
    match = _FIRST.fullmatch(line)
    who = ""
    if match is None:
        match = _AFTER_NAME.fullmatch(line)
        who = match["who"] if match else ""
    start = read_clock(match["start"]) if match else None
    if match is None or start is None:
        return None
    end = read_clock(match["end"]) if match["end"] else None
    return CueText(start, start if end is None else end, speaker(who), match["words"])


def _ended(cues: Words) -> Iterator[CueText]:
    for cue, following in pairwise(cues):
        yield replace(cue, end=max(following.start, cue.start)) if cue.end == cue.start else cue
    if cues:
        last = cues[-1]
        yield replace(last, end=last.start + A_LETTER * len(last.text)) if last.end == last.start else last
