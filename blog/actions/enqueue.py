"""Puts an effect into the outbox, in the caller's transaction."""

from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from blog.models.outbox import OutboxRow


def enqueue(
    kind: str, *, ref: str = "", version: int = 0, delay: timedelta | None = None, key: str = ""
) -> OutboxRow | None:
    """Store an effect that is due after the commit (and after `delay`); a `key` is taken once, doubles give None."""
    due = timezone.now() + (delay or timedelta())
    row = OutboxRow(kind=kind, ref=ref, version=version, due_at=due, key=key or None)
    if not key:
        row.save(force_insert=True)
        return row
    with transaction.atomic():
        # The unique key decides, so two at once make one row; the number of rows tells which of them it was.
        OutboxRow.objects.bulk_create([row], ignore_conflicts=True)
        return OutboxRow.objects.filter(key=key, uuid=row.uuid).first()


def enqueue_each(kind: str, refs: Iterable[str], *, version: int = 0) -> None:
    """Store one effect for each reference in one statement; each is taken once."""
    OutboxRow.objects.bulk_create(
        [OutboxRow(kind=kind, ref=ref, version=version, key=f"{kind}:{ref}") for ref in refs],
        ignore_conflicts=True,
    )
