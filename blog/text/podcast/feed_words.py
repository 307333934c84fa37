"""What feeds write into their fields, as values of ours: plain words, web addresses, dates, numbers, notes."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from html import escape
from typing import Final
from urllib.parse import quote, urljoin, urlsplit

import nh3

from blog.text import rich
from blog.text.podcast.feed_values import NotePart
from blog.text.podcast.times import TimeTextError, read_time
from blog.text.words import clean

_MARKUP: Final = re.compile(r"</?[a-zA-Z][^<>]*>|&(?:#\d+|#x[0-9a-fA-F]+|\w+);")
_BLANK_LINES: Final = re.compile(r"\n[ \t]*\n+")
_SPACES: Final = re.compile(r"\s+")
_HEADING: Final = re.compile(r"<h[1-6]>([^<]*(?:<(?!/?h[1-6]>)[^<]*)*)</h[1-6]>")
_TAGS: Final = {
    "p",
    "br",
    "a",
    "b",
    "strong",
    "i",
    "em",
    "ul",
    "ol",
    "li",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "blockquote",
    "div",
}
_SCHEMES: Final = {"http", "https", "mailto"}
_YES: Final = frozenset({"yes", "true", "explicit", "1"})
MOST_LETTERS: Final = 200_000
"""Of one episode's notes; more is cut. The longest that we know have 60,000."""
MOST_PARTS: Final = 400
LONGEST_ADDRESS: Final = 2000
LONGEST_HEADING: Final = 160


def plain(text: str, limit: int = 0) -> str:
    """Return a field as plain words on one line; HTML in it is read as HTML, scripts in it are gone."""
    text = clean(text)[:MOST_LETTERS]
    if _MARKUP.search(text):
        text = " ".join(line.text for line in rich.parse(_well_formed(text)))
    text = _SPACES.sub(" ", text).strip()
    return text[:limit].rstrip() if limit else text


def web_address(text: str, base: str = "") -> str:
    """Return an http or https address in full, or nothing: no script, no file, no name or password, no novel."""
    text = clean(text).strip()
    if not text:
        return ""
    try:
        full = urljoin(base, text) if base else text
        parts = urlsplit(full)
        usable = parts.scheme.lower() in ("http", "https") and parts.hostname and "@" not in parts.netloc
        parts.port  # noqa: B018 - reading it raises for a port that is no number
    except ValueError:
        return ""
    # What stands in an address as it is stays; spaces, umlauts and the like are written in ASCII.
    full = quote(full, safe="%/:=&?~#+!$,;'@()*[]")
    return full if usable and len(full) <= LONGEST_ADDRESS else ""


def moment(text: str) -> datetime | None:
    """Return a date as RFC 2822 or ISO 8601 writes it, in UTC; what can't be read is no date."""
    text = text.strip()
    for read in (parsedate_to_datetime, datetime.fromisoformat):
        try:
            found = read(text)
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
        try:
            return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
        except (OverflowError, ValueError):
            return None
    return None


def duration(text: str) -> int | None:
    """Return the milliseconds that a time or a duration says, if it can be read."""
    try:
        return read_time(text) if text.strip() else None
    except TimeTextError:
        return None


def whole(text: str, most: int) -> int | None:
    """Return a whole number from 0 to `most`, if it is one."""
    text = text.strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 and int(text) <= most else None


def is_yes(text: str) -> bool:
    """Tell whether a feed says yes, in one of its words."""
    return text.strip().lower() in _YES


def notes(text: str) -> tuple[NotePart, ...]:
    """Return an episode's notes as passages: paragraphs and lists of clean rich text, headings of plain words."""
    text = clean(text)[:MOST_LETTERS].strip()
    if not _MARKUP.search(text):
        text = _as_html(text)
    text = _well_formed(text)
    parts: list[NotePart] = []
    # Headings stand at the odd places.
    for place, piece in enumerate(_HEADING.split(text)):
        parts.extend(_heading(piece) if place % 2 else _paragraphs(piece))
    return tuple(parts[:MOST_PARTS])


def _well_formed(html: str) -> str:
    """Return HTML as a browser would have read it, without all that we don't show; in time that grows with its length alone."""
    return nh3.clean(html, tags=_TAGS, attributes={"a": {"href"}}, url_schemes=_SCHEMES, link_rel=None)


def _heading(html: str) -> list[NotePart]:
    words = plain(html, LONGEST_HEADING)
    return [NotePart("heading", words)] if words else []


def _paragraphs(html: str) -> list[NotePart]:
    return [NotePart("text", part) for part in rich.split_paragraphs(html) if part]


def _as_html(text: str) -> str:
    paragraphs = (paragraph.strip() for paragraph in _BLANK_LINES.split(text))
    lines = (escape(paragraph, quote=False).replace("\n", "<br>") for paragraph in paragraphs if paragraph)
    return "".join(f"<p>{line}</p>" for line in lines)
