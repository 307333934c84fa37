"""What a contributor answers when she was asked back: once, never by merely opening the link; and no answer at all."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db import transaction
from django.utils import timezone

from blog.actions.enqueue import enqueue
from blog.text.refused import RefusedFor
from discussion.actions.change_credit import CreditWish, change_credit
from discussion.actions.lock_contributions import lock_contributions
from discussion.actions.record import decide, grant, withdraw
from discussion.actions.touch import touch_discussion
from discussion.kinds import AskAnswer, Channel, CreditChoice, Purpose, UseChoice, Verb
from discussion.models import Ask, Contribution, Point, Token
from discussion.queries.asked_answers import AGREES
from discussion.queries.choices import choices_of
from discussion.queries.consent_texts import asked_wording
from discussion.queries.open_ask import AskProblem, why_closed
from discussion.states import ANSWERABLE, ContributionState, follow_points, move_contribution
from discussion.text.cleaning import clean_text

ANSWERED_MAIL: Final = "discussion.mail.ask_answered"
ANSWER_LIMIT: Final = 3000
_MORE: Final = (UseChoice.NONE, UseChoice.IDEA, UseChoice.WORDING)


class AnswerRefused(RefusedFor[AskProblem]):
    """Nothing was answered."""


@dataclass(frozen=True, slots=True)
class Answered:
    """The answered question; `again` when it had been answered before: that answer stands."""

    ask: Ask
    again: bool


@transaction.atomic
def answer_ask(*, token: str, answer: AskAnswer, words: str = "", at: datetime | None = None) -> Answered:
    """Answer the question behind a link. Raises `AnswerRefused`."""
    at = at or timezone.now()
    row = Token.objects.known(token, Token.ASK)
    if row is None or row.ask is None:
        raise AnswerRefused(AskProblem.UNKNOWN)
    contribution = lock_contributions([row.ask.contribution_id])[0]
    # Whoever answers or ends a question holds the contribution's lock: read again here, it is as the last one left it.
    ask = Ask.objects.get(pk=row.ask.pk)
    if ask.answered_at is not None:
        return Answered(ask, again=True)
    if problem := why_closed(ask, contribution, now=at):
        raise AnswerRefused(problem)
    words = clean_text(words)[:ANSWER_LIMIT]
    if answer == AskAnswer.CHANGE and not words:
        raise AnswerRefused(AskProblem.WORDS_MISSING)
    ask.answer, ask.answer_words, ask.answered_at = answer, words, at
    ask.save(update_fields=["answer", "answer_words", "answered_at"])
    _end(ask, contribution, Verb.ANSWERED, at)
    if answer in AGREES:
        _agree(ask, contribution, proof=f"ask:{row.pk}", unnamed=answer == AskAnswer.YES_UNNAMED, at=at)
    Token.objects.filter(pk=row.pk).update(used_at=at)
    return Answered(ask, again=False)


def _agree(ask: Ask, contribution: Contribution, *, proof: str, unnamed: bool, at: datetime) -> None:
    """Write down what was granted: what was asked, in the wording that stood beside it, and perhaps without her name."""
    submission = contribution.submission
    if _MORE.index(UseChoice(ask.use)) >= _MORE.index(choices_of(submission).use):
        withdraw(submission, Purpose.USE, proof=proof, channel=Channel.FORM, at=at)
        grant(
            submission,
            Purpose.USE,
            choice=ask.use,
            proof=proof,
            channel=Channel.FORM,
            wording=asked_wording(submission.language),
            at=at,
        )
        Contribution.objects.filter(pk=contribution.pk).update(use=ask.use)
    if unnamed:
        # She reads it on the page that thanks her; a mail that confirms it would only repeat that.
        wish = CreditWish(CreditChoice.NONE)
        change_credit(submission=submission, wish=wish, proof=proof, tell=False, at=at)


def _end(ask: Ask, contribution: Contribution, verb: Verb, at: datetime) -> None:
    """Close a question, give the contribution its state back and tell the editors."""
    Ask.objects.filter(pk=ask.pk).update(closed_at=at)
    ask.closed_at = at
    if contribution.state == ContributionState.ASKED:
        points = Point.objects.filter(contribution=contribution).order_by("position")
        before = follow_points(points.values_list("state", flat=True), ask.state_before)
        contribution.state = move_contribution(contribution.state, before)
        contribution.save(update_fields=["state"])
    decide(contribution.submission, verb, at=at)
    enqueue(ANSWERED_MAIL, ref=f"ask:{ask.uuid}", key=f"{ANSWERED_MAIL}:{ask.uuid}")
    touch_discussion(contribution.page_id)


def end_asks(*, now: datetime) -> int:
    """Close the questions whose time is over: what was granted before stands. Return how many there were."""
    due = Ask.objects.filter(closed_at=None).exclude(contribution__state__in=[str(s) for s in ANSWERABLE])
    due = due | Ask.objects.filter(closed_at=None, answer_by__lte=now)
    return sum(_end_one(pk, now) for pk in due.order_by("pk").values_list("pk", flat=True))


@transaction.atomic
def _end_one(pk: int, now: datetime) -> bool:
    found: Any = Ask.objects.filter(pk=pk).values_list("contribution", flat=True)[0]
    contribution = lock_contributions([found])[0]
    ask = Ask.objects.select_for_update(of=("self",)).get(pk=pk)
    if ask.closed_at is not None:
        return False
    if contribution.state in ANSWERABLE:
        _end(ask, contribution, Verb.ASK_ENDED, now)
    else:  # declined or withdrawn meanwhile: there is nothing to come back to, and nobody waits for it
        Ask.objects.filter(pk=pk).update(closed_at=now)
    return True
