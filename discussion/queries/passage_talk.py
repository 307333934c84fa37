"""What is said at the passages of a page: how many open comments each has, and the comments of one."""

from collections import Counter
from collections.abc import Mapping
from functools import reduce
from operator import or_
from typing import Final
from uuid import UUID

from django.db.models import Case, Count, F, Q, QuerySet, TextField, When
from django.db.models.functions import Cast

from blog.models import LivingPage
from discussion.models import Comment
from discussion.queries.thread import FIELDS, CommentLine, lines_of, visible
from discussion.states import DONE_WITH

MOST: Final = 40
"""Comments of one passage that are shown with their answers; the others stand in the discussion."""
MOST_LINES: Final = 200
_PLACED: Final = "submission__anchor__placements"
_SHOWN: Final = Q(is_public=True) | Q(withdrawn=True)
"""What was withdrawn leaves its place, wherever it is shown."""


def passage_talk(page_id: int) -> Mapping[str, int]:
    """Return passage → how many public comments stand at it that nothing was made of yet. One statement.

    They are counted where their words stand now, not where they were written; words in several passages, at each of them.
    """
    talk = (
        _at_passages(page_id)
        .exclude(submission__contribution__state__in=DONE_WITH)
        .order_by()
        .annotate(several=Case(When(**{f"{_PLACED}__parts__1__isnull": False}, then=F(f"{_PLACED}__parts"))))
        .values_list("block", "several")
        .annotate(total=Count("pk", distinct=True))
    )
    found: Counter[str] = Counter()
    for block, several, total in talk:
        for one in {str(block), *(part["block"] for part in several or ())}:
            found[one] += total
    return found


def comments_at(page: LivingPage, block: UUID | str) -> tuple[CommentLine, ...]:
    """Return the comments at a passage in order, each with its answers: the newest `MOST`. A constant number of statements."""
    words = _placed(page.pk).filter(_SHOWN).annotate(everywhere=Cast(f"{_PLACED}__parts", TextField()))
    here = Q(block=block) | Q(everywhere__contains=str(block))
    newest = words.filter(here).order_by("-path")
    paths = list(newest.values_list("path", flat=True)[:MOST])
    if not paths:
        return ()
    threads = reduce(or_, (Q(path__startswith=path) for path in paths))
    rows = visible(page.pk).filter(threads).values(*FIELDS)[:MOST_LINES]
    return tuple(lines_of(page, list(rows)))


def comments_made_at(page: LivingPage, block: UUID | str) -> tuple[CommentLine, ...]:
    """Return the comments that were made at a passage which stands in the text no more."""
    made = Comment.rows.filter(_SHOWN, page_id=page.pk, submission__anchor__block=block)
    rows = visible(page.pk).filter(pk__in=made.order_by("-path").values("pk")[:MOST]).values(*FIELDS)
    return tuple(lines_of(page, list(rows)))


def _at_passages(page_id: int) -> QuerySet[Comment]:
    """Return the public comments of a page whose words stand in its text, with the `block` they stand in."""
    return _placed(page_id).filter(is_public=True, withdrawn=False)


def _placed(page_id: int) -> QuerySet[Comment]:
    now = Q(**{f"{_PLACED}__until": None, f"{_PLACED}__block__isnull": False})
    return Comment.rows.filter(now, page_id=page_id).annotate(block=F(f"{_PLACED}__block"))
