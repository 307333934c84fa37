"""Reads transcripts in JSON: the podcast namespace's, Podlove's, and what recognisers write that looks like either.

https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/transcripts/transcripts.md (JSON),
https://docs.podlove.org/podlove-web-player/v5/configuration (transcripts).
"""

import json
from collections.abc import Iterator
from typing import Any, Final

from blog.text.transcripts.clock import read_clock, read_seconds, within
from blog.text.transcripts.markup import spoken
from blog.text.transcripts.voices import speaker
from blog.text.transcripts.word_by_word import joined
from blog.text.transcripts.words import CueText, Form, Notes, Problem, Unreadable, Words

_LISTS: Final = ("segments", "transcripts", "transcript", "cues")


def read_json(text: str, notes: Notes) -> tuple[Words, Form]:
    """Return the pieces of a JSON file and which of the two kinds it is."""
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Unreadable(Problem.BROKEN) from error
    items = _items(document)
    podlove = any("start_ms" in item or "voice" in item or "items" in item for item in items[:20])
    cues = tuple(_cues(items, notes))
    return joined(cues), Form.PODLOVE if podlove else Form.JSON


def _items(document: Any) -> list[dict[str, Any]]:
    if isinstance(document, dict):
        document = next((document[name] for name in _LISTS if isinstance(document.get(name), list)), None)
    if not isinstance(document, list):
        raise Unreadable(Problem.UNKNOWN_FORM)
    return [item for item in document if isinstance(item, dict)]


def _cues(items: list[dict[str, Any]], notes: Notes) -> Iterator[CueText]:
    number = 0
    for item in items:
        inner = item.get("items")
        # Podlove's grouped form: one speaker, several pieces.
        for piece in inner if isinstance(inner, list) else [item]:
            number += 1
            if isinstance(piece, dict):
                yield from _cue({**item, **piece}, number, notes)


def _cue(item: dict[str, Any], number: int, notes: Notes) -> Iterator[CueText]:
    start, end = _time(item, "start"), _time(item, "end")
    if start is None:
        notes.add(Problem.UNREADABLE_TIME, number)
        return
    words, foreign = spoken(str(item.get("body", item.get("text")) or ""))
    if foreign:
        notes.add(Problem.HTML_INSIDE, number)
    if not words:
        notes.add(Problem.EMPTY_CUE, number)
        return
    yield CueText(start, start if end is None else end, speaker(_who(item)), words)


def _time(item: dict[str, Any], name: str) -> int | None:
    """Return one time of a piece: `startTime` (seconds), `start_ms` (milliseconds), `start` (clock or seconds)."""
    exact = item.get(f"{name}_ms")
    if isinstance(exact, int | float) and not isinstance(exact, bool):
        return within(round(exact))
    value = item.get(f"{name}Time", item.get(name))
    return read_clock(value) if isinstance(value, str) and ":" in value else read_seconds(value)


def _who(item: dict[str, Any]) -> str:
    """Return the speaker: Podlove has the name in `voice`, and in `speaker` the key of a contributor or an object."""
    for value in (item.get("voice"), item.get("speaker")):
        name = (value.get("name") or value.get("title")) if isinstance(value, dict) else value
        if isinstance(name, str | int) and str(name).strip():
            return str(name)
    return ""
