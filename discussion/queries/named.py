"""What stands under a name: found by the name that is public now, never by what is only known to us."""

from collections.abc import Collection, Mapping
from typing import Final
from uuid import UUID

from django.db.models import Q

from discussion.models import Comment, Contribution, Provenance
from discussion.queries.credit_facts import COMMENT, CONTRIBUTION
from discussion.queries.credit_lines import credit_lines

MAX_CANDIDATES: Final = 200
MIN_LETTERS: Final = 3
"""Shorter pieces of names would find everybody."""

ABOVE_COMMENT: Final = ("submission__contributor__name", "submission__told_name")
IN_CREDIT: Final = (
    "submission__contributor__name",
    "submission__contributor__role",
    "submission__told_name",
    "submission__told_role",
    "submission__pseudonym",
)


def comments_named(words: Collection[str]) -> set[UUID]:
    """Return public comments whose public name holds all of the words. Two queries at most."""
    if not _may_be_name(words):
        return set()
    candidates = Comment.rows.filter(
        _told(words, ABOVE_COMMENT), is_public=True, withdrawn=False, submission__display_name=True
    ).order_by("-pk")
    return _named(COMMENT, candidates.values_list("uuid", flat=True)[:MAX_CANDIDATES], words)


def pages_named(words: Collection[str]) -> Mapping[int, UUID]:
    """Return the pages that took in a contribution whose credit holds all of the words, with that contribution.

    Three queries at most.
    """
    if not _may_be_name(words):
        return {}
    candidates = Contribution.objects.filter(_told(words, IN_CREDIT), points__provenance__isnull=False)
    uuids = candidates.order_by("-pk").values_list("uuid", flat=True).distinct()[:MAX_CANDIDATES]
    named = _named(CONTRIBUTION, uuids, words)
    if not named:
        return {}
    taken_in = Provenance.objects.filter(
        point__contribution__uuid__in=named, merge__result__isnull=False, merge__undone_by__isnull=True
    )
    return dict(taken_in.order_by("pk").values_list("merge__page_id", "point__contribution__uuid"))


def _may_be_name(words: Collection[str]) -> bool:
    return bool(words) and all(len(word) >= MIN_LETTERS for word in words)


def _told(words: Collection[str], fields: Collection[str]) -> Q:
    """All words stand in what somebody told us, in one of the fields each."""
    holds_all = Q()
    for word in words:
        in_one = Q()
        for field in fields:
            in_one |= Q(**{f"{field}__icontains": word})
        holds_all &= in_one
    return holds_all


def _named(kind: str, uuids: Collection[UUID], words: Collection[str]) -> set[UUID]:
    """Keep those whose public name holds the words: whether a name may be shown is decided in one place alone."""
    lines = credit_lines([f"{kind}:{uuid}" for uuid in uuids])
    return {
        UUID(ref.partition(":")[2])
        for ref, credit in lines.items()
        if credit.named and all(word.lower() in credit.text.lower() for word in words)
    }
