"""Confirming an address: once, whatever arrives in parallel, and never by merely opening a link."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from blog.text.refused import RefusedFor
from discussion.actions.notify_moderators import notify_moderators
from discussion.actions.one_person import one_person
from discussion.actions.publish_comment import publish_comment
from discussion.actions.record import decide, locked, move
from discussion.kinds import Verb
from discussion.models import Contributor, Decision, Submission, Token
from discussion.states import REFUSED, SHOWN, SubmissionState

GONE: Final = frozenset({SubmissionState.WITHDRAWN, SubmissionState.ERASED})
# What a form tells about its sender.
TOLD: Final = ("name", "organisation", "role")
# How long a refused comment makes the next ones of its author wait for a person again.
REFUSAL_COUNTS: Final = timedelta(days=30)


class ConfirmProblem(StrEnum):
    """Why a link confirms nothing."""

    UNKNOWN = "unknown"
    EXPIRED = "expired"
    USED = "used"
    GONE = "gone"


class ConfirmRefused(RefusedFor[ConfirmProblem]):
    """The link confirms nothing."""


@dataclass(frozen=True, slots=True)
class Confirmed:
    """The confirmed submission; `again` when it had been confirmed before."""

    submission: Submission
    again: bool


@transaction.atomic
def confirm_address(*, token: str, at: datetime | None = None) -> Confirmed:
    """Confirm the address behind a link. Raises `ConfirmRefused`."""
    at = at or timezone.now()
    row = known_token(token=token, now=at)
    if row.sent.part_of_id is not None:  # who was there is asked for more than her address: `join_group`
        raise ConfirmRefused(ConfirmProblem.UNKNOWN)
    submission = locked(row.sent.pk)
    if submission.state in GONE:
        raise ConfirmRefused(ConfirmProblem.GONE)
    if submission.state != SubmissionState.UNCONFIRMED:
        return Confirmed(submission, again=True)
    confirm_submission(submission=submission, at=at)
    Token.objects.filter(pk=row.pk).update(used_at=at)
    return Confirmed(submission, again=False)


def known_token(*, token: str, now: datetime | None = None) -> Token:
    """Return the row of a link that confirms, or raise `ConfirmRefused`."""
    row = Token.objects.known(token, Token.CONFIRM)
    if row is None:
        raise ConfirmRefused(ConfirmProblem.UNKNOWN)
    if row.sent.state in GONE:
        raise ConfirmRefused(ConfirmProblem.GONE)
    if row.expires_at is not None and row.expires_at <= (now or timezone.now()):
        is_open = row.sent.state == SubmissionState.UNCONFIRMED
        raise ConfirmRefused(ConfirmProblem.EXPIRED if is_open else ConfirmProblem.USED)
    return row


@transaction.atomic
def confirm_submission(*, submission: Submission, at: datetime, user: Any = None) -> None:
    """Confirm a locked or new submission: join the contributor of this address, publish or have it looked at."""
    join_contributor(submission, at, user)
    submission.confirmed_at = at
    submission.save(update_fields=["contributor", "confirmed_at"])
    decide(submission, Verb.ADDRESS_CONFIRMED, at=at)
    if not needs_a_person(submission) and appears_at_once(submission):
        publish_comment(submission=submission, at=at)
    else:
        move(submission, SubmissionState.WAITING)
        notify_moderators(at=at)


def needs_a_person(submission: Submission) -> bool:
    """Tell whether somebody has to read it whatever the site's rule is: it is for the editors alone, or mails will go to others."""
    return submission.private or submission.participants.exists()


def appears_at_once(submission: Submission) -> bool:
    """Tell whether the site lets this appear without a person having looked at it."""
    match settings.HALTUNG_MODERATION:
        case "none":
            return True
        case "first":
            return is_known(submission)
        case _:
            return False


def is_known(submission: Submission) -> bool:
    """Tell whether something else of its contributor is public, and nothing was refused of late."""
    others = Submission.objects.filter(contributor_id=submission.contributor_id).exclude(pk=submission.pk)
    refused = Decision.objects.filter(
        submission__in=others.filter(state__in=REFUSED),
        verb__in=(Verb.REJECTED, Verb.HIDDEN),
        at__gt=timezone.now() - REFUSAL_COUNTS,
    )
    return others.filter(state__in=SHOWN).exists() and not refused.exists()


def join_contributor(submission: Submission, at: datetime, user: Any = None) -> None:
    """Give a submission the one contributor of its address, now that the address is known to be hers."""
    own = submission.contributor
    existing = one_person(own, at)
    if existing.pk != own.pk:
        _add_what_is_new(existing, own, submission)
        submission.contributor = existing
        submission.save(update_fields=["contributor", *(f"told_{field}" for field in TOLD)])
        own.delete()
    if user is not None and submission.contributor.user_id is None:
        _belongs_to(submission.contributor, user)


def _add_what_is_new(existing: Contributor, own: Contributor, submission: Submission) -> None:
    """Fill what was empty; what somebody told before is never changed, and what she tells now stays with this text."""
    told = {field: getattr(own, field) for field in TOLD if getattr(own, field)}
    new = {field: value for field, value in told.items() if not getattr(existing, field)}
    for field, value in new.items():
        setattr(existing, field, value)
    for field, value in told.items():
        if getattr(existing, field) != value:
            setattr(submission, f"told_{field}", value)
    if new:
        existing.save(update_fields=list(new))


def _belongs_to(contributor: Contributor, user: Any) -> None:
    if not Contributor.objects.filter(user=user).exists():
        Contributor.objects.filter(pk=contributor.pk).update(user=user)
