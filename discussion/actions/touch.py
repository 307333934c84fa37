"""Lets the stamp of a page's discussion grow: something that readers can see there has changed."""

from typing import Any

from django.db.models import F

from discussion.models import Comment, Discussion
from discussion.signals import comment_changed


def touch_discussion(page_id: int, *, public: int = 0, comment: Comment | None = None) -> None:
    """Let the stamp grow in the caller's transaction; `public` is how many more comments readers see now."""
    changes: dict[str, Any] = {"stamp": F("stamp") + 1}
    if public:
        changes["public_comments"] = F("public_comments") + public
    if not Discussion.objects.filter(page_id=page_id).update(**changes):
        Discussion.objects.bulk_create([Discussion(page_id=page_id)], ignore_conflicts=True)
        Discussion.objects.filter(page_id=page_id).update(**changes)
    if comment is not None:
        comment_changed.send(Comment, uuid=comment.uuid, page_id=page_id)


def locked_discussion(page_id: int) -> Discussion:
    """Return the discussion's row, locked: places in a discussion are given one after the other."""
    Discussion.objects.bulk_create([Discussion(page_id=page_id)], ignore_conflicts=True)
    return Discussion.objects.select_for_update(of=("self",)).get(page_id=page_id)
