"""Having a merge read by somebody without an account, before it is published."""

from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone

from blog.actions.enqueue import enqueue
from blog.text.refused import RefusedFor
from discussion.kinds import ReviewVerdict
from discussion.models import Contributor, Merge, Review, Token
from discussion.queries.may_merge import may_propose
from discussion.queries.open_review import REVIEW_VALID, is_over, seal_of
from discussion.states import UNPUBLISHED
from discussion.text.addresses import normal_address
from discussion.text.cleaning import clean_name, clean_text

INVITE_MAIL: Final = "discussion.mail.review_invite"
REVIEWED_MAIL: Final = "discussion.mail.review_answered"
MANY: Final = 20
WORDS_LIMIT: Final = 3000


class ReviewProblem(StrEnum):
    """Why a review can't be asked for or given."""

    NOT_ALLOWED = "not_allowed"
    NO_ADDRESS = "no_address"
    TOO_MANY = "too_many"
    UNKNOWN = "unknown"
    OVER = "over"
    """The merge is published, dropped, or the link too old."""
    CHANGED = "changed"
    """The text is no longer the one that was looked at."""
    WORDS_MISSING = "words_missing"


class ReviewRefused(RefusedFor[ReviewProblem]):
    """Nothing was asked, or nothing was said."""


@transaction.atomic
def invite_review(
    *, merge: Merge, email: str, name: str = "", question: str = "", by: Any, language: str = "de"
) -> Review:
    """Ask somebody to look at a merge that is not published yet; the same address is asked once. Raises `ReviewRefused`."""
    if not may_propose(merge.page, by):
        raise ReviewRefused(ReviewProblem.NOT_ALLOWED)
    row = Merge.objects.select_for_update(of=("self",)).get(pk=merge.pk)
    if row.state not in UNPUBLISHED or not row.plan:
        raise ReviewRefused(ReviewProblem.OVER)
    address = _address(email)
    asked = Review.objects.filter(merge=row).select_related("reviewer").order_by("pk")
    again = next((one for one in asked if one.reviewer.email == address and not one.answered_at), None)
    if again is not None:
        return again
    if len(asked) >= MANY:
        raise ReviewRefused(ReviewProblem.TOO_MANY)
    review = Review.objects.create(
        merge=row,
        reviewer=_reviewer(address, clean_name(name)[:100]),
        asked_by=by,
        question=clean_text(question)[:2000],
        language=language,
    )
    enqueue(INVITE_MAIL, ref=f"review:{review.uuid}", key=f"{INVITE_MAIL}:{review.uuid}")
    return review


def _address(email: str) -> str:
    address = normal_address(email)
    try:
        validate_email(address)
    except ValidationError as fault:
        raise ReviewRefused(ReviewProblem.NO_ADDRESS) from fault
    return address


def _reviewer(address: str, name: str) -> Contributor:
    """Return the person of this address; what somebody told of herself is not overwritten by what an editor calls her."""
    known = Contributor.objects.filter(email=address).order_by("-confirmed_at", "pk")
    found = known.filter(confirmed_at__isnull=False).first() or known.filter(reviews__isnull=False).first()
    return found or Contributor.objects.create(email=address, name=name)


@transaction.atomic
def answer_review(
    *, token: str, verdict: ReviewVerdict, words: str = "", seen: str, at: datetime | None = None
) -> Review:
    """Record what somebody says about the text that she saw; twice is once. Raises `ReviewRefused`."""
    at = at or timezone.now()
    row = Token.objects.known(token, Token.REVIEW)
    if row is None or row.review is None:
        raise ReviewRefused(ReviewProblem.UNKNOWN)
    merge = Merge.objects.select_for_update(of=("self",)).get(pk=row.review.merge_id)
    review = Review.objects.select_for_update(of=("self",)).get(pk=row.review.pk)
    if review.answered_at is not None:
        return review
    if is_over(review, merge, now=at):
        raise ReviewRefused(ReviewProblem.OVER)
    if seen != seal_of(merge):
        raise ReviewRefused(ReviewProblem.CHANGED)
    words = clean_text(words)[:WORDS_LIMIT]
    if verdict == ReviewVerdict.CHANGE and not words:
        raise ReviewRefused(ReviewProblem.WORDS_MISSING)
    review.verdict, review.words, review.seen, review.answered_at = verdict, words, seen, at
    review.save(update_fields=["verdict", "words", "seen", "answered_at"])
    Token.objects.filter(pk=row.pk).update(used_at=at)
    enqueue(REVIEWED_MAIL, ref=f"review:{review.uuid}", key=f"{REVIEWED_MAIL}:{review.uuid}")
    return review


def let_go_of_reviewers(*, now: datetime) -> int:
    """Empty the rows of people who only ever read for the editors, a while after their last link has ended."""
    only_read = Contributor.objects.filter(
        reviews__isnull=False, confirmed_at=None, submissions=None, follows=None
    ).exclude(email="", name="")
    ended = only_read.exclude(reviews__asked_at__gt=now - 2 * REVIEW_VALID)
    pks = list(ended.order_by("pk").values_list("pk", flat=True).distinct())
    return Contributor.objects.filter(pk__in=pks).update(email="", name="")
