"""Links into somebody else's episode: to the second, in the form that the place understands."""

import re
from collections.abc import Callable
from typing import Final
from urllib.parse import SplitResult, parse_qsl, urlencode, urlsplit, urlunsplit

from blog.text.podcast.times import clock, in_seconds

OPEN_SCHEMES: Final = ("http", "https")


def deep_link(start: int, *, base: str = "", page: str = "", enclosure: str = "") -> str:
    """Return the address that leads to a time (milliseconds), or nothing where no address is known.

    `base` is what the feed tells with `rel="http://podlove.org/deep-link"`, `page` the episode's own page, `enclosure` its
    sound; the first usable one counts. Places that don't know `#t=` (W3C Media Fragments 1.0) get their own form.
    """
    for address in (base, page, enclosure):
        parts = _parts(address)
        if parts is None:
            continue
        if address == base and base.endswith(("#", "=")):
            return _appended(base, start)
        return urlunsplit(_form_of(parts)(parts, start))
    return ""


def provider_of(address: str) -> str:
    """Return who serves an address, as readers are told: the host without `www.`; nothing for what isn't on the web."""
    parts = _parts(address)
    return (parts.hostname or "").removeprefix("www.") if parts else ""


def _parts(address: str) -> SplitResult | None:
    try:
        parts = urlsplit(address.strip())
        usable = parts.scheme in OPEN_SCHEMES and bool(parts.hostname)
    except ValueError:
        return None
    return parts if usable else None


def _appended(base: str, start: int) -> str:
    """Podlove's base may end where the time begins: `…/folge/#` or `…/player?t=`."""
    return f"{base}t={in_seconds(start)}" if base.endswith("#") else f"{base}{in_seconds(start)}"


Form = Callable[[SplitResult, int], SplitResult]


def _media_fragment(parts: SplitResult, start: int) -> SplitResult:
    return parts._replace(fragment=f"t={in_seconds(start)}")


def _whole_seconds_in_query(parts: SplitResult, start: int) -> SplitResult:
    kept = [(name, value) for name, value in parse_qsl(parts.query) if name not in ("t", "start")]
    return parts._replace(query=urlencode([*kept, ("t", str(start // 1000))]), fragment="")


def _seconds_with_unit(parts: SplitResult, start: int) -> SplitResult:
    return parts._replace(fragment=f"t={start // 1000}s")


def _clock_fragment(parts: SplitResult, start: int) -> SplitResult:
    return parts._replace(fragment=f"t={clock(start)}")


def _clock_in_path(parts: SplitResult, start: int) -> SplitResult:
    return parts._replace(path=f"{parts.path.rstrip('/')}/{clock(start)}", fragment="")


PLATFORMS: Final[tuple[tuple[re.Pattern[str], Form], ...]] = (
    (
        re.compile(r"(?:(?:www\.|m\.|music\.)?youtube\.com/(?:watch|live/)|youtu\.be/)."),
        _whole_seconds_in_query,
    ),
    (re.compile(r"open\.spotify\.com/(?:[\w-]+/)?episode/."), _whole_seconds_in_query),
    (re.compile(r"(?:pca\.st|play\.pocketcasts\.com)/."), _whole_seconds_in_query),
    (re.compile(r"(?:www\.|player\.)?vimeo\.com/."), _seconds_with_unit),
    (re.compile(r"(?:www\.|m\.)?soundcloud\.com/."), _clock_fragment),
    (re.compile(r"overcast\.fm/\+[\w-]+/?$"), _clock_in_path),
)
"""What the known platforms make of a time: each by the shape of its own „share from here“."""


def _form_of(parts: SplitResult) -> Form:
    query = f"?{parts.query}" if parts.query else ""
    place = f"{parts.hostname}{parts.path}{query}"
    return next((form for shape, form in PLATFORMS if shape.match(place)), _media_fragment)
