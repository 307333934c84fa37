"""The last mail to somebody: what was erased, and what stays and why. Her address goes after it."""

from blog.models import OutboxRow
from discussion.effects.mails.erasure_asked import link
from discussion.effects.mails.letter import Letter, post
from discussion.models import Token
from discussion.queries.addressee import addressee
from discussion.queries.erasure_page import erasure_of, report_lines

KIND = "discussion.mail.erased"


def send(row: OutboxRow) -> None:
    """Send the report."""
    erasure = erasure_of(row.ref)
    to = addressee(erasure.contributor, erasure.language) if erasure is not None else None
    if erasure is None or to is None:
        return
    told = {"lines": report_lines(erasure), "report_url": link(erasure, Token.ERASE)}
    post(row, Letter("erased", to, told))
