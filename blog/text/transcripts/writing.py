"""Writes a transcript as a file: WebVTT, SubRip, the podcast namespace's JSON and HTML, Podlove's JSON, plain text."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from html import escape
from typing import Any, Final

from blog.text.safe import without_control_letters
from blog.text.transcripts.clock import clock, short_clock
from blog.text.transcripts.markup import plain
from blog.text.transcripts.words import CueText, Form, Words


def write_vtt(words: Words, _title: str, _language: str) -> str:
    """Return WebVTT (https://www.w3.org/TR/webvtt1/#file-structure): voices as `<v Anna>`.

    The standard has no place for a language. It wants pieces by their beginning, and each to end behind it.
    """
    ordered = sorted(words, key=lambda cue: cue.start)
    lasting = (replace(cue, end=max(cue.end, cue.start + 1)) for cue in ordered)
    cues = (f"{_arrow(cue, '.')}\n{_voice(cue)}{_escaped(cue.text)}\n" for cue in lasting)
    return "\n".join(["WEBVTT\n", *cues])


def write_srt(words: Words, _title: str, _language: str) -> str:
    """Return SubRip, the speaker before a colon as the podcast namespace wants it."""
    cues = (
        f"{number}\n{_arrow(cue, ',')}\n{_said(cue).replace('-->', '→')}\n"
        for number, cue in enumerate(words, start=1)
    )
    return "\n".join(cues)


def write_json(words: Words, _title: str, _language: str) -> str:
    """Return the podcast namespace's JSON: seconds, `body`, `speaker` where somebody is known."""
    return _json({"version": "1.0.0", "segments": [_segment(cue) for cue in words]})


def write_podlove(words: Words, _title: str, _language: str) -> str:
    """Return what Podlove's player and publisher read."""
    return _json(
        [
            {
                "start": clock(cue.start),
                "start_ms": cue.start,
                "end": clock(cue.end),
                "end_ms": cue.end,
                "speaker": cue.speaker,
                "voice": cue.speaker,
                "text": _line(cue.text),
            }
            for cue in words
        ]
    )


def write_html(words: Words, title: str, language: str) -> str:
    """Return HTML as the podcast namespace describes it: `<cite>`, `<time>`, a paragraph; a whole page that can be opened."""
    head = f'<!doctype html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n<title>{_html(title)}</title>\n</head>\n'
    return "".join(
        [
            head,
            f"<body>\n<main>\n<h1>{_html(title)}</h1>\n",
            *_paragraphs(words),
            "</main>\n</body>\n</html>\n",
        ]
    )


def write_text(words: Words, _title: str, _language: str) -> str:
    """Return plain text with times, a line for each piece."""
    return "".join(f"[{short_clock(cue.start)}] {_said(cue)}\n" for cue in words)


WRITERS: Final[Mapping[Form, Callable[[Words, str, str], str]]] = {
    Form.VTT: write_vtt,
    Form.SRT: write_srt,
    Form.JSON: write_json,
    Form.PODLOVE: write_podlove,
    Form.HTML: write_html,
    Form.TEXT: write_text,
}

MIMES: Final[Mapping[Form, str]] = {
    Form.VTT: "text/vtt; charset=utf-8",
    Form.SRT: "application/x-subrip; charset=utf-8",
    Form.JSON: "application/json",
    Form.PODLOVE: "application/json",
    Form.HTML: "text/html; charset=utf-8",
    Form.TEXT: "text/plain; charset=utf-8",
}
"""What each is sent as; `application/x-subrip` is what the podcast namespace names for SubRip."""


def write_transcript(form: Form, words: Words, *, title: str = "", language: str = "de") -> str:
    """Return a transcript as a file of this kind; `title` is for those that have a heading."""
    return WRITERS[form](words, title, language)


def _arrow(cue: CueText, mark: str) -> str:
    return f"{clock(cue.start, mark=mark)} --> {clock(cue.end, mark=mark)}"


def _line(text: str) -> str:
    """Return words that are one line: an empty line would end the piece in most of these files."""
    return plain(without_control_letters(text))


def _said(cue: CueText) -> str:
    name, words = _line(cue.speaker), _line(cue.text)
    return f"{name}: {words}" if name else words


def _voice(cue: CueText) -> str:
    # A name can't hold what would end the mark.
    return f"<v {_escaped(cue.speaker)}>" if _line(cue.speaker) else ""


def _escaped(text: str) -> str:
    return _line(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _html(text: str) -> str:
    return escape(_line(text))


def _segment(cue: CueText) -> dict[str, Any]:
    named = {"speaker": _line(cue.speaker)} if _line(cue.speaker) else {}
    return {**named, "startTime": cue.start / 1000, "endTime": cue.end / 1000, "body": _line(cue.text)}


def _paragraphs(words: Words) -> Iterator[str]:
    for cue in words:
        name = f"<cite>{_html(cue.speaker)}:</cite>\n" if _line(cue.speaker) else ""
        yield f"{name}<time>{short_clock(cue.start)}</time>\n<p>{_html(cue.text)}</p>\n"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
