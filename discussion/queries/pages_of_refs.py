"""On which pages the contributions and comments stand that references name."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import Q

from discussion.models import Submission


def pages_of_refs(refs: Collection[str]) -> list[int]:
    """Return the keys of the pages, each once and in order; what names nothing is left out. One statement."""
    contributions = _uuids(refs, "contribution")
    comments = _uuids(refs, "comment")
    if not contributions and not comments:
        return []
    named = Q(contribution__uuid__in=contributions) | Q(comment__uuid__in=comments)
    return sorted(set(Submission.objects.filter(named).order_by("pk").values_list("page_id", flat=True)))


def _uuids(refs: Collection[str], kind: str) -> list[UUID]:
    found = []
    for ref in refs:
        start, _colon, identifier = ref.partition(":")
        try:
            found += [UUID(identifier)] if start == kind else []
        except ValueError:
            continue
    return found
