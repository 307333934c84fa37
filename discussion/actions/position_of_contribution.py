"""Makes a position of a contribution that went into the text, as far as its author's consent reaches."""

from typing import Any

from django.db import transaction

from blog.actions.positions.from_quote import first_words
from blog.actions.positions.refuse import PositionReason, PositionRefused
from blog.actions.positions.write import QUOTE_LETTERS, write_position
from blog.models import Position, Question
from blog.registries import Standpoint
from discussion.kinds import UseChoice
from discussion.models import Contribution
from discussion.queries.author_text import author_text
from discussion.queries.pages import page_language
from discussion.queries.standpoints import standpoints
from discussion.states import IN_THE_TEXT


@transaction.atomic
def position_of_contribution(*, contribution: Contribution, by: Any, statement: str = "") -> Position:
    """Store a draft that its author holds, by reference; the same contribution gives the same position.

    Her wording is quoted where she allowed that; an idea becomes the editor's `statement`, marked as a summary. Raises
    `PositionRefused` where the text hasn't gone in, or she allowed neither.
    """
    row = (
        Contribution.objects.select_for_update(of=("self",))
        .select_related("submission", "page")
        .get(pk=contribution.pk)
    )
    known = Position.objects.filter(holder_ref=row.ref).order_by("pk").first()
    if known is not None:
        return known
    allowed = standpoints([row.ref]).get(row.ref, Standpoint(row.ref))
    if row.state not in IN_THE_TEXT or allowed.use not in (UseChoice.IDEA, UseChoice.WORDING):
        raise PositionRefused(PositionReason.BEYOND_CONSENT)
    return write_position(
        by=by,
        holder_ref=row.ref,
        source_ref=row.ref,
        question=Question.objects.filter(page_id=row.page_id).order_by("pk").first(),
        language=page_language(row.page),
        said_on=row.submission.created_at.date(),
        **_says(row, allowed.use, statement),
    )


def _says(row: Contribution, use: str, statement: str) -> dict[str, Any]:
    if use == UseChoice.IDEA:
        return {"statement": statement, "is_summary": True, "quote": ""}
    text = author_text(row.submission)
    said = {"statement": statement, "is_summary": True} if statement.strip() else first_words(text)
    return {**said, "quote": text[:QUOTE_LETTERS] if len(text) <= QUOTE_LETTERS else ""}
