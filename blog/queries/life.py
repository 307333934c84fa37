"""How alive an article is: what waits for it, and since when nothing has happened. Told beside the kept text, which it outlives."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from django.template import loader
from django.utils import timezone

from blog.registries import Waiting

QUIET_AFTER: Final = timedelta(days=90)
"""A season: long enough that a summer break isn't told, short enough that nobody waits for an answer half a year."""

TEMPLATE: Final = "components/life.html"


@dataclass(frozen=True, slots=True)
class Life:
    """What is said below the strip of versions; `quiet_since` is empty while something happens now and then."""

    waiting: Waiting
    last_reviewed: date | None
    quiet_since: datetime | None


def life_of(
    waiting: Waiting,
    *,
    last_changed: datetime | None,
    last_reviewed: date | None,
    now: datetime | None = None,
) -> Life:
    """Return how alive an article is."""
    happened = [at for at in (last_changed, waiting.last_merge, waiting.last_comment) if at]
    last = max(happened) if happened else None
    quiet = last if last and (now or timezone.now()) - last > QUIET_AFTER else None
    return Life(waiting, last_reviewed, quiet)


def life_html(life: Life) -> str:
    """Return it as it is told where the kept article has left a place."""
    return loader.get_template(TEMPLATE).render({"life": life}).strip()
