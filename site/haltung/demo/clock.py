"""The demo's clock: lets the site's actions believe that it is another moment.

Actions ask `django.utils.timezone.now()`, and consents can't be re-dated afterwards, so a story that spans months is
told with the clock set back. It is set for the whole process; the demo is loaded before anything is served.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from unittest.mock import patch

from django.utils import timezone


@contextmanager
def clock_at(moment: datetime) -> Iterator[None]:
    """Let it be `moment` inside."""

    class Stopped(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
            return moment.astimezone(tz or UTC)

    with patch.object(timezone, "datetime", Stopped):
        yield


def moment(told: str, today: date) -> datetime:
    """Return what a content file tells as days before today and time of day: `-520 08:30`."""
    days, clock = told.split()
    hour, minute = clock.split(":")
    day = today + timedelta(days=int(days))
    return datetime.combine(day, time(int(hour), int(minute)), tzinfo=timezone.get_default_timezone())
