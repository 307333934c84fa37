"""Reads a file of words, whichever kind it is: what it says decides, its name and type are hints."""

import re
from typing import Final

from blog.text.transcripts.checking import checked
from blog.text.transcripts.decoding import decoded
from blog.text.transcripts.pages import read_html
from blog.text.transcripts.segments import read_json
from blog.text.transcripts.srt import read_srt
from blog.text.transcripts.timed_text import has_times, read_timed
from blog.text.transcripts.vtt import read_vtt
from blog.text.transcripts.words import Form, Notes, Problem, Reading, Unreadable, Words

_ARROW: Final = re.compile(r"^[ \t]*[\d:.,]+[ \t]*-->", re.MULTILINE)
_PAGE: Final = re.compile(
    r"\s*<(?:!doctype|html|head|body|main|article|div|section|p|cite|time)\b", re.IGNORECASE
)


def read_transcript(content: bytes, *, duration: int | None = None) -> Reading:
    """Return the words of a file and what was wrong with them; `duration` (milliseconds) is the recording's, if known.

    Raises `Unreadable` where nothing can be taken over.
    """
    text = decoded(content)
    if not text.strip():
        raise Unreadable(Problem.NO_WORDS)
    notes = Notes()
    words, form = _read(text, notes)
    return Reading(checked(words, notes, duration=duration), form, notes.found())


def _read(text: str, notes: Notes) -> tuple[Words, Form]:
    head = text.lstrip()[:200]
    if head.startswith("WEBVTT"):
        return tuple(read_vtt(text.lstrip(), notes)), Form.VTT
    if head.startswith(("{", "[")) and not has_times(head):
        return read_json(text, notes)
    if _PAGE.match(head):
        return read_html(text, notes), Form.HTML
    if _ARROW.search(text):
        return read_srt(text, notes), Form.SRT
    if has_times(text):
        return read_timed(text, notes), Form.TEXT
    raise Unreadable(Problem.UNKNOWN_FORM)
