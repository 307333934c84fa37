"""Pages elsewhere that texts and positions name: one row for each address, and whether it is still there."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from blog.kinds import PositionState
from blog.models.reference import OutsideSource
from blog.queries.addresses import absolute

AGAIN: Final = timedelta(days=30)
SOONER: Final = timedelta(days=2)
DEAD_AFTER: Final = 3
"""So many times in a row, days apart: a host that is down over a weekend isn't dead."""
LONGEST_ADDRESS: Final = 1000


def know_sources(urls: Collection[str]) -> dict[str, int]:
    """Return the key of the row of each address, made if it is new: without its fragment, none of ours, none that is too long."""
    fit = (url for url in urls if 0 < len(url) <= LONGEST_ADDRESS and not url.startswith(absolute("/")))
    bare = {url: url.partition("#")[0] for url in fit}
    if not bare:
        return {}
    wanted = sorted(set(bare.values()))
    OutsideSource.objects.bulk_create([OutsideSource(url=url) for url in wanted], ignore_conflicts=True)
    keys = dict(OutsideSource.objects.filter(url__in=wanted).order_by("pk").values_list("url", "pk"))
    return {url: keys[address] for url, address in bare.items()}


def due_sources(most: int) -> list[tuple[int, str]]:
    """Return key and address of those whose time has come and that a text or a position names."""
    named = Q(references__isnull=False) | Q(positions__isnull=False) & ~Q(
        positions__state=PositionState.WITHDRAWN
    )
    rows = OutsideSource.objects.filter(named, due_at__lte=timezone.now()).exclude(
        url__startswith=absolute("/")
    )
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
