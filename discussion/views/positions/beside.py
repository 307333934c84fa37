"""What stands under a position and under a question: made for everybody alike, answered at addresses of their own."""

from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse

from blog.queries.positions.lines import code_of
from discussion.kinds import AgreeChoice
from discussion.queries.agreements import earlier_answers


def under_position(position: Any, _language: str) -> str:
    """Ask what a reader says to it, and lead its holder to the form in which she corrects it."""
    code = code_of(position)
    context = {
        "choices": AgreeChoice.choices,
        "agree_url": reverse("discussion:agree", args=[code]),
        "earlier": earlier_answers(position),
        "claim_url": reverse("discussion:claim", args=[code]),
    }
    return render_to_string("discussion/positions/under_position.html", context)


def under_question(question: Any, _language: str) -> str:
    """Lead to the readers' answers, where the question is open."""
    if not question.is_open:
        return ""
    context = {"url": reverse("discussion:opinions", args=[question.slug])}
    return render_to_string("discussion/positions/under_question.html", context)
