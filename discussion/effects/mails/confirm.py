"""Asks whether an address is its sender's. Holds nothing that a stranger could have written into it."""

from django.urls import reverse
from django.utils import translation

from blog.models import OutboxRow
from blog.queries.addresses import absolute
from discussion.effects.mails.letter import Letter, about, post, submission_of
from discussion.models import CONFIRM_VALID, Token
from discussion.queries.addressee import addressee
from discussion.states import SubmissionState

KIND = "discussion.mail.confirm"


def send(row: OutboxRow) -> None:
    """Send the link, unless the address was confirmed or the text withdrawn meanwhile."""
    submission = submission_of(row)
    if submission is None or submission.state != SubmissionState.UNCONFIRMED:
        return
    to = addressee(submission.contributor, submission.language)
    if to is None:
        return
    token = Token.objects.mint(submission, Token.CONFIRM, valid_for=CONFIRM_VALID)
    with translation.override(submission.language):
        url = absolute(reverse("discussion:confirm", args=[token]))
    post(row, Letter("confirm", to, {**about(submission), "confirm_url": url, "days": CONFIRM_VALID.days}))
