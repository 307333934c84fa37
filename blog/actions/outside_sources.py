"""Notes whether pages elsewhere, which texts name, are still there."""

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone

from blog.models.reference import OutsideSource

AGAIN: Final = timedelta(days=30)
SOONER: Final = timedelta(days=2)
DEAD_AFTER: Final = 3
"""So many times in a row, days apart: a host that is down over a weekend isn't dead."""


def due_sources(most: int) -> list[tuple[int, str]]:
    """Return key and address of those whose time has come and that a text names."""
    rows = OutsideSource.objects.filter(due_at__lte=timezone.now(), references__isnull=False)
    return list(rows.order_by("due_at", "pk").values_list("pk", "url").distinct()[:most])


@transaction.atomic
def note_answer(*, key: int, is_there: bool, status: int | None, now: datetime | None = None) -> None:
    """Store what a look at it told, and when to look again."""
    now = now or timezone.now()
    row = OutsideSource.objects.select_for_update(of=("self",)).filter(pk=key).first()
    if row is None:
        return
    row.checked_at, row.status = now, status
    row.failures = 0 if is_there else min(row.failures + 1, 100)
    if is_there:
        row.dead_since = None
    elif row.failures >= DEAD_AFTER:
        row.dead_since = row.dead_since or now
    waits = is_there or row.failures > DEAD_AFTER
    row.due_at = now + (AGAIN if waits else SOONER)
    row.save()
