"""I9: nothing that waits, was refused, hidden or taken back is shown anywhere.

Everything that readers and programs get is made from two things: `Comment.is_public` with its text, and the newest version of
a live article (I3). Search, feeds and the API start from the first; what quotations give is asked beside it.
"""

from collections.abc import Iterator
from typing import Final

from django.db.models import Q

from discussion.models import Comment, Contribution
from discussion.queries.quoted import quoted
from discussion.states import SHOWN

PORTION: Final = 5000


def shown_and_not_allowed() -> list[str]:
    """Return a sentence for each thing that is shown and must not be, or must be shown and is not."""
    return [*_comments(), *_private(), *_quotations()]


def _comments() -> Iterator[str]:
    rows = Comment.rows.order_by("pk").values_list(
        "pk", "is_public", "is_removed", "withdrawn", "is_pinned", "submission__state", "comment"
    )
    for pk, is_public, is_removed, withdrawn, is_pinned, state, text in rows:
        may_be_seen = state in SHOWN if state else not withdrawn
        if is_public != may_be_seen:
            yield f"Comment {pk} is {'' if is_public else 'not '}public, and its submission is {state}."
        if is_public and (is_removed or withdrawn or not text):
            yield f"Comment {pk} is public, and was taken away."
        if is_pinned and not is_public:
            yield f"Comment {pk} is pinned, and nobody may see it."


def _private() -> Iterator[str]:
    """What is for the editors alone makes no comment, nor does who was there when a group wrote."""
    rows = Comment.rows.filter(Q(submission__private=True) | Q(submission__part_of__isnull=False))
    for pk in rows.order_by("pk").values_list("pk", flat=True):
        yield f"Comment {pk} shows what was sent for the editors alone."


def _quotations() -> Iterator[str]:
    """A quotation follows its source: what articles would print of a contribution that nobody may read is nothing."""
    rows = Contribution.objects.exclude(submission__state__in=[str(state) for state in SHOWN]).order_by("pk")
    refs = [f"contribution:{uuid}" for uuid in rows.values_list("uuid", flat=True)]
    for start in range(0, len(refs), PORTION):
        for ref, found in quoted(refs[start : start + PORTION]).items():
            if found.text:
                yield f"{ref} would be quoted, and nobody may read it."
