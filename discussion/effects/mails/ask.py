"""Asks a contributor whether the editors may take something over as they show it."""

from typing import Any

from django.utils import timezone

from blog.models import OutboxRow
from blog.queries.addresses import absolute
from discussion.effects.mails.letter import Letter, letter_about, post
from discussion.models import Ask
from discussion.queries.open_ask import ask_path, why_closed

KIND = "discussion.mail.ask"


def send(row: OutboxRow) -> None:
    """Send the link, if the question is still open."""
    if letter := ask_letter(row, reminder=False):
        post(row, letter)


def ask_letter(row: OutboxRow, *, reminder: bool) -> Letter | None:
    """Return the letter of a question that is still open; its link is the contributor's alone."""
    ask = asked(row)
    if ask is None or why_closed(ask, ask.contribution, now=timezone.now()) is not None:
        return None
    submission = ask.contribution.submission
    url = absolute(ask_path(ask, submission.language, proved=True))
    told = {"words": ask.words, "answer_by": ask.answer_by, "reminder": reminder, "ask_url": url}
    return letter_about(submission, "ask", **told)


def asked(row: OutboxRow) -> Any:
    """Return the question that a row speaks of, with its contribution."""
    rows = Ask.objects.filter(uuid=row.ref.partition(":")[2])
    related = ("contribution__submission__contributor", "contribution__page", "contribution__assigned_to")
    return rows.select_related(*related, "asked_by").order_by("pk").first()
