"""Finds where a sentence stands or was said: the episode and the second, or the page and the passage."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Count
from wagtail.models import Page

from blog.models.podcast.transcript import Cue
from blog.models.spoken import Window, WordPair
from blog.queries.addresses import passage_anchor, path_in_tree
from blog.queries.credit_slots import without_slots
from blog.queries.public_articles import public_pages
from blog.text.podcast.times import Span, clock, fragment
from blog.text.quoting import FEWEST_WORDS, FOUND, MOST_WORDS, Match, folded_words, match, pairs, rarest
from blog.text.sentences import sentences
from blog.text.words import shorten

MOST_LETTERS: Final = 1000
"""Of what somebody pastes; the rest isn't looked at."""
PAIRS: Final = 24
"""So many of the rarest pairs lead to candidates: a tenth of the words wrong leaves more than half of them."""
CANDIDATES: Final = 40
COMMON: Final = 3000
"""A pair that stands in more windows than this says nothing, unless there is no rarer one."""
EXCERPT: Final = 320


@dataclass(frozen=True, slots=True)
class FoundQuote:
    """One place: `confidence` in hundredths; `at` the time in an episode (empty: a passage); `sure` from the threshold on."""

    title: str
    url: str
    words: str
    confidence: int
    at: str = ""
    page_id: int = 0
    block: str = ""
    start: int | None = None

    @property
    def is_spoken(self) -> bool:
        """Said in an episode, not written in a text."""
        return self.start is not None


def can_look_for(text: str) -> bool:
    """Tell whether there are words enough to look for."""
    return len(folded_words(text[:MOST_LETTERS])) >= FEWEST_WORDS


def find_quote(text: str, limit: int = 5) -> tuple[FoundQuote, ...]:
    """Return the places that say it, the surest first; nothing below the threshold. Public pages alone.

    At most seven statements. The search engine will stand behind the same function.
    """
    wanted = folded_words(text[:MOST_LETTERS])[:MOST_WORDS]
    if len(wanted) < FEWEST_WORDS:
        return ()
    scored = [(match(wanted, folded_words(window.text)), window) for window in candidates(pairs(wanted))]
    sure = sorted((one for one in scored if one[0].confidence >= FOUND), key=lambda one: -one[0].confidence)
    best = _once(sure)[:limit]
    starts = _seconds(best)
    return tuple(_found(one, window, starts.get(window.pk)) for one, window in best)


def candidates(wanted: frozenset[int], most: int = CANDIDATES) -> list[Window]:
    """Return the windows of public pages that share the most rare pairs."""
    counts: Counter[int] = Counter(
        dict(
            WordPair.objects.filter(pair__in=wanted)
            .values_list("pair")
            .annotate(n=Count("window"))
            .order_by()
        )
    )
    rare = rarest(counts, wanted, PAIRS)
    telling = [pair for pair in rare if counts[pair] <= COMMON] or rare[:1]
    rows = WordPair.objects.filter(
        pair__in=telling, window__page__in=public_pages(Page).order_by().values("pk")
    )
    best = rows.values_list("window").annotate(n=Count("pair")).order_by("-n", "window")[:most]
    keys = [window for window, _count in best]
    found = Window.objects.select_related("page__locale").in_bulk(keys)
    return [found[key] for key in keys if key in found]


def _once(scored: Sequence[tuple[Match, Window]]) -> list[tuple[Match, Window]]:
    """Windows overlap: of those at one place the surest counts."""
    kept: list[tuple[Match, Window]] = []
    for one, window in scored:
        if not any(_overlap(window, other) for _match, other in kept):
            kept.append((one, window))
    return kept


def _overlap(one: Window, other: Window) -> bool:
    if one.page_id != other.page_id or one.block != other.block:
        return False
    return (one.start or 0) <= (other.end or 0) and (other.start or 0) <= (one.end or 0)


def _seconds(best: Sequence[tuple[Match, Window]]) -> dict[int, int]:
    """Return window → the millisecond at which the words begin: that of the piece of speech that has the first of them."""
    found: dict[int, int] = {}
    for one, window in best:
        if window.start is None:
            continue
        cues = Cue.objects.filter(
            transcript__episode_id=window.page_id,
            start__gte=window.start,
            start__lte=window.end or window.start,
        )
        at, found[window.pk] = 0, window.start
        for start, text in cues.order_by("transcript_id", "position", "pk").values_list("start", "text"):
            at += len(folded_words(text))
            if at > one.first:
                found[window.pk] = start
                break
    return found


def _from_hit(text: str, first: int) -> str:
    """Return a window from the piece on that has the first word found: a piece of speech, or a sentence."""
    at = 0
    pieces = [line[span.start : span.end] for line in text.split("\n") for span in sentences(line)]
    for number, piece in enumerate(pieces):
        at += len(folded_words(piece))
        if at > first:
            return " ".join(pieces[number:])
    return text


def _found(one: Match, window: Window, start: int | None) -> FoundQuote:
    page: Any = window.page
    seconds = start is not None
    here = fragment(Span(start or 0)) if seconds else passage_anchor(str(window.block))
    return FoundQuote(
        title=without_slots(page.title),
        url=f"{path_in_tree(page.url_path, page.locale.language_code)}#{here}",
        words=without_slots(shorten(_from_hit(window.text, one.first), EXCERPT)),
        confidence=round(one.confidence * 100),
        at=clock(start or 0) if seconds else "",
        page_id=page.pk,
        block="" if seconds else str(window.block),
        start=start,
    )
