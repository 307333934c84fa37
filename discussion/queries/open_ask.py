"""Whether a question to a contributor can still be answered, and the ways to it."""

from datetime import datetime
from enum import StrEnum

from django.urls import reverse
from django.utils import translation

from blog.queries.living import living
from discussion.models import Ask, Contribution, Token
from discussion.queries.pages import is_public
from discussion.states import ANSWERABLE, USABLE_IN_TEXT


class AskProblem(StrEnum):
    """Why a question can't be answered, or not so."""

    UNKNOWN = "unknown"
    OVER = "over"
    """The time is over, or it was settled without her."""
    GONE = "gone"
    """The text was taken back, or the article is not public: there is nothing to agree to."""
    WORDS_MISSING = "words_missing"


def why_closed(ask: Ask, contribution: Contribution, *, now: datetime) -> AskProblem | None:
    """Return why a question that was not answered can't be answered any more, or None."""
    submission = contribution.submission
    if submission.state not in USABLE_IN_TEXT or submission.contributor.erased_at is not None:
        return AskProblem.GONE
    if ask.closed_at is not None or ask.answer_by <= now or contribution.state not in ANSWERABLE:
        return AskProblem.OVER
    return None if is_public(living(contribution.page_id)) else AskProblem.GONE


def open_ask(contribution: Contribution, *, now: datetime) -> Ask | None:
    """Return the question that its author can answer now."""
    ask = Ask.objects.filter(contribution=contribution, closed_at=None).order_by("-pk").first()
    return ask if ask is not None and why_closed(ask, contribution, now=now) is None else None


def ask_path(ask: Ask, language: str, *, proved: bool) -> str:
    """Mint a link to a question; it can be looked at after its time, too, and says then that it is over."""
    token = Token.objects.mint(None, Token.ASK, ask=ask, proved=proved)
    with translation.override(language):
        return reverse("discussion:ask", args=[token])
