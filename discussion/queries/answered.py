"""The comment that somebody is about to answer."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.safestring import SafeString

from discussion.models import Comment
from discussion.queries.pages import parse_uuid
from discussion.text.reading import comment_html, excerpt


@dataclass(frozen=True, slots=True)
class Answered:
    """A public comment in short; its name is looked up when the page is sent."""

    uuid: str
    ref: str
    html_text: SafeString
    url: str


def answered(page_id: int, uuid: str) -> Answered | None:
    """Return the public comment of this page with this UUID, or None."""
    parsed = parse_uuid(uuid)
    if parsed is None:
        return None
    rows = Comment.rows.filter(uuid=parsed, page_id=page_id, is_public=True, withdrawn=False)
    found = rows.order_by("pk").first()
    if found is None:
        return None
    url = reverse("discussion:comment", args=[found.uuid])
    # Everything that was typed is escaped in there.
    return Answered(str(found.uuid), found.ref, SafeString(comment_html(excerpt(found.comment, 400))), url)
