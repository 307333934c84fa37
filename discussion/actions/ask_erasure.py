"""Asking to be erased: two steps, and a day to change one's mind. What is carried out is `actions/erasing`."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from blog.actions.enqueue import enqueue
from blog.text.refused import RefusedFor
from discussion.actions.record import decide
from discussion.actions.withdrawal_tasks import open_tasks
from discussion.kinds import TaskOutcome, Verb
from discussion.models import Contribution, Contributor, Erasure, Submission, Token, WithdrawalTask
from discussion.queries.erasure_page import CONFIRM_VALID
from discussion.states import SubmissionState

ERASE: Final = "discussion.erase"
TIME_TO_THINK: Final = timedelta(hours=24)
ASKED_MAIL: Final = "discussion.mail.erasure_asked"
CONFIRMED_MAIL: Final = "discussion.mail.erasure_confirmed"


class ErasureProblem(StrEnum):
    """Why nothing was asked, confirmed or stopped."""

    UNCONFIRMED = "unconfirmed"
    """The address was never confirmed: what came from it goes by itself."""
    GONE = "gone"
    """She is erased already."""
    UNKNOWN = "unknown"
    OVER = "over"
    """The link is too old, or the erasure was stopped."""
    UNDER_WAY = "under_way"
    """It can't be stopped any more."""
    WORDS_MISSING = "words_missing"


class ErasureRefused(RefusedFor[ErasureProblem]):
    """Nothing was asked, confirmed or stopped."""


@transaction.atomic
def ask_erasure(
    *, contributor: Contributor, language: str, by: Any = None, at: datetime | None = None
) -> Erasure:
    """Ask for everything about a person to be erased, and have her confirm it by a mail. Asking twice is asking once."""
    if by is not None and not by.has_perm(ERASE):
        raise PermissionDenied("asking for an erasure needs the permission to erase")
    at = at or timezone.now()
    person = Contributor.objects.select_for_update(of=("self",)).get(pk=contributor.pk)
    if person.erased_at is not None:
        raise ErasureRefused(ErasureProblem.GONE)
    if person.email and person.confirmed_at is None:
        raise ErasureRefused(ErasureProblem.UNCONFIRMED)
    row = _open(person)
    if row is None:
        row = Erasure.objects.create(contributor=person, language=language, asked_at=at, by=by)
        _note(person, Verb.ERASURE_ASKED, by, at)
    if person.email and row.confirmed_at is None:
        hour = at.strftime("%Y%m%d%H")
        enqueue(ASKED_MAIL, ref=f"erasure:{row.uuid}", key=f"{ASKED_MAIL}:{row.uuid}:{hour}")
    return row


@transaction.atomic
def confirm_erasure(*, token: str, at: datetime | None = None) -> Erasure:
    """Confirm by the link in the mail; from now on a day is left. Raises `ErasureRefused`."""
    at = at or timezone.now()
    row = known_erasure(token=token, purpose=Token.ERASE_CONFIRM, now=at)
    return _confirm(row, by=None, at=at)


@transaction.atomic
def confirm_for_her(*, erasure: Erasure, by: Any, words: str, at: datetime | None = None) -> Erasure:
    """Confirm for somebody who can't be written to; `words` say how she showed who she is."""
    if not by.has_perm(ERASE):
        raise PermissionDenied("erasing needs the permission to erase")
    if not words.strip():
        raise ErasureRefused(ErasureProblem.WORDS_MISSING)
    row = Erasure.objects.select_for_update(of=("self",)).get(pk=erasure.pk)
    return _confirm(row, by=by, at=at or timezone.now(), words=words.strip()[:500])


@transaction.atomic
def stop_erasure(*, erasure: Erasure, by: Any = None, at: datetime | None = None) -> Erasure:
    """Change one's mind, as long as nothing was erased. Raises `ErasureRefused`."""
    if by is not None and not by.has_perm(ERASE):
        raise PermissionDenied("stopping an erasure needs the permission to erase")
    at = at or timezone.now()
    row = Erasure.objects.select_for_update(of=("self",)).get(pk=erasure.pk)
    if row.stopped_at is not None:
        return row
    if row.started_at is not None:
        raise ErasureRefused(ErasureProblem.UNDER_WAY)
    row.stopped_at = at
    row.save(update_fields=["stopped_at"])
    _note(row.contributor, Verb.ERASURE_STOPPED, by, at)
    tasks = WithdrawalTask.objects.filter(
        contribution__submission__contributor=row.contributor_id, outcome=TaskOutcome.OPEN
    )
    tasks.exclude(contribution__submission__state=SubmissionState.WITHDRAWN).delete()
    return row


def known_erasure(*, token: str, purpose: str, now: datetime | None = None) -> Erasure:
    """Return the erasure behind a link, or raise `ErasureRefused`."""
    found = Token.objects.known(token, purpose)
    if found is None or found.erasure is None:
        raise ErasureRefused(ErasureProblem.UNKNOWN)
    row: Erasure = found.erasure
    if found.expires_at is not None and found.expires_at <= (now or timezone.now()):
        raise ErasureRefused(ErasureProblem.OVER)
    if row.stopped_at is not None and purpose == Token.ERASE_CONFIRM:
        raise ErasureRefused(ErasureProblem.OVER)
    return row


def let_go_of_requests(*, now: datetime) -> int:
    """End requests that nobody confirmed while their links were valid."""
    old = Erasure.objects.filter(confirmed_at=None, stopped_at=None, by=None)
    return old.filter(asked_at__lt=now - CONFIRM_VALID).update(stopped_at=now)


def _open(person: Contributor) -> Erasure | None:
    rows = Erasure.objects.filter(contributor=person, stopped_at=None, finished_at=None)
    return rows.order_by("pk").first()


def _confirm(row: Erasure, *, by: Any, at: datetime, words: str = "") -> Erasure:
    if row.confirmed_at is not None:
        return row
    row.confirmed_at, row.due_at = at, at + TIME_TO_THINK
    row.save(update_fields=["confirmed_at", "due_at"])
    if by is not None:
        _note(row.contributor, Verb.ERASURE_ASKED, by, at, words)
    mine = Contribution.objects.filter(submission__contributor=row.contributor_id).select_related(
        "submission"
    )
    open_tasks(contributions=mine.order_by("pk"), at=at, due_at=row.due_at, tell=False)
    enqueue(CONFIRMED_MAIL, ref=f"erasure:{row.uuid}", key=f"{CONFIRMED_MAIL}:{row.uuid}")
    return row


def _note(person: Contributor, verb: Verb, by: Any, at: datetime, words: str = "") -> None:
    """Write the audit row on the newest of her texts, where there is one."""
    newest = Submission.objects.filter(contributor=person).order_by("-pk").first()
    if newest is not None:
        decide(newest, verb, by=by, words=words, at=at)
