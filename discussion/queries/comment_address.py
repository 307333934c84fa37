"""Where a comment stands now: on the article's page or in a later part of its discussion."""

from uuid import UUID

from blog.kinds import DiscussionMode
from blog.queries.living import living
from discussion.models import Comment
from discussion.queries.pages import Where, is_public
from discussion.queries.thread import PART, visible
from discussion.text import paths


def comment_address(uuid: UUID) -> str | None:
    """Return the address of a comment's place; None if readers can't see it. A constant number of statements."""
    found = Comment.rows.filter(uuid=uuid).order_by("pk").first()
    if found is None or not (found.is_public or found.children or found.withdrawn):
        return None
    page = living(found.page_id)
    if not is_public(page) or page.discussion_mode == DiscussionMode.CLOSED:
        return None
    where = Where(page)
    cursor = _part_of(found)
    return f"{where.part(cursor) if cursor is not None else where.page}#{found.anchor}"


def _part_of(comment: Comment) -> str | None:
    """Return the cursor of the part that shows a comment; None if it is the first, which the article's page holds."""
    shown = visible(comment.page_id)
    if shown.filter(path__lt=paths.after_thread(comment.path))[: PART + 1].count() <= PART:
        return None
    in_thread = shown.filter(path__gte=paths.thread(comment.path), path__lt=comment.path)
    before = list(in_thread.order_by("-path").values_list("path", flat=True)[:PART])
    if len(before) < PART:
        return paths.cursor_before_thread(comment.path)
    return paths.cursor_behind(before[0])
