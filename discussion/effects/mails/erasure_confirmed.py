"""Tells somebody that she will be erased in a day, with the link by which she can stop it."""

from django.utils import formats, timezone, translation

from blog.models import OutboxRow
from discussion.effects.mails.erasure_asked import link
from discussion.effects.mails.letter import Letter, post
from discussion.models import Token
from discussion.queries.addressee import addressee
from discussion.queries.erasure_page import erasure_of

KIND = "discussion.mail.erasure_confirmed"


def send(row: OutboxRow) -> None:
    """Send it, as long as it is still to come."""
    erasure = erasure_of(row.ref)
    if erasure is None or erasure.stopped_at or erasure.started_at or erasure.due_at is None:
        return
    to = addressee(erasure.contributor, erasure.language)
    if to is None:
        return
    with translation.override(erasure.language):
        due = formats.date_format(timezone.localtime(erasure.due_at), "DATETIME_FORMAT")
    post(row, Letter("erasure_confirmed", to, {"due": due, "stop_url": link(erasure, Token.ERASE)}))
