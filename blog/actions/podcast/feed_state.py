"""How a followed feed is doing: leases, what the last look brought, when to look again."""

import random
import secrets
from datetime import timedelta
from typing import Any, Final

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from blog.kinds import FeedState
from blog.models.podcast.followed_feed import FollowedFeed

PAUSE: Final = timedelta(hours=1)
PAUSE_WITH_HUB: Final = timedelta(hours=12)
"""A hub tells us by itself; we look now and then whether it still does."""
LONGEST_PAUSE: Final = timedelta(days=1)
PAUSE_OF_GONE: Final = timedelta(days=7)
LEASE: Final = timedelta(minutes=15)
LOOKED_AT: Final = (FeedState.NEW, FeedState.FINE, FeedState.FAILING, FeedState.GONE)


def due_feeds(limit: int) -> list[int]:
    """Return the keys of feeds to look at, the longest due first."""
    now = timezone.now()
    free = Q(leased_until__isnull=True) | Q(leased_until__lt=now)
    rows = FollowedFeed.objects.filter(free, state__in=LOOKED_AT, due_at__lte=now).order_by("due_at", "pk")
    return list(rows.values_list("pk", flat=True)[:limit])


@transaction.atomic
def set_due_later(*, keys: list[int]) -> None:
    """Say that these have been put into the queue; if it loses them, they come up again."""
    FollowedFeed.objects.filter(pk__in=keys).update(due_at=timezone.now() + PAUSE)


@transaction.atomic
def lease(*, key: int) -> FollowedFeed | None:
    """Take a feed for a look at it; nothing if it is paused, waits for an editor, or somebody else has it."""
    now = timezone.now()
    free = Q(leased_until__isnull=True) | Q(leased_until__lt=now)
    rows = FollowedFeed.objects.filter(free, pk=key, state__in=LOOKED_AT)
    if not rows.update(leased_until=now + LEASE):
        return None
    return FollowedFeed.objects.select_related("show").get(pk=key)


@transaction.atomic
def note_fine(*, feed: FollowedFeed, changed: bool, **known: Any) -> None:
    """Note that the feed is in order; `known` are its validators, its hub, its new address."""
    now = timezone.now()
    hub = known.get("hub", feed.hub)
    values: dict[str, Any] = {
        "state": FeedState.FINE,
        "error": "",
        "failures": 0,
        "looked_at": now,
        "due_at": now + _about(PAUSE_WITH_HUB if hub and feed.secret else PAUSE),
        "leased_until": None,
        **known,
    }
    if changed:
        values["changed_at"] = now
    FollowedFeed.objects.filter(pk=feed.pk).update(**values)


@transaction.atomic
def note_moved(*, feed: FollowedFeed, url: str) -> bool:
    """Note that the feed lies elsewhere for ever; tells whether it does (not where another feed of ours has the address)."""
    if FollowedFeed.objects.filter(url=url).exclude(pk=feed.pk).exists() or len(url) > 2000:
        return False
    FollowedFeed.objects.filter(pk=feed.pk).update(url=url)
    return True


@transaction.atomic
def note_failure(*, feed: FollowedFeed, error: str, gone: bool = False, wait: int = 0) -> None:
    """Note what went wrong; each failure in a row doubles the pause, and what is gone is only looked for now and then."""
    now = timezone.now()
    failures = min(feed.failures + 1, 1000)
    pause = PAUSE_OF_GONE if gone else min(PAUSE * 2 ** min(failures - 1, 10), LONGEST_PAUSE)
    FollowedFeed.objects.filter(pk=feed.pk).update(
        state=FeedState.GONE if gone else FeedState.FAILING,
        error=error,
        failures=failures,
        looked_at=now,
        due_at=now + max(_about(pause), timedelta(seconds=wait)),
        leased_until=None,
    )


@transaction.atomic
def give_back(*, feed: FollowedFeed, error: str = "") -> None:
    """End a look without a word on how the feed is doing (its state says why)."""
    FollowedFeed.objects.filter(pk=feed.pk).update(leased_until=None, looked_at=timezone.now(), error=error)


@transaction.atomic
def prepare_subscription(*, feed: FollowedFeed) -> FollowedFeed:
    """Give the feed a secret and an address of its own for its hub, once."""
    if not feed.secret or not feed.path_token:
        feed.secret, feed.path_token = secrets.token_urlsafe(32), secrets.token_urlsafe(24)
        FollowedFeed.objects.filter(pk=feed.pk).update(secret=feed.secret, path_token=feed.path_token)
    return feed


def _about(pause: timedelta) -> timedelta:
    return pause * random.uniform(0.9, 1.1)  # noqa: S311 - spreads load, keeps no secret
