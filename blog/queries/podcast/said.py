"""A transcript as one reads it: paragraphs of one voice, each with its time, between the headings of chapters."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from django.template import loader
from django.utils.safestring import SafeString

from blog.queries.addresses import person_path
from blog.queries.credit_slots import without_slots
from blog.queries.kept import kept, key_of
from blog.queries.podcast.episode_models import ChapterLine
from blog.queries.podcast.transcript_view import CueView, TranscriptView, Voice, transcript_of
from blog.templatetags.credits import CLOSE, OPEN
from blog.text.podcast.times import clock, in_seconds

TEMPLATE: Final = "blog/podcast/said.html"
_MOMENTS: Final = re.compile(f"{OPEN}moments:[0-9-]+{CLOSE}")
ENOUGH: Final = 420
"""Letters after which a paragraph ends with the next sentence: about five lines, as long as the passages of an article."""
TOO_MUCH: Final = 900
"""Letters after which it ends anyway: automatic transcripts may know no sentences."""
PAUSE: Final = 4000
"""Milliseconds of silence that part two paragraphs."""
SLACK: Final = 1000
"""Milliseconds by which a chapter may begin behind the words that open it: people press the key a little late."""
ENDS: Final = (".", "!", "?", "…", "“", '"')


class Spoken(NamedTuple):
    """One cue: its address (`t=83.5`) and its words."""

    second: str
    text: str


@dataclass(frozen=True, slots=True)
class Said:
    """A paragraph: when it begins, who speaks (only where that changes), and what is said."""

    start: int
    end: int
    clock: str
    second: str
    cues: tuple[Spoken, ...]
    who: str = ""
    who_url: str = ""
    who_ref: str = ""
    chapters: tuple[ChapterLine, ...] = ()
    """The chapters that begin here: one, where they are longer than a breath."""


def said_html(page_id: int, stamp: int, chapters: Sequence[ChapterLine], language: str) -> SafeString:
    """Return an episode's transcript as HTML, kept; nothing where there is none. Names of contributors are slots in it."""

    def make() -> str:
        transcript = transcript_of(page_id, language)
        if transcript is None:
            return ""
        return _html(transcript, chapters)

    return SafeString(kept(key_of("said", page_id, stamp), make))


def draft_html(page_id: int | None, chapters: Sequence[ChapterLine], language: str) -> SafeString:
    """Return the transcript of a draft for its preview; nothing points to its seconds yet."""
    transcript = transcript_of(page_id, language) if page_id else None
    return SafeString(without_moments(_html(transcript, chapters)) if transcript else "")


def without_moments(html: str, *, first: str = "") -> str:
    """Return the words without the places of what points to them; `first` stands in the first one."""
    return _MOMENTS.sub("", _MOMENTS.sub(lambda _place: first, html, count=1))


def _html(transcript: TranscriptView, chapters: Sequence[ChapterLine]) -> str:
    context = {"said": said(transcript, chapters), "transcript": transcript}
    return str(loader.get_template(TEMPLATE).render(context))


def said(transcript: TranscriptView, chapters: Sequence[ChapterLine]) -> tuple[Said, ...]:
    """Return the paragraphs of a transcript; each chapter stands before the first one that begins in it."""
    waiting = list(chapters)
    before: Voice | None = None
    result: list[Said] = []
    for cues in _paragraphs(transcript.cues, {chapter.start for chapter in chapters}):
        begun: list[ChapterLine] = []
        while waiting and waiting[0].start - SLACK <= cues[0].start:
            begun.append(waiting.pop(0))
        voice = cues[0].voice
        result.append(_said(cues, voice if voice != before or begun else None, tuple(begun)))
        before = voice
    return tuple(result)


def _said(cues: Sequence[CueView], voice: Voice | None, chapters: tuple[ChapterLine, ...]) -> Said:
    start = cues[0].start
    return Said(
        start=start,
        end=max(cue.end for cue in cues),
        clock=clock(start),
        second=f"t={in_seconds(start)}",
        cues=tuple(_spoken(cues)),
        who=without_slots(voice.name) if voice and not voice.ref else "",
        who_url=person_path(voice.slug) if voice and voice.slug else "",
        who_ref=voice.ref if voice else "",
        chapters=chapters,
    )


def _spoken(cues: Iterable[CueView]) -> Iterator[Spoken]:
    """An address leads to one place: of cues that begin together, the first one has it."""
    last = -1
    for cue in cues:
        yield Spoken(f"t={in_seconds(cue.start)}" if cue.start != last else "", without_slots(cue.text))
        last = cue.start


def _paragraphs(cues: Sequence[CueView], breaks: Iterable[int]) -> Iterator[list[CueView]]:
    starts = sorted(breaks)
    part: list[CueView] = []
    letters = 0
    for cue in cues:
        if part and _ends(part, letters, cue, starts):
            yield part
            part, letters = [], 0
        part.append(cue)
        letters += len(cue.text) + 1
    if part:
        yield part


def _ends(part: Sequence[CueView], letters: int, cue: CueView, starts: Sequence[int]) -> bool:
    last = part[-1]
    if cue.voice != last.voice or cue.start - last.end > PAUSE or letters > TOO_MUCH:
        return True
    if any(last.start < start - SLACK <= cue.start for start in starts):
        return True
    return letters > ENOUGH and last.text.rstrip().endswith(ENDS)
