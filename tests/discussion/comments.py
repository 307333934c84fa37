"""Makes public comments quickly, through the real actions."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from blog.models import Article
from discussion.actions.publish_comment import publish_comment
from discussion.actions.record import grant
from discussion.kinds import Purpose
from discussion.models import Comment, Contributor, Submission
from discussion.states import SubmissionState


def person(email: str = "vielschreiberin@example.org", name: str = "Vera Vielschreiberin") -> Contributor:
    found = Contributor.objects.filter(email=email).order_by("pk").first()
    return found or Contributor.objects.create(email=email, name=name, confirmed_at=timezone.now())


def waiting(
    article: Article, text: str = "Ein Gedanke.", *, parent: Comment | None = None, **told: Any
) -> Submission:
    """Return a confirmed submission that waits."""
    row = Submission.objects.create(
        page_id=article.pk,
        contributor=told.pop("contributor", None) or person(),
        text=text,
        parent=parent,
        state=SubmissionState.WAITING,
        confirmed_at=timezone.now(),
        **told,
    )
    grant(row, Purpose.STORE)
    grant(row, Purpose.SHOW_NAME)
    return row


def comment(
    article: Article,
    text: str = "Ein Gedanke.",
    *,
    parent: Comment | None = None,
    at: datetime | None = None,
    **told: Any,
) -> Comment:
    """Return a public comment."""
    return publish_comment(submission=waiting(article, text, parent=parent, **told), at=at)
