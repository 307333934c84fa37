"""Brings a show of ours over from another host: pages with the guids they had, then their sound, one episode at a time."""

from enum import StrEnum
from typing import IO, Any, Final
from uuid import UUID

from django.db import transaction

from blog.actions.enqueue import enqueue
from blog.actions.podcast.free_slug import free_slug
from blog.actions.podcast.import_show import create_episode, show_fields
from blog.actions.podcast.store_audio import store_audio
from blog.actions.publish_imported import publish_filled, publish_new
from blog.kinds import FeedState, ShowOrigin
from blog.models.podcast.episode import Episode
from blog.models.podcast.followed_feed import FollowedFeed
from blog.models.podcast.show import PodcastIndexPage, Show
from blog.queries.podcast.known_people import known_people
from blog.text.podcast.feed_values import ReadFeed
from blog.text.podcast.followed import known_as
from blog.text.podcast.guids import feed_guid
from blog.text.refused import RefusedFor

BRING_SOUND: Final = "blog.bring_sound"
"""Effect: copy an episode's sound from its old host, and publish it."""


class MoveProblem(StrEnum):
    """Why a show can't be brought over."""

    LOCKED = "locked"
    """Its feed says `podcast:locked`: whoever owns it hasn't agreed."""
    KNOWN = "known"
    """It is here already, ours or followed."""


class MoveRefused(RefusedFor[MoveProblem]):
    """Nothing was stored."""


@transaction.atomic
def move_in(*, index: PodcastIndexPage, url: str, read: ReadFeed, by: Any) -> Show:
    """Make the show and a draft of each episode; each is published when its sound has come. Raises `MoveRefused`."""
    guid = _guid(url, read)
    if read.show.locked:
        raise MoveRefused(MoveProblem.LOCKED)
    if Show.objects.filter(guid=guid).exists() or FollowedFeed.objects.filter(url=url).exists():
        raise MoveRefused(MoveProblem.KNOWN)
    page = Show(
        origin=ShowOrigin.OWN,
        guid=guid,
        slug=free_slug(index, read.show.title),
        locale=index.locale,
        **show_fields(read.show),
    )
    show: Show = publish_new(page=page, parent=index, by=by)
    told = known_as(read.show, len(read.episodes))
    FollowedFeed.objects.create(show=show, url=url, state=FeedState.PAUSED, known_as=told)
    people = known_people()
    # The oldest first: they appear in the order in which they came out.
    for episode in reversed(read.episodes):
        made = create_episode(show=show, read=episode, people=people, live=False)
        enqueue(BRING_SOUND, ref=f"episode:{made.pk}")
    return show


@transaction.atomic
def take_over_sound(*, episode_id: int, upload: IO[bytes]) -> Episode | None:
    """Store a copied file as the sound of an episode that waits for it, and publish it; nothing if it waits no longer.

    Raises `SoundRefused` where the file is no sound; the episode then stays a draft that has none.
    """
    episode = Episode.objects.filter(pk=episode_id, audio__isnull=True).first()
    if episode is None:
        return None
    audio = store_audio(upload=upload, by=None)
    facts = {"enclosure_url": "", "enclosure_type": "", "enclosure_size": None, "duration": audio.duration}
    Episode.objects.filter(pk=episode.pk).update(**facts)

    def fill(page: Any) -> None:
        page.audio = audio

    publish_filled(page_id=episode.pk, fill=fill)
    return Episode.objects.get(pk=episode.pk)


def _guid(url: str, read: ReadFeed) -> UUID:
    try:
        return UUID(read.show.guid)
    except ValueError:
        return feed_guid(url)
