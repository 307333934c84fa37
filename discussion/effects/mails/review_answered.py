"""Tells the editors what somebody says about a merge that she read for them. Neither her name nor her words."""

from django.urls import reverse
from django.utils import translation

from blog.models import OutboxRow
from blog.queries.addresses import absolute
from discussion.effects.mails.letter import Letter, post
from discussion.effects.mails.review_invite import reviewed
from discussion.kinds import ReviewVerdict
from discussion.queries.addressee import editors_or_moderators

KIND = "discussion.mail.review_answered"


def send(row: OutboxRow) -> None:
    """Send it to who asked and whose merge it is."""
    review = reviewed(row)
    if review is None or not review.verdict:
        return
    merge = review.merge
    url = absolute(reverse("merge_review_invite", args=[merge.page_id, merge.uuid]))
    for person in editors_or_moderators([review.asked_by, merge.editor]):
        with translation.override(person.language):
            verdict = str(ReviewVerdict(review.verdict).label)
        told = {"article_title": merge.page.title, "verdict": verdict, "desk_url": url}
        post(row, Letter("review_answered", person, told))
