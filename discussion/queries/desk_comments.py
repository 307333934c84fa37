"""Public comments that nobody offered for the article, for an editor to take up."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.safestring import SafeString

from discussion.models import Submission
from discussion.queries.may_merge import mergeable_pages
from discussion.states import SHOWN
from discussion.text.reading import comment_html

PER_PAGE: Final = 25


@dataclass(frozen=True, slots=True)
class CommentLine:
    """One public comment without an offer."""

    uuid: str
    """Of its submission."""
    page_id: int
    article: str
    html: SafeString
    created: datetime
    language: str
    url: str


def comments_without_offer(
    user: Any, *, words: str = "", article: str = "", language: str = ""
) -> QuerySet[Submission]:
    """Return public comments of readers that are no contribution, the newest first."""
    rows = Submission.objects.filter(
        page__in=mergeable_pages(user).order_by().values("pk"),
        state__in=[str(state) for state in SHOWN],
        contribution=None,
        comment__is_public=True,
        comment__is_staff_answer=False,
    )
    if words:
        rows = rows.filter(comment__comment__icontains=words)
    if article:
        by_id = article.isascii() and article.isdigit()
        rows = rows.filter(page_id=int(article)) if by_id else rows.filter(page__title__icontains=article)
    if language:
        rows = rows.filter(language=language)
    return rows.select_related("comment", "page").order_by("-created_at", "-pk")


def comment_lines(rows: Iterable[Submission]) -> tuple[CommentLine, ...]:
    """Return these as an editor reads them; one statement."""
    return tuple(
        CommentLine(
            uuid=str(row.uuid),
            page_id=row.page_id,
            article=row.page.title,
            # Everything that was typed is escaped in there.
            html=SafeString(comment_html(row.comment.comment)),
            created=row.created_at,
            language=row.language,
            url=reverse("discussion:comment", args=[row.comment.uuid]),
        )
        for row in rows
    )
