"""Brings a show of ours over from another host: pages with the guids they had, then their sound, one episode at a time."""

from enum import StrEnum
from typing import IO, Any, Final

from django.db import transaction
from django.db.models import QuerySet
from wagtail.models import Page

from blog.actions.enqueue import enqueue
from blog.actions.podcast.bring_pictures import note_pictures
from blog.actions.podcast.free_slug import free_slug
from blog.actions.podcast.import_show import create_episode, show_fields
from blog.actions.podcast.note_mentions import note_mentions
from blog.actions.podcast.store_audio import store_audio
from blog.actions.publish_change import locked
from blog.actions.publish_imported import fill_draft, publish_filled, publish_new
from blog.kinds import FeedState, ShowOrigin
from blog.models.podcast.episode import Episode
from blog.models.podcast.followed_feed import FollowedFeed
from blog.models.podcast.show import PodcastIndexPage, Show
from blog.queries.podcast.known_people import known_people
from blog.queries.podcast.known_shows import show_known_as
from blog.text.podcast.feed_values import ReadEpisode, ReadFeed
from blog.text.podcast.file_names import name_in_address
from blog.text.podcast.followed import known_as
from blog.text.podcast.guids import as_guid, feed_guid
from blog.text.refused import RefusedFor

BRING_SOUND: Final = "blog.bring_sound"
"""Effect: copy an episode's sound from its old host."""
BRING_COVER: Final = "blog.bring_cover"
"""Effect: copy the show's cover from its old host."""
APPEAR: Final = "blog.moved_episode_appears"
"""Effect: publish an episode that waited for its show."""


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
    """Make drafts of the show and of its episodes. Nothing of them is public until an editor publishes the show.

    Raises `MoveRefused`.
    """
    guid = as_guid(read.show.guid) or feed_guid(url)
    if read.show.locked:
        raise MoveRefused(MoveProblem.LOCKED)
    if show_known_as((url,), guid) is not None:
        raise MoveRefused(MoveProblem.KNOWN)
    page = Show(
        origin=ShowOrigin.OWN,
        guid=guid,
        slug=free_slug(index, read.show.title),
        locale=index.locale,
        **show_fields(read.show),
    )
    show: Show = publish_new(page=page, parent=index, by=by, live=False)
    told = known_as(read.show, len(read.episodes)) | {"cover": read.show.cover}
    FollowedFeed.objects.create(show=show, url=url, state=FeedState.PAUSED, known_as=told)
    people = known_people()
    note_mentions(show=show, episode_id=None, people=read.show.people, known=people)
    if read.show.cover:
        enqueue(BRING_COVER, ref=f"show:{show.pk}")
    # The oldest first: they appear in the order in which they came out.
    for episode in reversed(read.episodes):
        made = create_episode(show=show, read=episode, people=people, live=False)
        enqueue(BRING_SOUND, ref=f"episode:{made.pk}")
        note_pictures(episode_id=made.pk, cover=read_cover(episode, read), chapters=episode.chapters)
    return show


def read_cover(episode: ReadEpisode, read: ReadFeed) -> str:
    """Return where an episode's own picture lies; many feeds name the show's once more."""
    return episode.cover if episode.cover != read.show.cover else ""


@transaction.atomic
def take_over_sound(*, episode_id: int, upload: IO[bytes]) -> Episode | None:
    """Store a copied file as the sound of an episode that waits for it; nothing if it waits no longer.

    The episode appears if its show has; else it waits for it. Raises `SoundRefused` where the file is no sound; the episode
    then stays a draft that has none.
    """
    episode = Episode.objects.filter(pk=episode_id, audio__isnull=True).first()
    if episode is None:
        return None
    # Locked, so that a show that is published meanwhile doesn't miss this episode (`appear_with_show`).
    is_public = Page.objects.select_for_update(of=("self",), no_key=True).get(pk=episode.podcast_id).live
    audio = store_audio(upload=upload, by=None, name=name_in_address(episode.enclosure_url))
    facts = {"enclosure_url": "", "enclosure_type": "", "enclosure_size": None, "duration": audio.duration}
    Episode.objects.filter(pk=episode.pk).update(**facts)

    def fill(page: Any) -> None:
        page.audio = audio

    (publish_filled if is_public else fill_draft)(page_id=episode.pk, fill=fill)
    return Episode.objects.get(pk=episode.pk)


@transaction.atomic
def appear_with_show(*, show: Show) -> None:
    """Let the episodes that came with a show appear with it, as far as their sound is there; the others follow theirs."""
    if not show.is_own or not FollowedFeed.objects.filter(show=show).exists():
        return
    for key in _waiting(show.pk).order_by("aired_at", "pk").values_list("pk", flat=True):
        enqueue(APPEAR, ref=f"episode:{key}")


@transaction.atomic
def appear(*, episode_id: int) -> None:
    """Publish an episode that waited for its show, as its draft stands; nothing if it waits no longer."""
    episode = Episode.objects.filter(pk=episode_id, podcast__live=True).first()
    if episode is None or not _waiting(episode.podcast_id).filter(pk=episode_id).exists():
        return
    live = locked(episode_id)
    live.get_latest_revision().publish(skip_permission_checks=True)


def _waiting(show_id: int) -> QuerySet[Episode]:
    """Episodes that were told by the old feed, have their sound and have never been public."""
    waiting = Episode.objects.filter(podcast_id=show_id, live=False, first_published_at__isnull=True)
    return waiting.filter(audio__isnull=False, told__has_key="digest")
