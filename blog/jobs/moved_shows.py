"""What the queue does for a show that moves in from another host: its cover, its people, its episodes."""

import time
from typing import Final

from blog.actions.enqueue import enqueue
from blog.actions.podcast.bring_cover import take_over_cover
from blog.actions.podcast.bring_pictures import (
    BRING_PICTURES,
    Outcome,
    take_over_pictures,
    wanted_pictures,
)
from blog.actions.podcast.move_in import appear
from blog.actions.podcast.set_people import set_people_of_episode, set_people_of_show
from blog.effects.podcast import fetching
from blog.effects.podcast.addresses import FetchFault
from blog.effects.podcast.connection import Limits
from blog.effects.podcast.fetching import FetchRefused, NotModified
from blog.jobs.podcasts import HostAwayError
from blog.models.outbox import OutboxRow
from blog.models.podcast.show import Show

PICTURES_SECONDS: Final = 120
"""Less than the lease of an effect; what is left is the next one's."""
COVER_LIMITS: Final = Limits(size=10 * 1024 * 1024)
_FOR_EVER: Final = frozenset(
    {
        FetchFault.ADDRESS,
        FetchFault.NOT_FOUND,
        FetchFault.GONE,
        FetchFault.FORBIDDEN,
        FetchFault.TOO_LARGE,
        FetchFault.PRIVATE,
    }
)


def bring_cover(row: OutboxRow) -> None:
    """Copy a show's cover from its old host; where that is away, the queue tries again."""
    show = Show.objects.filter(pk=_key(row), cover__isnull=True).select_related("followed_feed").first()
    address = str(show.followed_feed.known_as.get("cover") or "") if show is not None else ""
    if show is None or not address:
        return
    answer = fetching.fetch(address, limit=COVER_LIMITS)
    if isinstance(answer, FetchRefused):
        if answer.fault not in _FOR_EVER:
            raise HostAwayError(answer.fault.value)
    elif not isinstance(answer, NotModified):
        take_over_cover(show_id=show.pk, content=answer.body)


def bring_pictures(row: OutboxRow) -> None:
    """Copy an episode's pictures from its old host, as far as time allows; what is away is asked for again later."""
    key, begun, found = _key(row), time.monotonic(), dict[str, Outcome]()
    wanted = wanted_pictures(key)
    for address in wanted:
        if time.monotonic() - begun > PICTURES_SECONDS:
            break
        found[address] = _picture(address)
    if found:
        take_over_pictures(episode_id=key, found=found)
    away = [one.fault for one in found.values() if not one.done]
    if away:
        raise HostAwayError(away[0])
    if len(found) < len(wanted):
        enqueue(BRING_PICTURES, ref=row.ref)


def _picture(address: str) -> Outcome:
    answer = fetching.fetch(address, limit=COVER_LIMITS)
    if isinstance(answer, FetchRefused):
        return Outcome(fault=answer.fault.value, done=answer.fault in _FOR_EVER)
    return Outcome() if isinstance(answer, NotModified) else Outcome(answer.body)


def episode_appears(row: OutboxRow) -> None:
    """Publish an episode that waited for its show."""
    appear(episode_id=_key(row))


def set_people(row: OutboxRow) -> None:
    """Put confirmed people where their mentions stand."""
    kind, _colon, key = row.ref.partition(":")
    if kind == "show":
        set_people_of_show(show_id=int(key))
    else:
        set_people_of_episode(episode_id=int(key))


def _key(row: OutboxRow) -> int:
    return int(row.ref.partition(":")[2])
