"""The way to a second of an episode from `?t=`, exact with script and without.

A browser without script finds an element by the fragment alone, and only cues have one. So `?t=46` leads to `?ab=46#t=46`: the
page that is asked for `ab` has an anchor of that name before the cue that is said then.
"""

import re
from bisect import bisect_right
from typing import Any, Final

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from blog.models.podcast.transcript import Cue, Transcript
from blog.queries.addresses import living_path, place_of
from blog.text.podcast.times import Span, TimeTextError, fragment, read_span, read_time

FROM: Final = "ab"
_CUE: Final = re.compile(r'<span class="cue" id="t=([\d.]+)">')


def second_address(page: Any, asked: str) -> str:
    """Return where `?t=1421` (and `1:02:03`, `10,20`, `npt:…`) leads: its second; what is no time there, the page."""
    address = living_path(place_of(page), page.locale.language_code)
    try:
        span = read_span(asked)
    except TimeTextError:
        return address
    cues = _cues(page.pk, page.locale.language_code)
    end = max(page.duration or 0, *(end for _start, end in cues), 0)
    if end and span.start > end:
        return address
    there = fragment(span)
    if not cues or (span.end is None and span.start in {start for start, _end in cues}):
        return f"{address}#{there}"
    return f"{address}?{FROM}={there.removeprefix('t=')}#{there}"


def with_anchor(said: SafeString, asked: str) -> SafeString:
    """Return a transcript with an anchor at the cue that is said at a time; what is no time changes nothing."""
    try:
        span = read_span(asked)
    except TimeTextError:
        return said
    cues = [(read_time(found[1]), found.start()) for found in _CUE.finditer(said)]
    if not cues or (span.end is None and _has(cues, span)):
        return said
    at = cues[max(0, bisect_right([start for start, _at in cues], span.start) - 1)][1]
    anchor = format_html('<span id="{}"></span>', fragment(span))
    return mark_safe(f"{said[:at]}{anchor}{said[at:]}")  # noqa: S308  both parts are escaped already


def _has(cues: list[tuple[int, int]], span: Span) -> bool:
    return any(start == span.start for start, _at in cues)


def _cues(page_id: int, language: str) -> list[tuple[int, int]]:
    """Return when the cues begin and end that the page shows."""
    rows = Transcript.objects.filter(episode_id=page_id, number__gt=0)
    languages = dict(rows.order_by("-pk").values_list("language", "pk"))
    if not languages:
        return []
    shown = languages.get(language) or list(languages.values())[-1]
    return list(Cue.objects.filter(transcript_id=shown).order_by("start").values_list("start", "end"))
