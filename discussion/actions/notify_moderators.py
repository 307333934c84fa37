"""Telling moderators that something waits: at most one mail an hour, and none that comes too early to be the last."""

from datetime import datetime, timedelta
from typing import Final

from blog.actions.enqueue import enqueue
from blog.models import OutboxRow

WAITING: Final = "discussion.mail.waiting"
HOUR: Final = timedelta(hours=1)


def notify_moderators(*, at: datetime) -> None:
    """Have moderators told now, or at the next full hour if this hour's mail is already under way."""
    hour = at.replace(minute=0, second=0, microsecond=0)
    key = _key(hour)
    if not OutboxRow.objects.filter(key=key).exists():
        enqueue(WAITING, key=key)
        return
    enqueue(WAITING, key=_key(hour + HOUR), delay=hour + HOUR - at)


def _key(hour: datetime) -> str:
    return f"{WAITING}:{hour:%Y%m%d%H}"
