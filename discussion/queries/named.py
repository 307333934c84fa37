"""Which comments stand under a name: found by the name that is public now, never by what is only known to us."""

from collections.abc import Collection
from typing import Final
from uuid import UUID

from django.db.models import Q

from discussion.models import Comment
from discussion.queries.credit_lines import COMMENT, credit_lines

MAX_CANDIDATES: Final = 200
MIN_LETTERS: Final = 3
"""Shorter pieces of names would find everybody."""


def comments_named(words: Collection[str]) -> set[UUID]:
    """Return public comments whose public name holds all of the words. Two queries at most."""
    if not words or not all(len(word) >= MIN_LETTERS for word in words):
        return set()
    holds_all = Q()
    for word in words:
        holds_all &= Q(submission__contributor__name__icontains=word)
    candidates = (
        Comment.rows.filter(holds_all, is_public=True, withdrawn=False, submission__display_name=True)
        .order_by("-pk")
        .values_list("uuid", flat=True)[:MAX_CANDIDATES]
    )
    # Whether the name may be shown is decided in one place alone.
    refs = [f"{COMMENT}:{uuid}" for uuid in candidates]
    return {
        UUID(ref.partition(":")[2])
        for ref, credit in credit_lines(refs).items()
        if credit.named and all(word.lower() in credit.text.lower() for word in words)
    }
