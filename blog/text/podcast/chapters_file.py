"""Chapters in a file of their own (podcast namespace, JSON chapters 1.2), read."""

import json
from collections.abc import Iterator
from typing import Any, Final

from blog.text.podcast.feed_words import plain, web_address
from blog.text.podcast.timed import TimedChapter

MOST: Final = 500
LAST: Final = 100 * 3600
"""Seconds; no recording is longer."""


def read_chapters(document: bytes, address: str = "") -> tuple[TimedChapter, ...]:
    """Return the chapters in the order of their times; what can't be read as one is left out."""
    try:
        found = json.loads(document.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return ()
    rows = found.get("chapters") if isinstance(found, dict) else None
    chapters = _chapters(rows if isinstance(rows, list) else [], address)
    return tuple(sorted(chapters, key=lambda chapter: chapter.start))


def _chapters(rows: list[Any], address: str) -> Iterator[TimedChapter]:
    for row in rows[:MOST]:
        # `toc: false` marks what only changes the picture.
        if not isinstance(row, dict) or row.get("toc") is False:
            continue
        start, title = row.get("startTime"), plain(str(row.get("title") or ""), 300)
        if isinstance(start, int | float) and not isinstance(start, bool) and 0 <= start <= LAST and title:
            link, image = (web_address(str(row.get(name) or ""), address)[:1000] for name in ("url", "img"))
            yield TimedChapter(round(start * 1000), title, link, image)
