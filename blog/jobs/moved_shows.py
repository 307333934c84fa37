"""What the queue does for a show that moves in from another host: its cover, its people, its episodes."""

from typing import Final

from blog.actions.podcast.bring_cover import take_over_cover
from blog.actions.podcast.move_in import appear
from blog.actions.podcast.set_people import set_people_of_episode, set_people_of_show
from blog.effects.podcast import fetching
from blog.effects.podcast.addresses import FetchFault
from blog.effects.podcast.connection import Limits
from blog.effects.podcast.fetching import FetchRefused, NotModified
from blog.jobs.podcasts import HostAwayError
from blog.models.outbox import OutboxRow
from blog.models.podcast.show import Show

COVER_LIMITS: Final = Limits(size=10 * 1024 * 1024)
_FOR_EVER: Final = frozenset(
    {FetchFault.NOT_FOUND, FetchFault.GONE, FetchFault.TOO_LARGE, FetchFault.PRIVATE}
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
