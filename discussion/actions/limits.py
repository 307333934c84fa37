"""How much may be sent: counted in the rows themselves, so that limits hold whatever becomes of the cache."""

import hashlib
import hmac
from datetime import date, datetime, timedelta
from typing import Final

from django.conf import settings
from django.db.models import QuerySet
from django.utils.crypto import salted_hmac

from blog.text.refused import Refused
from discussion.models import Submission
from discussion.text.networks import cut_network

TEXT_LIMIT: Final = int(getattr(settings, "HALTUNG_COMMENT_LETTERS", 10_000))
PER_ADDRESS: Final = int(getattr(settings, "HALTUNG_COMMENTS_PER_ADDRESS", 10))
PER_NETWORK: Final = int(getattr(settings, "HALTUNG_COMMENTS_PER_NETWORK", 40))
WINDOW: Final = timedelta(hours=1)


class TooMany(Refused):
    """A limit is reached; `retry_after` says in how many seconds it is not."""

    def __init__(self, retry_after: int) -> None:
        super().__init__(str(retry_after))
        self.retry_after = retry_after


def network_hash(address: str, day: date) -> str:
    """Return a keyed hash of a cut network address; the key changes daily, so days can't be joined."""
    network = cut_network(address)
    if not network:
        return ""
    key = salted_hmac("discussion.network", day.isoformat(), algorithm="sha256").digest()
    return hmac.new(key, network.encode(), hashlib.sha256).hexdigest()


def check_limits(*, email: str, network: str, now: datetime) -> None:
    """Raise `TooMany` when an address or a network has sent its share of the last hour."""
    since = now - WINDOW
    # Whom a group names has sent nothing herself.
    recent = Submission.objects.filter(created_at__gt=since, part_of=None)
    _check(recent.filter(contributor__email=email), PER_ADDRESS, now)
    hashes = {network_hash(network, day) for day in (now.date(), since.date())} - {""}
    if hashes:
        _check(recent.filter(network_hash__in=hashes), PER_NETWORK, now)


def _check(rows: QuerySet[Submission], limit: int, now: datetime) -> None:
    times = list(rows.order_by("-created_at").values_list("created_at", flat=True)[:limit])
    if len(times) >= limit:
        raise TooMany(max(1, int((times[-1] + WINDOW - now).total_seconds()) + 1))
