"""I1: what somebody sent, and has a receipt for, is there exactly once."""

from collections.abc import Iterator

from django.db.models import Count, F, Q
from django.db.models.functions import TruncDate
from django.utils.timezone import get_fixed_timezone

from discussion.kinds import Verb
from discussion.models import Contribution, Decision, Submission
from discussion.states import SubmissionState

APPEARED = (SubmissionState.PUBLIC, SubmissionState.HIDDEN)
ONCE = (Verb.SUBMITTED, Verb.ADDED, Verb.ADDRESS_CONFIRMED)
SENDING = (
    "page",
    "contributor__email",
    "parent",
    "text",
    "anchor__block",
    "intent",
    "proposal",
    "source_url",
    "private",
)


def lost_or_doubled() -> list[str]:
    """Return a sentence for each sending that is there twice, or not whole."""
    return [*_sent_twice(), *_decided_twice(), *_without_comment(), *_elsewhere(), *_pointless()]


def _sent_twice() -> Iterator[str]:
    """The same words about the same, from one address on one day: the key against doubles failed."""
    rows = (
        Submission.objects.filter(double_key__isnull=False)
        .exclude(Q(text="") | Q(contributor__email=""))
        .order_by()
        .annotate(day=TruncDate("created_at", tzinfo=get_fixed_timezone(0)))
        .values(*SENDING, "group_name", "day")
        .annotate(times=Count("pk"))
        .filter(times__gt=1)
    )
    for row in rows:
        yield f"One sending about page {row['page']} is there {row['times']} times."


def _decided_twice() -> Iterator[str]:
    rows = (
        Decision.objects.filter(verb__in=ONCE)
        .order_by()
        .values("submission", "verb")
        .annotate(times=Count("pk"))
        .filter(times__gt=1)
    )
    for row in rows:
        yield f"Submission {row['submission']} was {row['verb']} {row['times']} times."


def _without_comment() -> Iterator[str]:
    rows = Submission.objects.filter(state__in=APPEARED, comment=None).order_by("pk")
    for pk, state in rows.values_list("pk", "state"):
        yield f"Submission {pk} is {state} and has no comment."


def _elsewhere() -> Iterator[str]:
    rows = Submission.objects.filter(
        Q(comment__isnull=False) & ~Q(comment__page=F("page"))
        | Q(contribution__isnull=False) & ~Q(contribution__page=F("page"))
    )
    for pk in rows.order_by("pk").values_list("pk", flat=True):
        yield f"Submission {pk} is about another page than what was made of it."


def _pointless() -> Iterator[str]:
    for pk in Contribution.objects.filter(points=None).order_by("pk").values_list("pk", flat=True):
        yield f"Contribution {pk} has no point."
