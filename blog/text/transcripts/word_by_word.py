"""Joins transcripts that come word by word into pieces that people can read."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from blog.text.transcripts.words import CueText, Words

_MOST_LETTERS: Final = 240
"""About three lines: what one takes in at a glance beside the sound."""
_PAUSE: Final = 2000
"""Milliseconds after which somebody begins anew."""
_ENDS: Final = (".", "!", "?", "…", ".“", "!“", "?“")
_FEW_WORDS: Final = 1.5
"""Files of whole pieces have many more words in each."""


def joined(cues: Words) -> Words:
    """Return the pieces; where most are single words, those of one speaker up to the end of a sentence are one."""
    if len(cues) < 2 or sum(len(cue.text.split()) for cue in cues) > _FEW_WORDS * len(cues):
        return cues
    return tuple(_together(cues))


def _together(cues: Sequence[CueText]) -> Iterator[CueText]:
    now = cues[0]
    for cue in cues[1:]:
        if _goes_on(now, cue):
            now = replace(now, end=max(now.end, cue.end), text=f"{now.text} {cue.text}")
        else:
            yield now
            now = cue
    yield now


def _goes_on(now: CueText, cue: CueText) -> bool:
    return (
        now.speaker == cue.speaker
        and now.start <= cue.start <= now.end + _PAUSE
        and not now.text.endswith(_ENDS)
        and len(now.text) + len(cue.text) < _MOST_LETTERS
    )
