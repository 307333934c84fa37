"""What is said at the passages of a page: how many open comments each has, and the comments of one."""

from collections.abc import Mapping
from functools import reduce
from operator import or_
from typing import Final
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet

from blog.models import Article
from discussion.models import Comment
from discussion.queries.thread import FIELDS, CommentLine, lines_of, visible
from discussion.states import DECIDED, ContributionState

MOST: Final = 40
"""Comments of one passage that are shown with their answers; the others stand in the discussion."""
MOST_LINES: Final = 200
SETTLED: Final = DECIDED | {ContributionState.WITHDRAWN}


def passage_talk(page_id: int) -> Mapping[str, int]:
    """Return passage → how many public comments stand at it that nothing was made of yet. One statement.

    They are counted where their words stand now, not where they were written.
    """
    talk = (
        _at_passages(page_id)
        .exclude(submission__contribution__state__in=SETTLED)
        .order_by()
        .values_list("block")
        .annotate(total=Count("pk", distinct=True))
    )
    return {str(block): total for block, total in talk}


def comments_at(page: Article, block: UUID | str) -> tuple[CommentLine, ...]:
    """Return the comments at a passage in order, each with its answers: the newest `MOST`. A constant number of statements."""
    newest = _at_passages(page.pk).filter(block=block).order_by("-path")
    paths = list(newest.values_list("path", flat=True)[:MOST])
    if not paths:
        return ()
    threads = reduce(or_, (Q(path__startswith=path) for path in paths))
    rows = visible(page.pk).filter(threads).values(*FIELDS)[:MOST_LINES]
    return tuple(lines_of(page, list(rows)))


def comments_made_at(page: Article, block: UUID | str) -> tuple[CommentLine, ...]:
    """Return the comments that were made at a passage which stands in the text no more."""
    made = Comment.rows.filter(page_id=page.pk, is_public=True, submission__anchor__block=block)
    rows = visible(page.pk).filter(pk__in=made.order_by("-path").values("pk")[:MOST]).values(*FIELDS)
    return tuple(lines_of(page, list(rows)))


def _at_passages(page_id: int) -> QuerySet[Comment]:
    """Return the public comments of a page whose words stand in its text, with the `block` they stand in."""
    placed = "submission__anchor__placements"
    now = Q(**{f"{placed}__until": None, f"{placed}__block__isnull": False})
    found = Comment.rows.filter(now, page_id=page_id, is_public=True, withdrawn=False)
    return found.annotate(block=F(f"{placed}__block"))
