"""Cutting a contribution into points, each an exact piece of what its author wrote, and putting it together again."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from django.core.exceptions import PermissionDenied
from django.db import transaction

from blog.text.refused import RefusedFor
from discussion.actions.lock_contributions import lock_contributions
from discussion.actions.record import decide
from discussion.kinds import Verb
from discussion.models import Contribution, Point, Submission
from discussion.queries.author_text import author_text
from discussion.queries.may_merge import may_merge
from discussion.queries.uncut import can_cut
from discussion.text.pieces import pieces_in

MOST_POINTS: Final = 20


class SplitProblem(StrEnum):
    """Why a contribution can't be cut this way."""

    TOO_LATE = "too_late"
    """Something of it is in the article, planned, or decided."""
    NOT_HER_WORDS = "not_her_words"
    """A piece does not stand in the text, or not in this order."""
    ONE_PIECE = "one_piece"
    TOO_MANY = "too_many"


class SplitRefused(RefusedFor[SplitProblem]):
    """A contribution stays as it is."""


@transaction.atomic
def split_points(
    *, contribution: Contribution, pieces: Sequence[str], by: Any, at: datetime | None = None
) -> list[Point]:
    """Make a point of each piece, in the order of the text; what is in none of them stays in the comment alone."""
    found = _locked(contribution, by)
    exact = pieces_in(author_text(found.submission), pieces)
    if exact is None:
        raise SplitRefused(SplitProblem.NOT_HER_WORDS)
    if len(exact) < 2:
        raise SplitRefused(SplitProblem.ONE_PIECE)
    if len(exact) > MOST_POINTS:
        raise SplitRefused(SplitProblem.TOO_MANY)
    points = _rewrite(found, exact)
    decide(found.submission, Verb.SPLIT, by=by, words=str(len(points)), at=at)
    return points


@transaction.atomic
def join_points(*, contribution: Contribution, by: Any, at: datetime | None = None) -> Point:
    """Undo the cutting: one point that is the whole of it."""
    found = _locked(contribution, by)
    points = _rewrite(found, [""])
    decide(found.submission, Verb.SPLIT, by=by, words="1", at=at)
    return points[0]


def recut(submission: Submission, text: str) -> None:
    """Put a locked submission's contribution together again where its corrected text no longer holds the points."""
    points = Point.objects.filter(contribution__submission=submission)
    texts = [point.text for point in points.order_by("position") if point.text]
    if texts and pieces_in(text, texts) is None:
        first = points.order_by("position")[0]
        points.exclude(pk=first.pk).delete()
        points.update(text="")


def _locked(contribution: Contribution, by: Any) -> Contribution:
    found = lock_contributions([contribution.pk])[0]
    if not may_merge(found.page, by):
        raise PermissionDenied("cutting needs the permission to merge into the article")
    if not can_cut(found):
        raise SplitRefused(SplitProblem.TOO_LATE)
    return found


def _rewrite(contribution: Contribution, texts: Sequence[str]) -> list[Point]:
    """Keep the rows that are still needed, so that a draft of the desk finds its points again."""
    rows = list(Point.objects.filter(contribution=contribution).order_by("position"))
    for row in rows[len(texts) :]:
        row.delete()
    kept = rows[: len(texts)]
    for row, text in zip(kept, texts, strict=False):
        row.text, row.group = text, row.group if row.text == text else None
        row.save(update_fields=["text", "group"])
    start = rows[-1].position + 1 if rows else 0
    new = [
        Point.objects.create(contribution=contribution, position=start + step, text=text)
        for step, text in enumerate(texts[len(kept) :])
    ]
    return [*kept, *new]
