"""What lies near the paragraphs of a text: seconds of episodes, positions. For the editor, who decides whether it fits."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

from django.db.models import Count
from wagtail.models import Page

from blog.kinds import RecommendationKind
from blog.models.podcast.episode import Episode
from blog.models.podcast.transcript import Cue
from blog.models.positions.position import Position
from blog.models.spoken import Window, WordPair
from blog.queries.credit_slots import without_slots
from blog.queries.positions.public import public_positions, shown
from blog.queries.public_articles import public_pages
from blog.text.body import Block, Body
from blog.text.podcast.times import clock
from blog.text.quoting import SMALL, folded_words, pairs, telling_pairs
from blog.text.words import block_text, shorten

MOST: Final = 3
"""Of each kind beside a paragraph: more would be a list to read."""
ENOUGH: Final = 2
"""So many long words has a position in common. Tried on all 84 paragraphs of the demo's texts: of twelve that were offered, the six
that shared nothing but `VAGUE` words beside one are gone; of the six left, one doesn't fit.
"""
SAID: Final = 3
"""So many long words, and a rare, telling pair of words, are in what one voice says. A pair holds two at most, and alone can be a
phrase („herzlich willkommen“). Two pairs were too many: not even a sentence was found that an article of the demo quotes from an
episode. So three seconds are found there, and all of them fit.
"""
CANDIDATES: Final = 4 * MOST
"""So many windows are looked at for a paragraph: a window holds several voices, and which of them is near shows only then."""
_VAGUE: Final = (
    "allerdings anderen anderer anderes bestimmt besonders dadurch dagegen darueber deshalb eigenen eigentlich einfach "
    "gegenueber genauso immerhin irgendwie jedenfalls jemanden keinesfalls koennen koennte koennten manchmal meistens moechte "
    "muessen natuerlich niemand niemanden nirgends obwohl sondern sollten solange trotzdem ueberhaupt vielleicht waehrend "
    "weiterhin wirklich wuerden ziemlich zumindest zunaechst zusammen zwischen"
)
VAGUE: Final = frozenset(_VAGUE.split())
"""Long words that say nothing of what a text is about, as they are compared (see `folded_words`)."""
COMMON: Final = 200
LONG_WORD: Final = 7
STEM: Final = 7
"""Letters that stand for a long word: „Digitalisierung“ and „digitale“ are near."""
NEWEST: Final = 500
EXCERPT: Final = 220
LONGEST_CLIP: Final = 600

Spoken = tuple[int, int, str, int | None]
"""A piece of speech: start and end in milliseconds, words, whose voice."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of a paragraph is looked for: telling pairs of words, and long ones."""

    pairs: frozenset[int]
    stems: frozenset[str]

    def score(self, words: str) -> int:
        """Return how near words are that one voice says; 0 if not near enough to be shown."""
        both, long = len(self.pairs & pairs(folded_words(words))), len(self.stems & _stems(words))
        return both + long if both and long >= SAID else 0


@dataclass(frozen=True, slots=True)
class Near:
    """Something that may be put in behind a paragraph: `block` is the passage as it would stand there."""

    label: str
    words: str
    block: Block


@dataclass(frozen=True, slots=True)
class NearParagraph:
    """A paragraph and what lies near it."""

    block: str
    text: str
    found: tuple[Near, ...]


def near_paragraphs(body: Body, page_id: int) -> tuple[NearParagraph, ...]:
    """Return the paragraphs of a text near which something lies; as many statements for many paragraphs as for few."""
    texts = {block.id: block_text(block) for block in body.blocks if block.kind in ("text", "quote", "clip")}
    found = _near(texts, page_id, _standing(body))
    return tuple(
        NearParagraph(key, shorten(texts[key], EXCERPT), near) for key, near in found.items() if near
    )


def near_text(text: str, page_id: int = 0, standing: Iterable[str] = ()) -> tuple[Near, ...]:
    """Return what lies near words that an editor is writing; `standing` are the positions that are in the text already."""
    return _near({"": text}, page_id, set(standing))[""]


def _near(texts: Mapping[str, str], page_id: int, standing: set[str]) -> dict[str, tuple[Near, ...]]:
    spoken = _seconds({key: _wanted(text) for key, text in texts.items()}, page_id)
    held = _positions({key: _stems(text) for key, text in texts.items()}, standing)
    return {key: (*spoken.get(key, ()), *held.get(key, ())) for key in texts}


def _standing(body: Body) -> set[str]:
    return {str(block.value.get("ref", "")) for block in body.blocks if block.kind == "position"}


def _wanted(text: str) -> Wanted:
    return Wanted(telling_pairs(folded_words(text)), _stems(text))


def _seconds(wanted: Mapping[str, Wanted], page_id: int) -> dict[str, tuple[Near, ...]]:
    everything = frozenset[int]().union(*(one.pairs for one in wanted.values()))
    spoken = WordPair.objects.filter(
        pair__in=everything, window__block=None, window__page__in=public_pages(Page).order_by().values("pk")
    ).exclude(window__page_id=page_id)
    counts = dict(spoken.values_list("pair").annotate(n=Count("window")).order_by())
    rare = [pair for pair, count in counts.items() if count <= COMMON]
    inside: dict[int, set[int]] = {}
    for window, pair in spoken.filter(pair__in=rare).order_by("window", "pair").values_list("window", "pair"):
        inside.setdefault(window, set()).add(pair)
    best = {key: _best(some.pairs, inside) for key, some in wanted.items()}
    windows = Window.objects.select_related("page").in_bulk({one for some in best.values() for one in some})
    cues = _cues(windows.values())
    said = {key: _said(some, cues, wanted[key]) for key, some in best.items()}
    episodes = _episodes({windows[one].page_id for some in said.values() for one, _words in some})
    return {
        key: (
            *(_clip(windows[one], words) for one, words in some),
            *(episodes[page] for page in dict.fromkeys(windows[one].page_id for one, _words in some)),
        )
        for key, some in said.items()
    }


def _said(
    some: Iterable[int], cues: Mapping[int, Sequence[Spoken]], wanted: Wanted
) -> list[tuple[int, list[Spoken]]]:
    """Return window and what the one voice in it says that is nearest, the nearest first; the same words come once.

    Nothing where only several voices together are near.
    """
    found: dict[tuple[int, ...], tuple[int, int, list[Spoken]]] = {}
    for one in some:
        voices = [list(part) for _voice, part in groupby(cues.get(one, ()), key=lambda cue: cue[3])]
        for part in voices:
            score = wanted.score(" ".join(cue[2] for cue in part))
            same = (part[0][0], part[0][3] or 0)
            if score > found.get(same, (0,))[0]:
                found[same] = (score, one, part)
    nearest = sorted(found.values(), key=lambda entry: -entry[0])
    return [(one, part) for _score, one, part in nearest[:MOST]]


def _episodes(keys: set[int]) -> dict[int, Near]:
    """Return each as a recommendation of the whole episode."""
    rows = Episode.objects.filter(pk__in=keys).select_related("podcast").defer("body").order_by("pk")
    return {row.pk: _episode(row) for row in rows} if keys else {}


def _episode(row: Episode) -> Near:
    title, show = without_slots(row.title), without_slots(row.podcast.title)
    value = {
        "kind": RecommendationKind.EPISODE.value,
        "title": title[:200],
        "speaker": "",
        "show": show[:160],
    }
    block = Block("", "recommendation", {**value, "page": row.pk, "url": "", "text": ""})
    return Near(f"{show}: {title}", shorten(without_slots(row.standfirst), EXCERPT), block)


def _best(some: frozenset[int], inside: Mapping[int, set[int]]) -> list[int]:
    scores = Counter({window: len(some & pairs_there) for window, pairs_there in inside.items()})
    return [window for window, score in scores.most_common(CANDIDATES) if score]


def _cues(windows: Iterable[Window]) -> dict[int, list[Spoken]]:
    """Return window → its pieces of speech, in one statement."""
    rows = list(windows)
    found: dict[int, list[Spoken]] = {row.pk: [] for row in rows}
    if not rows:
        return found
    cues = Cue.objects.filter(
        transcript__episode_id__in={row.page_id for row in rows},
        start__gte=min(row.start or 0 for row in rows),
        start__lte=max(row.end or 0 for row in rows),
    )
    columns = ("transcript__episode_id", "start", "end", "text", "speaker_id")
    of: dict[int, list[Window]] = {}
    for row in rows:
        of.setdefault(row.page_id, []).append(row)
    for episode, start, end, text, voice in cues.order_by("transcript_id", "position", "pk").values_list(
        *columns
    ):
        for row in of[episode]:
            if (row.start or 0) <= start < (row.end or 0):
                found[row.pk].append((start, end, text, voice))
    return found


def _clip(window: Window, cues: Sequence[Spoken]) -> Near:
    """Propose what one voice says as a clip: whole pieces of speech, exact words."""
    chosen = [cues[0]]
    for cue in cues[1:]:
        if sum(len(text) + 1 for _start, _end, text, _voice in (*chosen, cue)) > LONGEST_CLIP:
            break
        chosen.append(cue)
    page: Any = window.page
    words = " ".join(text for _start, _end, text, _voice in chosen)
    value = {"episode": page.pk, "start": chosen[0][0], "end": chosen[-1][1], "speaker": None, "text": words}
    label = f"{without_slots(page.title)}, {clock(chosen[0][0])}"
    return Near(label, shorten(words, EXCERPT), Block("", "clip", value))


def _stems(text: str) -> frozenset[str]:
    return frozenset(
        word[:STEM] for word in folded_words(text) if len(word) >= LONG_WORD and word not in SMALL | VAGUE
    )


def _positions(wanted: Mapping[str, frozenset[str]], standing: set[str]) -> dict[str, tuple[Near, ...]]:
    rows = shown(public_positions().order_by("-pk")[:NEWEST])
    known = [(row, _stems(f"{row.statement} {row.reason}")) for row in rows if row.ref not in standing]
    return {key: tuple(_position(row) for row in _most_alike(some, known)) for key, some in wanted.items()}


def _most_alike(some: frozenset[str], known: Sequence[tuple[Position, frozenset[str]]]) -> list[Position]:
    scored = sorted(
        ((len(some & stems), row.pk, row) for row, stems in known if len(some & stems) >= ENOUGH),
        key=lambda one: (-one[0], -one[1]),
    )
    return [row for _score, _pk, row in scored[:MOST]]


def _position(row: Position) -> Near:
    label = row.question.text if row.question is not None else ""
    return Near(label, row.statement, Block("", "position", {"ref": row.ref}))
