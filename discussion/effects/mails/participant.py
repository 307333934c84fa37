"""Asks somebody whom a group named whether her name may stand there: after a person has read the group's text."""

from django.urls import reverse
from django.utils import translation

from blog.models import OutboxRow
from blog.queries.addresses import absolute
from discussion.effects.mails.letter import Letter, about, post, submission_of
from discussion.models import UNCONFIRMED_KEPT, Token
from discussion.queries.addressee import addressee
from discussion.queries.group import group_of
from discussion.states import USABLE_IN_TEXT, SubmissionState

KIND = "discussion.mail.participant"


def send(row: OutboxRow) -> None:
    """Send the link, unless she answered or the group's text was taken back meanwhile."""
    submission = submission_of(row)
    if submission is None or submission.state != SubmissionState.UNCONFIRMED:
        return
    if submission.part_of is None or submission.part_of.state not in USABLE_IN_TEXT:
        return
    to = addressee(submission.contributor, submission.language)
    if to is None:
        return
    token = Token.objects.mint(submission, Token.CONFIRM, valid_for=UNCONFIRMED_KEPT)
    with translation.override(submission.language):
        url = absolute(reverse("discussion:participant", args=[token]))
        group = group_of(submission)
    context = {**about(submission), "url": url, "group": group, "days": UNCONFIRMED_KEPT.days}
    post(row, Letter("participant", to, context))
