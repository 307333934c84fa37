"""What directories and apps will complain about in a feed of ours, before it is published.

The rules are those that Apple, Spotify and the podcast namespace state; each complaint is of a closed list, so that the editor
reads a sentence in her language that says what to do.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from blog.text.podcast.covers import CoverFault, cover_faults
from blog.text.podcast.spec_words import needs_address
from blog.text.podcast.times import clock
from blog.text.podcast.told import ToldEpisode, ToldFeed

LONGEST_DESCRIPTION: Final = 4000
LARGEST_COVER: Final = 512 * 1024
SHORTEST_SOUND: Final = 5_000
SHORTEST_BITE, LONGEST_BITE = 15_000, 120_000


class Weight(StrEnum):
    """How much a complaint matters."""

    REFUSED = "refused"
    """Directories don't take the show or the episode."""
    DISLIKED = "disliked"
    """They take it, and it suffers for it."""
    HINT = "hint"
    """Apps could do more for listeners."""


class ComplaintKind(StrEnum):
    """What is complained about; a closed list."""

    NO_COVER = "no_cover"
    COVER_NOT_SQUARE = "cover_not_square"
    COVER_TOO_SMALL = "cover_too_small"
    COVER_TOO_LARGE = "cover_too_large"
    COVER_OTHER_FORMAT = "cover_other_format"
    COVER_HEAVY = "cover_heavy"
    NO_DESCRIPTION = "no_description"
    LONG_DESCRIPTION = "long_description"
    NO_CATEGORY = "no_category"
    NO_EPISODES = "no_episodes"
    NO_TLS = "no_tls"
    NO_AUTHOR = "no_author"
    NO_EMAIL = "no_email"
    NO_PEOPLE = "no_people"
    NO_LICENSE = "no_license"
    LICENSE_WITHOUT_ADDRESS = "license_without_address"
    MOVED = "moved"
    NO_SOUND = "no_sound"
    SHORT_SOUND = "short_sound"
    OPUS = "opus"
    SAME_NUMBER = "same_number"
    IN_FUTURE = "in_future"
    LONG_SUMMARY = "long_summary"
    CHAPTER_BEYOND = "chapter_beyond"
    CHAPTERS_SAME_TIME = "chapters_same_time"
    CHAPTERS_START_LATE = "chapters_start_late"
    BITE_BEYOND = "bite_beyond"
    BITE_LENGTH = "bite_length"
    NO_TRANSCRIPT = "no_transcript"
    NO_HOST = "no_host"


@dataclass(frozen=True, slots=True)
class Complaint:
    """One complaint; about the show where `episode` is empty. `detail` is a time, a number or a title."""

    kind: ComplaintKind
    weight: Weight
    episode: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class CoverFacts:
    """A picture as it was uploaded: pixels, the file's name, bytes."""

    width: int
    height: int
    name: str
    size: int


_COVERS: Final = {
    CoverFault.NOT_SQUARE: ComplaintKind.COVER_NOT_SQUARE,
    CoverFault.TOO_SMALL: ComplaintKind.COVER_TOO_SMALL,
    CoverFault.TOO_LARGE: ComplaintKind.COVER_TOO_LARGE,
    CoverFault.OTHER_FORMAT: ComplaintKind.COVER_OTHER_FORMAT,
}


def complaints(
    feed: ToldFeed, *, cover: CoverFacts | None, covers: Mapping[str, CoverFacts], now: datetime
) -> tuple[Complaint, ...]:
    """Return what will be complained about, the show first; `covers` are those of episodes, by guid."""
    found = [*_of_show(feed), *_of_license(feed), *_of_cover(cover, "", needed=True)]
    numbers = Counter((episode.season, episode.number) for episode in feed.episodes if episode.number)
    hosts = any(person.role == "host" for person in feed.people)
    for episode in feed.episodes:
        found += [*_of_episode(episode, now), *_of_license(episode, episode.title)]
        if episode.sound_url:
            found += [*_of_chapters(episode), *_of_bites(episode)]
        found += _of_cover(covers.get(episode.guid), episode.title, needed=False)
        if episode.number and numbers[episode.season, episode.number] > 1:
            found.append(
                Complaint(ComplaintKind.SAME_NUMBER, Weight.REFUSED, episode.title, str(episode.number))
            )
        if hosts and episode.people and not any(person.role == "host" for person in episode.people):
            found.append(Complaint(ComplaintKind.NO_HOST, Weight.DISLIKED, episode.title))
    return tuple(found)


def _of_show(feed: ToldFeed) -> Iterator[Complaint]:
    refused = {
        ComplaintKind.NO_DESCRIPTION: not feed.description.strip(),
        ComplaintKind.LONG_DESCRIPTION: len(feed.description) > LONGEST_DESCRIPTION,
        ComplaintKind.NO_CATEGORY: not feed.category,
        ComplaintKind.NO_EPISODES: not feed.episodes,
        ComplaintKind.NO_TLS: not feed.self_url.startswith("https://"),
    }
    disliked = {
        ComplaintKind.NO_AUTHOR: not feed.author,
        ComplaintKind.NO_EMAIL: not feed.owner_email,
        ComplaintKind.MOVED: bool(feed.moved_to),
    }
    hints = {ComplaintKind.NO_PEOPLE: not feed.people, ComplaintKind.NO_LICENSE: not feed.license}
    for weight, group in ((Weight.REFUSED, refused), (Weight.DISLIKED, disliked), (Weight.HINT, hints)):
        yield from (Complaint(kind, weight) for kind, holds in group.items() if holds)


def _of_license(told: ToldFeed | ToldEpisode, episode: str = "") -> Iterator[Complaint]:
    if needs_address(told.license) and not told.license_url:
        yield Complaint(ComplaintKind.LICENSE_WITHOUT_ADDRESS, Weight.DISLIKED, episode, told.license)


def _of_cover(cover: CoverFacts | None, episode: str, *, needed: bool) -> Iterator[Complaint]:
    if cover is None:
        if needed:
            yield Complaint(ComplaintKind.NO_COVER, Weight.REFUSED, episode)
        return
    weight = Weight.REFUSED if needed else Weight.DISLIKED
    for fault in cover_faults(cover.width, cover.height, cover.name):
        yield Complaint(_COVERS[fault], weight, episode, f"{cover.width} × {cover.height}")
    if cover.size > LARGEST_COVER:
        yield Complaint(ComplaintKind.COVER_HEAVY, Weight.HINT, episode, f"{cover.size // 1024} KB")


def _of_episode(episode: ToldEpisode, now: datetime) -> Iterator[Complaint]:
    title = episode.title
    if not episode.sound_url:
        yield Complaint(ComplaintKind.NO_SOUND, Weight.REFUSED, title)
        return
    if episode.duration < SHORTEST_SOUND:
        yield Complaint(ComplaintKind.SHORT_SOUND, Weight.DISLIKED, title, clock(episode.duration))
    if episode.mime == "audio/ogg":
        yield Complaint(ComplaintKind.OPUS, Weight.DISLIKED, title)
    if episode.published > now:
        yield Complaint(ComplaintKind.IN_FUTURE, Weight.DISLIKED, title)
    if len(episode.summary) > LONGEST_DESCRIPTION:
        yield Complaint(ComplaintKind.LONG_SUMMARY, Weight.REFUSED, title)
    if not episode.transcripts:
        yield Complaint(ComplaintKind.NO_TRANSCRIPT, Weight.HINT, title)


def _of_chapters(episode: ToldEpisode) -> Iterator[Complaint]:
    starts = [chapter.start for chapter in episode.chapters]
    for start in starts:
        if start >= episode.duration:
            yield Complaint(ComplaintKind.CHAPTER_BEYOND, Weight.REFUSED, episode.title, clock(start))
    for start, count in Counter(starts).items():
        if count > 1:
            yield Complaint(ComplaintKind.CHAPTERS_SAME_TIME, Weight.DISLIKED, episode.title, clock(start))
    if starts and min(starts) > 0:
        yield Complaint(ComplaintKind.CHAPTERS_START_LATE, Weight.HINT, episode.title, clock(min(starts)))


def _of_bites(episode: ToldEpisode) -> Iterator[Complaint]:
    for bite in episode.soundbites:
        if bite.start + bite.length > episode.duration:
            yield Complaint(ComplaintKind.BITE_BEYOND, Weight.REFUSED, episode.title, clock(bite.start))
        if not SHORTEST_BITE <= bite.length <= LONGEST_BITE:
            yield Complaint(ComplaintKind.BITE_LENGTH, Weight.DISLIKED, episode.title, clock(bite.length))
