"""Reminds a contributor once that the editors asked her back, shortly before the time is over."""

from blog.models import OutboxRow
from discussion.effects.mails.ask import ask_letter
from discussion.effects.mails.letter import post

KIND = "discussion.mail.ask_reminder"


def send(row: OutboxRow) -> None:
    """Send it, unless she has answered or the question is settled."""
    if letter := ask_letter(row, reminder=True):
        post(row, letter)
