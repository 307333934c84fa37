"""Tells that a contribution does not go into the article, and why."""

from blog.models import OutboxRow
from discussion.effects.mails.letter import letter_about, post
from discussion.models import Decision

KIND = "discussion.mail.declined"


def send(row: OutboxRow) -> None:
    """Send the editor's words."""
    rows = Decision.objects.filter(uuid=row.ref.partition(":")[2])
    decision = rows.select_related("submission__contributor", "submission__page").order_by("pk").first()
    if decision is None:
        return
    if letter := letter_about(decision.submission, "declined", words=decision.words):
        post(row, letter)
