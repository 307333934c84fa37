"""Asks somebody whether she really wants everything about her erased; only the link's page does it."""

from django.urls import reverse
from django.utils import translation

from blog.models import OutboxRow
from blog.queries.addresses import absolute
from discussion.effects.mails.letter import Letter, post
from discussion.models import Erasure, Token
from discussion.queries.addressee import addressee
from discussion.queries.erasure_page import CONFIRM_VALID, erasure_of

KIND = "discussion.mail.erasure_asked"


def send(row: OutboxRow) -> None:
    """Send the link, unless it was confirmed or stopped meanwhile."""
    erasure = erasure_of(row.ref)
    if erasure is None or erasure.confirmed_at or erasure.stopped_at:
        return
    to = addressee(erasure.contributor, erasure.language)
    if to is None:
        return
    url = link(erasure, Token.ERASE_CONFIRM)
    post(row, Letter("erasure_asked", to, {"confirm_url": url, "days": CONFIRM_VALID.days}))


def link(erasure: Erasure, purpose: str) -> str:
    """Mint a link to an erasure: to confirm it, or to stop it and to read what was done."""
    valid = CONFIRM_VALID if purpose == Token.ERASE_CONFIRM else None
    token = Token.objects.mint(None, purpose, erasure=erasure, proved=True, valid_for=valid)
    name = "erasure_confirm" if purpose == Token.ERASE_CONFIRM else "erasure"
    with translation.override(erasure.language):
        return absolute(reverse(f"discussion:{name}", args=[token]))
