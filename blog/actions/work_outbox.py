"""Leases of outbox rows: who works on what, what is done, what is tried again, what is set aside."""

import random
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from blog.models.outbox import OutboxRow

LEASE = timedelta(minutes=5)
MOST_ATTEMPTS = 5
FIRST_PAUSE = timedelta(seconds=30)
LONGEST_PAUSE = timedelta(hours=1)
PATIENCE = timedelta(hours=72)
KEPT_FOR = timedelta(days=14)


def due_rows(now: datetime) -> QuerySet[OutboxRow]:
    """Return the rows that somebody should work on, the longest due first."""
    free = Q(lease_until__isnull=True) | Q(lease_until__lt=now)
    open_rows = OutboxRow.objects.filter(free, done_at__isnull=True, failed_at__isnull=True, due_at__lte=now)
    return open_rows.order_by("due_at", "pk")


@transaction.atomic
def take_one() -> OutboxRow | None:
    """Lease the next row that is due; two workers never get the same one. Each lease counts as an attempt."""
    now = timezone.now()
    rows = due_rows(now)
    if connection.features.has_select_for_update_skip_locked:
        rows = rows.select_for_update(skip_locked=True, of=("self",))
    row = rows.first()
    if row is None:
        return None
    # The conditions again: where rows can't be locked, the update decides which of two workers was first.
    taken = (
        due_rows(now).filter(pk=row.pk).order_by().update(lease_until=now + LEASE, attempts=F("attempts") + 1)
    )
    if not taken:
        return None
    row.refresh_from_db()
    return row


def finish(row: OutboxRow) -> None:
    """Say that the effect has happened."""
    OutboxRow.objects.filter(pk=row.pk).update(done_at=timezone.now(), lease_until=None, error="")


def fail(row: OutboxRow, error: BaseException) -> None:
    """Try again later, or set the row aside after the last attempt; the error keeps its kind, never its words.

    An error's words may hold an address or a name, and the outbox must not.
    """
    now = timezone.now()
    # A mail server or another part that is down isn't poison: what waits for it catches up by itself.
    may_be_down = isinstance(error, OSError) and now - row.created_at < PATIENCE
    poison = row.attempts >= MOST_ATTEMPTS and not may_be_down
    OutboxRow.objects.filter(pk=row.pk).update(
        lease_until=None,
        error=f"{type(error).__module__}.{type(error).__name__}"[:300],
        due_at=now + pause_after(row.attempts),
        failed_at=now if poison else None,
    )


def pause_after(attempts: int) -> timedelta:
    """Return how long to wait after so many attempts: doubled each time, and never the same for many rows at once."""
    longest = min(FIRST_PAUSE * 2 ** max(0, attempts - 1), LONGEST_PAUSE)
    return longest * random.uniform(0.5, 1.0)  # noqa: S311 - spreads load, keeps no secret


def forget_done_rows() -> int:
    """Delete rows whose effect happened long ago."""
    deleted, _by_model = OutboxRow.objects.filter(done_at__lt=timezone.now() - KEPT_FOR).delete()
    return deleted


def try_again(kind: str = "") -> int:
    """Give rows that were set aside new attempts (of one kind, or all); for the operator who has mended the cause."""
    rows = OutboxRow.objects.filter(failed_at__isnull=False)
    if kind:
        rows = rows.filter(kind=kind)
    return rows.update(failed_at=None, attempts=0, due_at=timezone.now())
