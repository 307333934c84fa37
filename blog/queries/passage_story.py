"""The history of one passage as a page: how it stood in each version that changed it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from blog.models.version import Version
from blog.queries.addresses import (
    difference_path,
    follow_path,
    living_path,
    passage_anchor,
    passage_history_path,
    passage_path,
    place_of,
    version_path,
    versions_path,
)
from blog.queries.difference_page import difference_labels
from blog.queries.kept import kept, key_of
from blog.queries.passage_named import passage_among
from blog.queries.read_models import ArticleHead, Link, VersionLine
from blog.queries.removed_words import removed_words
from blog.queries.version_lines import line
from blog.registries import PassageNote, registries
from blog.text.body import REDACTED_KIND, Block, Body
from blog.text.difference import difference
from blog.text.difference_html import block_html, operations_html
from blog.text.passage_story import Step, Turn, story
from blog.text.words import block_text, shorten

EXCERPT = 90
SHOWS_BOTH = frozenset({Turn.CHANGED, Turn.RETYPED, Turn.SPLIT, Turn.JOINED, Turn.REMOVED})


@dataclass(frozen=True, slots=True)
class StoryLine:
    """One version that changed the passage. `html` is the difference, or the text where there is nothing to compare."""

    version: VersionLine
    turn: str
    label: str
    html: SafeString
    notes: tuple[PassageNote, ...]
    others: tuple[Link, ...]
    url: str


@dataclass(frozen=True, slots=True)
class PassageStory:
    """All that happened to a passage, newest first. `url` is its page, empty where it stands in no present text."""

    head: ArticleHead
    title: str
    stands: bool
    url: str
    here_url: str
    lines: tuple[StoryLine, ...]
    versions_url: str
    follow_url: str


def passage_story(page: Any, passage: str, stamp: int) -> PassageStory | None:
    """Return a passage's history by its UUID or the first eight letters of it, or nothing. Two statements, and it is kept."""
    return kept(key_of("story", page.pk, passage, stamp), lambda: _make(page, passage))


def _make(page: Any, passage: str) -> PassageStory | None:
    versions = list(Version.objects.filter(page_id=page.pk).defer("seal", "passages").order_by("number"))
    bodies = [(version.number, Body.from_json(version.body)) for version in versions]
    block_id = passage_among(
        ([block.id for block in body.blocks] for _number, body in reversed(bodies)), passage
    )
    if block_id is None:
        return None
    steps = story(bodies, block_id)
    notes = _notes(registries.taken_in(page.pk))
    by_number = {version.number: version for version in versions}
    names = {
        block.id: shorten(block_text(block), EXCERPT) for _number, body in bodies for block in body.blocks
    }
    removed = removed_words(block for _number, body in bodies for block in body.blocks)
    place, language = place_of(page), page.locale.language_code
    stands = bodies[-1][1].block(block_id) is not None
    return PassageStory(
        head=ArticleHead(page.title, living_path(place, language)),
        title=names.get(block_id, ""),
        stands=stands,
        url=passage_path(place, block_id, language) if stands else "",
        here_url=f"{living_path(place, language)}#{passage_anchor(block_id)}" if stands else "",
        lines=tuple(
            _line(step, by_number[step.number], notes, names, removed, place=place, language=language)
            for step in steps
        ),
        versions_url=versions_path(place, language),
        follow_url=follow_path(place, language, block_id),
    )


def _notes(taken_in: Iterable[tuple[str, PassageNote]]) -> Mapping[tuple[int, str], list[PassageNote]]:
    found: dict[tuple[int, str], list[PassageNote]] = defaultdict(list)
    for block, note in taken_in:
        if note.ref not in {known.ref for known in found[note.version, block] if known.kind == note.kind}:
            found[note.version, block].append(note)
    return found


def _line(
    step: Step,
    version: Version,
    notes: Mapping[tuple[int, str], list[PassageNote]],
    names: Mapping[str, str],
    removed: Mapping[str, str],
    *,
    place: str,
    language: str,
) -> StoryLine:
    anchor = passage_anchor(step.id)
    gone = step.turn in (Turn.REMOVED, Turn.WENT_OVER)
    page = version_path(place, version.number, language)
    if gone:
        page = difference_path(place, version.number - 1, version.number, language)
    return StoryLine(
        version=line(version, place, language=language),
        turn=step.turn.value,
        label=_label(step.turn),
        html=_html(step, removed),
        notes=tuple(
            note
            for block in dict.fromkeys((step.id, *(block.id for block in step.now)))
            for note in notes.get((version.number, block), ())
        ),
        others=tuple(
            Link(names.get(other) or _("andere Stelle"), passage_history_path(place, other, language))
            for other in step.others
            if other != step.id
        ),
        url=f"{page}#{anchor}" if not gone else page,
    )


def _html(step: Step, removed: Mapping[str, str]) -> SafeString:
    """Return the words before and since with their difference, or the text alone; of words that were removed, that they were."""
    labels = difference_labels()
    was_removed = any(block.kind == REDACTED_KIND for block in step.before)
    if step.turn == Turn.REDACTED or (was_removed and not step.now):
        return format_html("{}", removed.get(step.id, ""))
    if step.turn in SHOWS_BOTH and not was_removed:
        before, now = _paired(step)
        changes = difference(Body("", "", "", before), Body("", "", "", now))
        pieces = [piece.html for piece in operations_html(changes, labels)]
    else:
        pieces = [block_html(block, labels=labels) for block in step.now]
    return mark_safe("".join(pieces))  # noqa: S308 - escaped piece by piece in blog.text.difference_html


def _paired(step: Step) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """Say that both are the same passage, whatever their ids: they are to be compared word by word."""
    if len(step.before) == len(step.now) == 1:
        (before,), (now,) = step.before, step.now
        return (Block(now.id, before.kind, before.value),), step.now
    return step.before, step.now


def _label(turn: Turn) -> str:
    return {
        Turn.FIRST: _("Stand so in der ersten Fassung"),
        Turn.ADDED: _("Kam dazu"),
        Turn.CHANGED: _("Wurde umformuliert"),
        Turn.MOVED: _("Wurde verschoben, mit denselben Worten"),
        Turn.RETYPED: _("Wurde neu geschrieben"),
        Turn.SPLIT: _("Wurde geteilt"),
        Turn.JOINED: _("Wurde mit einer anderen Stelle zusammengezogen"),
        Turn.COPIED: _("Wurde aus einer anderen Stelle übernommen"),
        Turn.WENT_OVER: _("Ging in einer anderen Stelle auf"),
        Turn.REMOVED: _("Wurde gestrichen"),
        Turn.REDACTED: _("Wortlaut entfernt"),
    }[turn]
