"""Asks somebody without an account to read a merge before it is published."""

from typing import Any

from django.urls import reverse
from django.utils import timezone, translation

from blog.models import OutboxRow
from blog.queries.addresses import absolute
from discussion.effects.mails.letter import Letter, post
from discussion.models import Review, Token
from discussion.queries.addressee import addressee
from discussion.queries.open_review import REVIEW_VALID, is_over

KIND = "discussion.mail.review_invite"


def send(row: OutboxRow) -> None:
    """Send the link, while there is something to read."""
    review = reviewed(row)
    if review is None or review.answered_at or is_over(review, review.merge, now=timezone.now()):
        return
    to = addressee(review.reviewer, review.language)
    if to is None:
        return
    token = Token.objects.mint(None, Token.REVIEW, review=review, proved=True)
    with translation.override(review.language):
        url = absolute(reverse("discussion:review", args=[token]))
    told = {
        "article_title": review.merge.page.title,
        "question": review.question,
        "review_url": url,
        "days": REVIEW_VALID.days,
    }
    post(row, Letter("review_invite", to, told))


def reviewed(row: OutboxRow) -> Any:
    """Return the review that a row speaks of, with its merge."""
    rows = Review.objects.filter(uuid=row.ref.partition(":")[2])
    return rows.select_related("reviewer", "merge__page", "merge__editor", "asked_by").order_by("pk").first()
