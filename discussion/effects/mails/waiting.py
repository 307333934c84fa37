"""Tells moderators that something waits: how many, and where. No text of a reader, no name."""

from django.urls import reverse

from blog.models import OutboxRow
from blog.queries.addresses import absolute
from discussion.effects.mails.letter import Letter, post
from discussion.queries.addressee import moderators
from discussion.queries.moderation_queue import waiting_count

KIND = "discussion.mail.waiting"


def send(row: OutboxRow) -> None:
    """Send it to everybody who may moderate, unless nothing waits any more."""
    count = waiting_count()
    if not count:
        return
    url = absolute(reverse("discussion_moderation"))
    for person in moderators():
        post(row, Letter("waiting", person, {"count": count, "queue_url": url}))
