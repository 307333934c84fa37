"""The last mail to somebody: what was erased, and what stays and why. Name and address go after it."""

from django.utils import translation

from blog.models import OutboxRow
from discussion.effects.mails.erasure_asked import link
from discussion.effects.mails.letter import Letter, post
from discussion.models import Token
from discussion.queries.addressee import addressee
from discussion.queries.erasure_page import erasure_of, report_lines
from discussion.queries.named_by_others import named_by_others

KIND = "discussion.mail.erased"


def send(row: OutboxRow) -> None:
    """Send the report."""
    erasure = erasure_of(row.ref)
    to = addressee(erasure.contributor, erasure.language) if erasure is not None else None
    if erasure is None or to is None:
        return
    with translation.override(erasure.language):
        stays = named_by_others(erasure.contributor)
    told = {"lines": report_lines(erasure), "stays": stays, "report_url": link(erasure, Token.ERASE)}
    post(row, Letter("erased", to, told))
