"""Makes a position of some seconds of an episode: what is said there, by whom, linked to the second."""

from typing import Any

from django.db import transaction

from blog.actions.make_anchor import make_time_anchor
from blog.actions.positions.from_quote import first_words
from blog.actions.positions.refuse import PositionReason, PositionRefused
from blog.actions.positions.write import QUOTE_LETTERS, write_position
from blog.kinds import AnchorKind
from blog.models.person import Person
from blog.models.podcast.transcript import Cue
from blog.models.positions.position import Position
from blog.models.positions.question import Question
from blog.models.version import Version
from blog.text.podcast.times import Span


@transaction.atomic
def position_from_seconds(*, page_id: int, span: Span, by: Any, statement: str = "") -> Position:
    """Store a draft that quotes what the transcript has in these milliseconds; the same seconds give the same position.

    The holder is whoever speaks there, if it is one person. Without a transcript an editor's `statement` is needed. Raises
    `PositionRefused`.
    """
    version = (
        Version.objects.select_for_update(of=("self",)).filter(page_id=page_id).order_by("-number").first()
    )
    if version is None or span.end is None:
        raise PositionRefused(PositionReason.NOT_A_QUOTE)
    for known in Position.objects.filter(
        anchor__page_id=page_id, anchor__kind=AnchorKind.TIME
    ).select_related("anchor"):
        part = known.anchor.parts[0] if known.anchor is not None else {}
        if (part.get("start"), part.get("end")) == (span.start, span.end):
            return known
    words, person = _said(page_id, span)
    told = {"statement": statement, "is_summary": True} if statement.strip() else first_words(words)
    return write_position(
        by=by,
        anchor=make_time_anchor(page_id=page_id, version=version, span=span, exact=words),
        **told,
        question=Question.objects.filter(page_id=page_id).order_by("pk").first(),
        person=person,
        organisation=person.organisation if person is not None else None,
        language=str(version.body.get("language", "de")),
    )


def _said(page_id: int, span: Span) -> tuple[str, Person | None]:
    """Return the words of whole cues that lie mostly within a span, and the one person who says them."""
    cues = Cue.objects.filter(transcript__episode_id=page_id, start__lt=span.end, end__gt=span.start)
    rows = [
        cue
        for cue in cues.select_related("speaker__person__organisation").order_by("transcript_id", "position")
        if _mostly_within(cue, span)
    ]
    first = [cue for cue in rows if cue.transcript_id == rows[0].transcript_id]
    people = {cue.speaker.person if cue.speaker is not None else None for cue in first}
    words = " ".join(" ".join(cue.text.split()) for cue in first)
    return words[:QUOTE_LETTERS], people.pop() if len(people) == 1 else None


def _mostly_within(cue: Cue, span: Span) -> bool:
    within = min(cue.end, span.end or cue.end) - max(cue.start, span.start)
    return within * 2 >= cue.end - cue.start
