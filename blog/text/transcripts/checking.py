"""Puts in order what a file of words got wrong where that is safe, and names it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from blog.text.transcripts.words import (
    MOST_CUES,
    MOST_LETTERS,
    CueText,
    Notes,
    Problem,
    Unreadable,
    Words,
)

_A_LITTLE: Final = 2000
"""Milliseconds by which files are longer than their sound without anybody noticing."""

_SHORTEST: Final = 1000
_PER_LETTER: Final = 70
"""Milliseconds: what a piece lasts at least, and a letter of it, at some fourteen letters a second."""


def checked(words: Sequence[CueText], notes: Notes, *, duration: int | None = None) -> Words:
    """Return the pieces by their times, each with an end behind its beginning; `duration` is the recording's, if known.

    Raises `Unreadable` where nothing is left, or too much to be a transcript.
    """
    if len(words) > MOST_CUES:
        raise Unreadable(Problem.TOO_MANY)
    if not words:
        raise Unreadable(
            Problem.UNREADABLE_TIME if Problem.UNREADABLE_TIME in notes.counts else Problem.NO_WORDS
        )
    found = tuple(_short(_with_ends(_in_order(list(words), notes), notes, duration), notes))
    _note_overlaps(found, notes)
    return _within(found, notes, duration)


def _in_order(words: list[CueText], notes: Notes) -> list[CueText]:
    for number, (before, cue) in enumerate(pairwise(words), start=2):
        if cue.start < before.start:
            notes.add(Problem.BACKWARDS, number)
    # Sorting keeps the order of the file where times are the same.
    return sorted(words, key=lambda cue: cue.start) if Problem.BACKWARDS in notes.counts else words


def _with_ends(words: list[CueText], notes: Notes, duration: int | None) -> Iterator[CueText]:
    for number, cue in enumerate(words, start=1):
        if cue.end >= cue.start:
            yield cue
            continue
        if number < len(words):
            notes.add(Problem.ENDS_BEFORE_START, number)
            yield replace(cue, end=words[number].start)
        else:
            notes.add(Problem.LAST_ENDS_BEFORE_START, number)
            yield replace(cue, end=_last_end(cue, duration))


def _last_end(cue: CueText, duration: int | None) -> int:
    """Return when the last piece ends: where its words are said at an ordinary pace, at most where the sound ends."""
    spoken = cue.start + max(_SHORTEST, len(cue.text) * _PER_LETTER)
    return min(spoken, duration) if duration and duration > cue.start else spoken


def _short(words: Iterator[CueText], notes: Notes) -> Iterator[CueText]:
    for number, cue in enumerate(words, start=1):
        if len(cue.text) <= MOST_LETTERS:
            yield cue
            continue
        notes.add(Problem.TOO_LONG, number)
        for at in range(0, len(cue.text), MOST_LETTERS):
            yield replace(cue, text=cue.text[at : at + MOST_LETTERS])


def _note_overlaps(words: Words, notes: Notes) -> None:
    latest = words[0]
    for number, cue in enumerate(words[1:], start=2):
        # Two who speak at once have the same times in WebVTT: that is no fault.
        if cue.start < latest.end and (cue.start, cue.end) != (latest.start, latest.end):
            notes.add(Problem.OVERLAP, number)
        latest = max(latest, cue, key=lambda one: one.end)


def _within(words: Words, notes: Notes, duration: int | None) -> Words:
    """Cut ends that stick out a little; whole pieces behind the end are named and stay, for the sound may be the wrong one."""
    if not duration:
        return words
    for number, cue in enumerate(words, start=1):
        if cue.start > duration + _A_LITTLE:
            notes.add(Problem.BEYOND_END, number)
    return tuple(
        replace(cue, end=max(duration, cue.start)) if duration < cue.end <= duration + _A_LITTLE else cue
        for cue in words
    )
