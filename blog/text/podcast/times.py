"""Times in a recording: read as people, players and feeds write them, and written again.

Everywhere in this site a time is a whole number of milliseconds; seconds stand in addresses alone.
"""

import re
from dataclasses import dataclass

LONGEST = 100 * 3600 * 1000
"""No recording is longer than this (100 hours, in milliseconds); larger numbers are mistakes."""

_FRACTION = r"(?:[.,](?P<fraction>\d{1,9}))?"
_SECONDS = re.compile(rf"(?P<s>\d{{1,9}}){_FRACTION}s?", re.ASCII)
_CLOCK = re.compile(rf"(?:(?P<h>\d{{1,4}}):)?(?P<m>\d{{1,2}}):(?P<s>\d{{2}}){_FRACTION}", re.ASCII)
_UNITS = re.compile(r"(?=\d)(?:(?P<h>\d{1,4})h)?(?:(?P<m>\d{1,5})m)?(?:(?P<s>\d{1,6})s)?", re.ASCII)


class TimeTextError(ValueError):
    """Raised where a text is no time that we know; the message is the text's beginning."""


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a recording, in milliseconds; without `end` it is a point from which one listens on."""

    start: int
    end: int | None = None


def read_time(text: str) -> int:
    """Return the milliseconds that a time says: `83`, `83.5`, `1:23`, `1:02:03.250`, `1h2m3s`, `npt:1:23`.

    A comma is read as a decimal point. Raises `TimeTextError` for anything else, for `1:75`, and beyond `LONGEST`.
    """
    words = text.strip().removeprefix("npt:")
    found = _CLOCK.fullmatch(words) or _SECONDS.fullmatch(words) or _UNITS.fullmatch(words)
    if found is None:
        raise TimeTextError(text[:40])
    parts = {"h": "0", "m": "0", "s": "0", "fraction": ""}
    parts |= {name: value for name, value in found.groupdict().items() if value}
    hours, minutes, seconds = int(parts["h"]), int(parts["m"]), int(parts["s"])
    if ":" in words and (seconds > 59 or (minutes > 59 and found.group("h"))):
        raise TimeTextError(text[:40])
    time = (hours * 3600 + minutes * 60 + seconds) * 1000 + int(f"{parts['fraction']:0<3.3}")
    if time > LONGEST:
        raise TimeTextError(text[:40])
    return time


def read_span(text: str) -> Span:
    """Return what a media fragment's `t=` says (W3C Media Fragments 1.0, 4.2.1): `83`, `1:23`, `10,20`, `,20`, `npt:10,20`.

    A comma parts start and end here. Raises `TimeTextError`, also where the end is not behind the start.
    """
    words = text.strip().removeprefix("npt:")
    first, comma, last = words.partition(",")
    if (comma and not (first or last)) or "," in last:
        raise TimeTextError(text[:40])
    start = read_time(first) if first or not comma else 0
    if not comma or not last:
        return Span(start)
    end = read_time(last)
    if end <= start:
        raise TimeTextError(text[:40])
    return Span(start, end)


def clock(time: int) -> str:
    """Return a time as people read it, in whole seconds: `0:07`, `23:41`, `1:02:03`."""
    seconds = time // 1000
    hours, minutes = seconds // 3600, seconds // 60 % 60
    if hours:
        return f"{hours}:{minutes:02}:{seconds % 60:02}"
    return f"{minutes}:{seconds % 60:02}"


def exact(time: int) -> str:
    """Return a time as an editor types it, with its milliseconds where it has some: `1:02:03.250`."""
    rest = time % 1000
    return f"{clock(time)}.{rest:03}" if rest else clock(time)


def normal_play_time(time: int) -> str:
    """Return a time in the full form of RFC 2326 3.6, as chapters and captions have it: `00:23:41.000`."""
    seconds, rest = divmod(time, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{rest:03}"


def in_seconds(time: int) -> str:
    """Return a time as seconds for addresses and feeds, no more digits than it has: `1421`, `1421.5`."""
    seconds, rest = divmod(time, 1000)
    return f"{seconds}.{rest:03}".rstrip("0") if rest else str(seconds)


def fragment(span: Span) -> str:
    """Return the fragment that leads to a piece (`t=1421` or `t=1421,1430.5`), without the `#`."""
    end = "" if span.end is None else f",{in_seconds(span.end)}"
    return f"t={in_seconds(span.start)}{end}"
