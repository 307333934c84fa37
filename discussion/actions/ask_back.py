"""Asking a contributor back: „Dürfen wir das so übernehmen?“"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final

from django.db import transaction
from django.utils import timezone

from blog.actions.enqueue import enqueue
from blog.text.body import Block
from blog.text.refused import Refused
from discussion.actions.lock_contributions import lock_contributions
from discussion.actions.record import decide
from discussion.actions.touch import touch_discussion
from discussion.kinds import UseChoice, Verb
from discussion.models import Ask, Contribution, Merge
from discussion.queries.addressee import addressee
from discussion.queries.may_merge import may_propose
from discussion.states import ANSWERABLE, ASKABLE, USABLE_IN_TEXT, ContributionState, move_contribution
from discussion.text.asked import NOTHING_SHOWN, Shown
from discussion.text.cleaning import clean_text

ASK_MAIL: Final = "discussion.mail.ask"
REMINDER_MAIL: Final = "discussion.mail.ask_reminder"
# A week holds a weekend and a working day for everybody; an article waits no longer for one answer.
ANSWER_WITHIN: Final = timedelta(days=7)
SHORTEST, LONGEST = timedelta(days=2), timedelta(days=60)
# Who was asked with less time than this before the end needs no second mail.
REMINDED_BEFORE: Final = timedelta(days=2)
WORDS_LIMIT: Final = 2000


class AskRefusal(StrEnum):
    """Why nobody can be asked."""

    NOT_ALLOWED = "not_allowed"
    NO_ADDRESS = "no_address"
    """There is no confirmed address: a letter, a call, or data that was erased."""
    GONE = "gone"
    """Its author took the text back, or it is not accepted."""
    SETTLED = "settled"
    ALREADY_ASKED = "already_asked"
    NOTHING_ASKED = "nothing_asked"
    ELSEWHERE = "elsewhere"


class AskRefused(Refused):
    """The question can't be asked."""

    def __init__(self, reason: AskRefusal) -> None:
        super().__init__(reason.value)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: the editor's words, the passages, and what a yes grants."""

    words: str = ""
    use: UseChoice = UseChoice.WORDING
    shown: Shown = NOTHING_SHOWN
    merge: Merge | None = None
    within: timedelta = ANSWER_WITHIN


@transaction.atomic
def ask_back(*, contribution: Contribution, question: Question, by: Any, at: datetime | None = None) -> Ask:
    """Ask the author of a contribution; raises `AskRefused`. Her state waits until she answers or the time is over."""
    at = at or timezone.now()
    if not may_propose(contribution.page, by):
        raise AskRefused(AskRefusal.NOT_ALLOWED)
    found = lock_contributions([contribution.pk])[0]
    words = clean_text(question.words)[:WORDS_LIMIT]
    if refusal := why_not(found, question.merge) or _empty(words, question):
        raise AskRefused(refusal)
    before = found.state
    found.state = move_contribution(before, ContributionState.ASKED)
    found.save(update_fields=["state"])
    # One that nobody can answer any more may still be open: only one question is.
    Ask.objects.filter(contribution=found, closed_at=None).update(closed_at=at)
    ask = Ask.objects.create(
        contribution=found,
        merge=question.merge,
        block=question.shown.block,
        before=_json(question.shown.before),
        after=_json(question.shown.after),
        words=words,
        use=question.use,
        state_before=before,
        asked_by=by,
        asked_at=at,
        answer_by=at + min(max(question.within, SHORTEST), LONGEST),
    )
    decide(found.submission, Verb.ASKED, by=by, at=at)
    _tell(ask, at)
    touch_discussion(found.page_id)
    return ask


def why_not(contribution: Contribution, merge: Merge | None = None) -> AskRefusal | None:
    """Return why the author of a contribution can't be asked now, or None."""
    submission = contribution.submission
    if merge is not None and merge.page_id != contribution.page_id:
        return AskRefusal.ELSEWHERE
    if submission.state not in USABLE_IN_TEXT or contribution.state not in ANSWERABLE:
        is_gone = submission.state not in USABLE_IN_TEXT
        return AskRefusal.GONE if is_gone else AskRefusal.SETTLED
    if contribution.state not in ASKABLE:
        return AskRefusal.ALREADY_ASKED
    reachable = submission.confirmed_at and addressee(submission.contributor, submission.language)
    return None if reachable else AskRefusal.NO_ADDRESS


def _empty(words: str, question: Question) -> AskRefusal | None:
    return None if words or question.shown.after else AskRefusal.NOTHING_ASKED


def _json(blocks: Sequence[Block]) -> list[dict[str, Any]] | None:
    return [block.to_json() for block in blocks] or None


def _tell(ask: Ask, at: datetime) -> None:
    """Store the mail with the link, and the one that reminds: both look again whether it is still open."""
    ref = f"ask:{ask.uuid}"
    enqueue(ASK_MAIL, ref=ref, key=f"{ASK_MAIL}:{ask.uuid}")
    if ask.answer_by - at > 2 * REMINDED_BEFORE:
        delay = ask.answer_by - REMINDED_BEFORE - timezone.now()
        enqueue(REMINDER_MAIL, ref=ref, key=f"{REMINDER_MAIL}:{ask.uuid}", delay=delay)
