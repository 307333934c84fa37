"""Tells the editors what somebody answered who was asked back, or that she didn't. Neither her name nor her words."""

from django.urls import reverse
from django.utils import translation

from blog.models import OutboxRow
from blog.queries.addresses import absolute
from discussion.effects.mails.ask import asked
from discussion.effects.mails.letter import Letter, about, post
from discussion.kinds import AskAnswer
from discussion.queries.addressee import editors_or_moderators

KIND = "discussion.mail.ask_answered"


def send(row: OutboxRow) -> None:
    """Send it to who asked and who is in charge; to the moderators if nobody of them can be reached any more."""
    ask = asked(row)
    if ask is None:
        return
    contribution = ask.contribution
    url = absolute(reverse("merge_ask", args=[contribution.page_id, contribution.uuid]))
    for person in editors_or_moderators([ask.asked_by, contribution.assigned_to]):
        with translation.override(person.language):
            answer = str(AskAnswer(ask.answer).label) if ask.answer else ""
        told = {**about(contribution.submission), "answer": answer, "desk_url": url}
        post(row, Letter("ask_answered", person, told))
