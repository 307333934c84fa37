"""Which episode of a feed is which of ours, whether the feed is still the same show, and what it no longer tells."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from urllib.parse import urlsplit

from blog.text.podcast.feed_values import ReadEpisode, ReadFeed, ReadShow

SAME: Final = 0.1
"""Share of our episodes that must be found again in a feed that gives itself another name or guid."""


@dataclass(frozen=True, slots=True)
class KnownEpisode:
    """What we hold of an episode that we followed before."""

    key: int
    guid: str
    title: str
    enclosure_url: str
    aired_at: datetime | None


@dataclass(frozen=True, slots=True)
class Paired:
    """The feed's episodes with ours (or without: new ones), and ours that it doesn't tell."""

    told: tuple[tuple[ReadEpisode, KnownEpisode | None], ...]
    missing: tuple[KnownEpisode, ...]

    @property
    def found(self) -> int:
        """How many of ours it tells."""
        return sum(1 for _read, known in self.told if known is not None)


def pair_episodes(episodes: Sequence[ReadEpisode], known: Iterable[KnownEpisode]) -> Paired:
    """Pair by guid; where a host gave all of them new ones, by the sound's address, then by title and day."""
    left = {one.guid: one for one in known}
    pairs: dict[int, KnownEpisode] = {
        index: left.pop(read.guid) for index, read in enumerate(episodes) if read.guid in left
    }
    for key_of_read, key_of_known in ((_sound_read, _sound_known), (_day_read, _day_known)):
        others = {key: one for one in left.values() if (key := key_of_known(one))}
        for index, read in enumerate(episodes):
            one = others.pop(key_of_read(read), None) if index not in pairs else None
            if one is not None:
                pairs[index] = left.pop(one.guid)
    return Paired(
        tuple((read, pairs.get(index)) for index, read in enumerate(episodes)), tuple(left.values())
    )


def _sound(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.hostname}{parts.path}" if parts.path.strip("/") else ""


def _sound_read(read: ReadEpisode) -> str:
    return _sound(read.enclosure_url)


def _sound_known(known: KnownEpisode) -> str:
    return _sound(known.enclosure_url)


def _day(title: str, aired_at: datetime | None) -> str:
    return f"{title.casefold()}|{aired_at:%Y-%m-%d}" if aired_at else ""


def _day_read(read: ReadEpisode) -> str:
    return _day(read.title, read.aired_at)


def _day_known(known: KnownEpisode) -> str:
    return _day(known.title, known.aired_at)


def known_as(show: ReadShow, items: int) -> dict[str, Any]:
    """Return what to remember of a show, so that another one under the same address is noticed."""
    return {"guid": show.guid, "title": show.title, "link": show.link, "items": items}


def is_another_show(before: Mapping[str, Any], feed: ReadFeed, paired: Paired) -> bool:
    """Tell whether the address now serves somebody else's show: another name or guid, and hardly one episode of ours."""
    ours = paired.found + len(paired.missing)
    if not before or not ours:
        return False
    guids = (str(before.get("guid") or ""), feed.show.guid)
    other_guid = all(guids) and guids[0] != guids[1]
    other_title = str(before.get("title") or "").casefold() != feed.show.title.casefold()
    return (other_guid or other_title) and paired.found < ours * SAME


def removed(before: Mapping[str, Any], feed: ReadFeed, paired: Paired) -> tuple[KnownEpisode, ...]:
    """Return our episodes that the feed has taken back.

    Many feeds tell the newest episodes alone: who is older than all of them has only moved out of sight, unless the feed has
    become shorter. A feed that suddenly tells nothing is a fault of its host, and takes nothing back.
    """
    if not feed.episodes:
        return ()
    dates = [episode.aired_at for episode in feed.episodes if episode.aired_at]
    oldest = min(dates) if dates else None
    shorter = len(feed.episodes) < int(before.get("items") or 0) and not feed.show.next_page
    return tuple(
        one
        for one in paired.missing
        if shorter or oldest is None or one.aired_at is None or one.aired_at >= oldest
    )
