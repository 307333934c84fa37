"""How each part of the site is: ok, degraded (it works, with less) or down.

Used by `/gesundheit/`, which everybody may read, so the details name no host, path, person or version.
"""

import logging
import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Literal

from django.conf import settings
from django.core.cache import cache
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from blog.models import OutboxRow

State = Literal["ok", "degraded", "down"]
LATE = timedelta(minutes=5)
MAIL_KINDS = ".mail."

logger = logging.getLogger(__name__)
_all_applied = False


@dataclass(frozen=True, slots=True)
class Part:
    """One part; without a `vital` one readers can't be served."""

    name: str
    state: State
    detail: str = ""
    vital: bool = False


def worst(parts: tuple[Part, ...]) -> State:
    """The state of the whole: down only if a vital part is."""
    if any(part.state == "down" and part.vital for part in parts):
        return "down"
    return "degraded" if any(part.state != "ok" for part in parts) else "ok"


def examine() -> tuple[Part, ...]:
    """Look at all parts. Those that need the database aren't asked when it is down."""
    first = database()
    if first.state == "down":
        asked = [
            Part(name, "down", "The database is down.") for name in ("migrations", "queue", "mail", "search")
        ]
        return (first, *asked, shared_cache(), media())
    return (first, *(_asked(part) for part in (migrations, shared_cache, queue, mail, search, media)))


def _asked(part: Callable[[], Part]) -> Part:
    try:
        return part()
    except DatabaseError:
        logger.exception("The health of one part could not be read")
        return Part(part.__name__.removeprefix("shared_"), "down", "It could not be read.")


def database() -> Part:
    """Whether it answers."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            cursor.fetchone()
    except DatabaseError:
        return Part("database", "down", "It doesn't answer.", vital=True)
    return Part("database", "ok", vital=True)


def migrations() -> Part:
    """Whether every migration of this code has been applied. Reading them all is slow, so a yes is remembered."""
    global _all_applied  # noqa: PLW0603  one fact per process
    waiting = 0 if _all_applied else unapplied()
    _all_applied = not waiting
    return Part("migrations", "degraded", f"{waiting} not applied.") if waiting else Part("migrations", "ok")


def unapplied() -> int:
    """How many migrations wait."""
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def shared_cache() -> Part:
    """Whether the cache keeps what it is given."""
    try:
        cache.set("haltung:health", "1", 30)
        kept = cache.get("haltung:health") == "1"
    except Exception:  # noqa: BLE001  every cache backend has errors of its own
        kept = False
    return Part("cache", "ok") if kept else Part("cache", "degraded", "It doesn't answer.")


def queue() -> Part:
    """Whether effects follow their commits in time."""
    now = timezone.now()
    waiting = OutboxRow.objects.filter(done_at__isnull=True, failed_at__isnull=True, due_at__lt=now - LATE)
    poison = OutboxRow.objects.filter(failed_at__isnull=False).count()
    oldest = waiting.order_by("due_at").values_list("due_at", flat=True).first()
    if oldest:
        minutes = int((now - oldest).total_seconds() // 60)
        return Part("queue", "degraded", f"The oldest task waits for {minutes} minutes.")
    if poison:
        return Part("queue", "degraded", f"{poison} tasks were set aside.")
    return Part("queue", "ok")


def mail() -> Part:
    """Whether mails get away."""
    failing = OutboxRow.objects.filter(
        kind__contains=MAIL_KINDS, done_at__isnull=True, failed_at__isnull=True, attempts__gt=0
    ).exclude(error="")
    count = failing.count()
    return Part("mail", "degraded", f"{count} mails are late.") if count else Part("mail", "ok")


def search() -> Part:
    """Which engine answers."""
    return Part("search", "ok", "engine" if settings.SEARCH_URL else "database")


def media() -> Part:
    """Whether pictures can be stored."""
    folder = Path(settings.MEDIA_ROOT)
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    if os.access(folder, os.W_OK):
        return Part("media", "ok")
    return Part("media", "degraded", "Nothing can be stored.")
