"""Times as files of transcripts write them: `00:01:02.345`, `01:02,3`, seconds with a fraction. Milliseconds in code."""

import math
import re
from typing import Final

CLOCK: Final = r"(?:\d{1,4}:)?\d{1,4}:\d{1,2}(?:[.,]\d{1,9})?"
"""A pattern of a time with at least minutes and seconds; `[.,]` since the two kinds of file swap their marks often."""

_PARTS: Final = re.compile(r"(?:(\d{1,4}):)?(\d{1,4}):(\d{1,2})(?:[.,](\d{1,9}))?")
LATEST: Final = 2_147_483_647
"""What a column of the database can hold: 24 days."""


def read_clock(written: str) -> int | None:
    """Return milliseconds, or nothing where this isn't a time."""
    match = _PARTS.fullmatch(written.strip())
    if match is None:
        return None
    hours, minutes, seconds, fraction = match.groups()
    whole = (int(hours or 0) * 60 + int(minutes)) * 60 + int(seconds)
    return within(whole * 1000 + int(f"{fraction or '0':0<3}"[:3]))


def read_seconds(value: object) -> int | None:
    """Return milliseconds for a number of seconds, or for text that holds one or a clock's time."""
    if isinstance(value, str):
        clock = read_clock(value)
        if clock is not None:
            return clock
        try:
            value = float(value)
        except ValueError:
            return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return None
    return within(round(value * 1000))


def within(milliseconds: int) -> int | None:
    """Return a time that a recording can have, else nothing."""
    return milliseconds if 0 <= milliseconds <= LATEST else None


def clock(milliseconds: int, *, mark: str = ".") -> str:
    """Return `hh:mm:ss.mmm`, with the mark that the kind of file wants before the fraction."""
    seconds, thousandths = divmod(milliseconds, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}{mark}{thousandths:03}"


def short_clock(milliseconds: int) -> str:
    """Return `hh:mm:ss`, as people write it."""
    return clock(milliseconds)[:8]
