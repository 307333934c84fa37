"""Turns the bytes of an uploaded file into text: byte order marks first, then UTF-8, then the old Windows letters."""

import codecs
import re
from typing import Final

from blog.text.transcripts.words import MOST_BYTES, Problem, Unreadable

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Everything below the space but tab and line breaks, what ends lines invisibly, halves of letters, our marks for credits.
_INVISIBLE: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff\ue000\ue001]"
)


def decoded(content: bytes) -> str:
    """Return the file's text with line feeds only; raises `Unreadable` for what is too large or no text."""
    if len(content) > MOST_BYTES:
        raise Unreadable(Problem.TOO_LARGE)
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            text = content[len(mark) :].decode(encoding, errors="replace")
            break
    else:
        if b"\x00" in content[:4096]:
            raise Unreadable(Problem.NOT_TEXT)
        text = _without_mark(content)
    return without_invisible(text.replace("\r\n", "\n").replace("\r", "\n"))


def without_invisible(text: str) -> str:
    """Return text without letters that no database or feed takes."""
    return _INVISIBLE.sub("", text)


def _without_mark(content: bytes) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        # Every byte means something there, so nothing is lost; bytes without a letter become a question mark.
        return content.decode("cp1252", errors="replace")
