"""Snippets of hits: the place in a text where most of the words stand, escaped first, the words marked then."""

import re
from collections.abc import Sequence
from typing import Final

from django.utils.safestring import SafeString

from blog.text.safe import escape_text
from blog.text.words import folded, shorten

LENGTH: Final = 220
_ENDS: Final = (".", "!", "?", "…", ":", ";", ",", "“", "”", "»", "«")
_STEM: Final = 5
"""From so many letters on, a word is also marked in its other forms („fragen“ in „Frage“): the last two are left off."""


def snippet(text: str, terms: Sequence[str], length: int = LENGTH) -> SafeString:
    """Return the best place of a text as HTML with `<mark>` around the words."""
    line = _one_line(text)
    pattern = pattern_of(terms)
    start, end = _best_window(line, pattern, length)
    shown = line[start:end]
    html = marked(shown if end < len(line) else line[start:], pattern)
    before = "… " if start else ""
    after = " …" if end < len(line) else ""
    return SafeString(f"{before}{html}{after}")


def pattern_of(terms: Sequence[str]) -> re.Pattern[str]:
    """Return what finds the terms at the beginnings of words, also in other forms."""
    ways = sorted({re.escape(_stem(term)) for term in terms if term}, key=lambda way: (-len(way), way))
    return re.compile(rf"\b(?:{'|'.join(ways)})\w*" if ways else r"(?!)", re.IGNORECASE)


def marked(text: str, pattern: re.Pattern[str]) -> str:
    """Escape a text and mark what the pattern finds; nothing of the text can become a tag."""
    parts: list[str] = []
    end = 0
    for found in pattern.finditer(text):
        parts.append(escape_text(text[end : found.start()]))
        parts.append(f"<mark>{escape_text(found[0])}</mark>")
        end = found.end()
    parts.append(escape_text(text[end:]))
    return "".join(parts)


def count_terms(text: str, terms: Sequence[str]) -> int:
    """Return how many of the terms stand in a text."""
    line = folded(text)
    return sum(bool(pattern_of([term]).search(line)) for term in terms)


def _one_line(text: str) -> str:
    """Put lines behind one another; a point stands where a line ends without being a sentence (a title, a name)."""
    line = ""
    for part in text.splitlines():
        words = folded(part).strip()
        joint = (" " if line.endswith(_ENDS) else " · ") if line and words else ""
        line += joint + words
    return line


def _stem(term: str) -> str:
    return term[:-2] if len(term) > _STEM and " " not in term else term


def _best_window(line: str, pattern: re.Pattern[str], length: int) -> tuple[int, int]:
    """The window that holds the most different words, starting a little before the first of them."""
    if len(line) <= length:
        return 0, len(line)
    found = [(match.start(), match[0].lower()) for match in pattern.finditer(line)][:200]
    if not found:
        return 0, len(shorten(line, length).rstrip("…"))
    best = max(found, key=lambda hit: (_held(found, hit[0], length), -hit[0]))[0]
    start = _word_start(line, max(0, best - length // 4))
    end = start + length
    return start, len(line) if end >= len(line) else _word_end(line, start, end)


def _held(found: Sequence[tuple[int, str]], start: int, length: int) -> int:
    return len({word for at, word in found if start <= at < start + length * 3 // 4})


def _word_start(line: str, at: int) -> int:
    if at == 0:
        return 0
    space = line.find(" ", at)
    return space + 1 if 0 <= space < at + 40 else at


def _word_end(line: str, start: int, end: int) -> int:
    space = line.rfind(" ", start, end)
    return space if space > start else end
