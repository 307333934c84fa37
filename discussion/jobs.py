"""What the clock does for the discussion: let go of what is no longer needed; and what `doctor` asks."""

from datetime import datetime, timedelta
from typing import Final

from django.utils import timezone

from discussion.actions import agree, opinions
from discussion.actions.answer_ask import end_asks
from discussion.actions.ask_erasure import let_go_of_requests
from discussion.actions.claim import let_go_of_claims
from discussion.actions.erasing.job import erase_who_is_due
from discussion.actions.follow import let_go_of_follows, tell_of_changes
from discussion.actions.invite_review import let_go_of_reviewers
from discussion.actions.let_go import (
    let_go_of_networks,
    let_go_of_proofs,
    let_go_of_tokens,
    let_go_of_unconfirmed,
)
from discussion.actions.plan_merge import publish_planned, release_unconsented
from discussion.actions.review_merge import release_reviewed
from discussion.actions.withdrawal_tasks import settle_what_is_due
from discussion.models import Erasure
from discussion.queries.erasure_list import (
    came_back,
    can_be_read,
    passages_that_came_back,
    withdrawals_that_came_back,
)

RETENTION_EVERY: Final = timedelta(hours=6)
# How long "at once" may take.
FOLLOWS_EVERY: Final = timedelta(minutes=5)
ASKS_EVERY: Final = timedelta(minutes=15)
ERASURES_EVERY: Final = timedelta(minutes=5)
MERGES_EVERY: Final = timedelta(minutes=1)
TASKS_EVERY: Final = timedelta(minutes=15)


def keep_no_longer(now: datetime | None = None) -> None:
    """Delete what its time has come for."""
    now = now or timezone.now()
    let_go_of_unconfirmed(now=now)
    let_go_of_networks(now=now)
    let_go_of_tokens(now=now)
    let_go_of_follows(now=now)
    let_go_of_reviewers(now=now)
    let_go_of_requests(now=now)
    let_go_of_proofs(now=now)
    let_go_of_claims(now=now)
    agree.forget_browsers(now=now)
    opinions.forget_browsers(now=now)


def end_questions(now: datetime | None = None) -> None:
    """Close the questions to contributors whose time is over."""
    end_asks(now=now or timezone.now())


def publish_merges(now: datetime | None = None) -> None:
    """Publish the merges whose time has come; let go of those whose contributors took their consent back."""
    release_unconsented()
    release_reviewed()
    publish_planned(now)


def settle_tasks(now: datetime | None = None) -> None:
    """Settle what withdrawals asked of the editors: written anew meanwhile, or taken out now that the time is over."""
    settle_what_is_due(now=now)


def tell_followers(now: datetime | None = None) -> None:
    """Have everybody told of changes in what she follows."""
    tell_of_changes(now=now or timezone.now())


def erase(now: datetime | None = None) -> None:
    """Go on with the erasures whose time has come."""
    erase_who_is_due(now=now)


def _there_again() -> int:
    """Count who was erased and is there; whoever is just being erased is on the list before anything is deleted."""
    now = timezone.now()
    running = Erasure.objects.filter(stopped_at=None, finished_at=None, due_at__lte=now)
    under_way = set(running.order_by("pk").values_list("contributor_id", flat=True))
    return sum(person.pk not in under_way for person in came_back())


def check_erasures() -> list[str]:
    """Return a sentence if somebody who was erased is there again, or the list of erasures can't be read."""
    faults: list[str] = []
    if not can_be_read():
        faults.append(
            "The list of erasures was written under another HALTUNG_SECRET_KEY: add it as a fallback."
        )
    if people := _there_again():
        told = "1 person who was erased is" if people == 1 else f"{people} people who were erased are"
        faults.append(f"{told} there again: run haltung restore --erase-again.")
    if passages := len(passages_that_came_back()):
        faults.append(
            f"{passages} passages that were removed are there again: run haltung restore --erase-again."
        )
    if withdrawn := len(withdrawals_that_came_back()):
        faults.append(
            f"{withdrawn} consents that were withdrawn hold again: run haltung restore --erase-again."
        )
    return faults
