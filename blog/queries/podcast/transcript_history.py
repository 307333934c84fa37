"""The versions of a transcript as an editor sees them: what one person did at a stretch is one line."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Final

from blog.models.podcast.transcript import TranscriptVersion

STRETCH: Final = timedelta(minutes=30)
"""Corrections that follow each other more quickly belong together: each save is a version of its own."""
MOST_LINES: Final = 50
_MOST_ROWS: Final = 2000


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """Versions `first` to `last`: by whom, from when to when, of which kind."""

    first: int
    last: int
    kind: str
    kind_label: str
    note: str
    by: str
    began: datetime
    ended: datetime


def history_of(transcript_id: int) -> list[HistoryLine]:
    """Return the newest lines of a transcript's history, in one statement."""
    rows = TranscriptVersion.objects.filter(transcript_id=transcript_id).select_related("by")
    newest = rows.defer("edits").order_by("-number")[:_MOST_ROWS]
    return list(_stretches([_line(row) for row in newest]))[:MOST_LINES]


def _stretches(lines: list[HistoryLine]) -> Iterator[HistoryLine]:
    now: HistoryLine | None = None
    for line in lines:
        if now and _goes_with(now, line):
            now = replace(now, first=line.first, began=line.began)
            continue
        if now:
            yield now
        now = line
    if now:
        yield now


def _goes_with(later: HistoryLine, earlier: HistoryLine) -> bool:
    return (
        (later.kind, later.by, later.note) == (earlier.kind, earlier.by, earlier.note)
        and later.kind == "edited"
        and later.began - earlier.ended < STRETCH
    )


def _line(row: Any) -> HistoryLine:
    by = str(row.by) if row.by else ""
    return HistoryLine(row.number, row.number, row.kind, row.get_kind_display(), row.note, by, row.at, row.at)
