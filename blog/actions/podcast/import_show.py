"""Takes over what a followed feed tells: the one writer of linked shows and their episodes."""

import json
import logging
from dataclasses import dataclass, replace
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import DataError, transaction
from django.utils import timezone

from blog.actions.bump import bump
from blog.actions.enqueue import enqueue
from blog.actions.podcast.episode_facts import digest_of, facts, fill_parts, fill_text
from blog.actions.podcast.free_slug import free_slug
from blog.actions.podcast.note_mentions import note_mentions
from blog.actions.publish_imported import publish_filled, publish_new
from blog.kinds import FeedState
from blog.models.podcast.episode import Episode
from blog.models.podcast.followed_feed import FollowedFeed
from blog.models.podcast.show import Show
from blog.queries.podcast.known_people import KnownPeople, known_people
from blog.text.podcast.feed_values import ReadEpisode, ReadFeed, ReadShow
from blog.text.podcast.followed import KnownEpisode, Paired, is_another_show, known_as, pair_episodes, removed
from blog.text.podcast.guids import as_guid

logger = logging.getLogger(__name__)

FILES: Final = "blog.episode_files"
"""Effect: bring transcript and chapters of an episode that the feed keeps in files of their own."""
MOST_AT_ONCE: Final = 500
"""Episodes written in one go; the queue goes on with the others."""
CHANGED_NOTE: Final = "Im Feed geändert"


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did. `more` says that there is more to do, `another` that nothing was done: it is another show now."""

    created: int = 0
    changed: int = 0
    removed: int = 0
    failed: int = 0
    more: bool = False
    another: bool = False


def import_show(*, feed: FollowedFeed, read: ReadFeed, accept_another: bool = False) -> Imported:
    """Bring a linked show to what its feed tells, each episode in a transaction of its own; may run again at any time.

    A feed that has become another show changes nothing unless an editor accepts it (`accept_another`).
    """
    show = Show.objects.get(pk=feed.show_id)
    paired = pair_episodes(read.episodes, _known(show))
    if not accept_another and is_another_show(feed.known_as, read, paired):
        FollowedFeed.objects.filter(pk=feed.pk).update(state=FeedState.CHANGED)
        return Imported(another=True)
    people = known_people()
    _keep_guid(show, read.show)
    take_over_show(show=show, read=read.show, people=people)
    done = _episodes(show, paired, people)
    gone = [one.key for one in removed(feed.known_as, read, paired)]
    rows = Episode.objects.filter(pk__in=gone, removed_at__isnull=True)
    number = rows.update(removed_at=timezone.now())
    FollowedFeed.objects.filter(pk=feed.pk).update(known_as=known_as(read.show, len(read.episodes)))
    if number or done.created or done.changed:
        bump()
    return replace(done, removed=number)


def _keep_guid(show: Show, read: ReadShow) -> None:
    """Note what the show calls itself, once, so that it is recognised under whatever address somebody names it."""
    guid = as_guid(read.guid)
    if show.guid is None and guid is not None and not Show.objects.filter(guid=guid).exists():
        show.guid = guid
        Show.objects.filter(pk=show.pk).update(guid=guid)


def _known(show: Show) -> list[KnownEpisode]:
    rows = Episode.objects.filter(podcast=show).values_list(
        "pk", "guid", "title", "enclosure_url", "aired_at"
    )
    return [KnownEpisode(*row) for row in rows]


def _episodes(show: Show, paired: Paired, people: KnownPeople) -> Imported:
    now = {key: _is_as_told(told, removed_at) for key, told, removed_at in _told(show)}
    todo = [(read, one) for read, one in paired.told if one is None or now[one.key] != digest_of(read)]
    created = changed = failed = 0
    # The oldest first, so that they come one after the other where they are listed by when they were taken over.
    for read, one in reversed(todo[-MOST_AT_ONCE:]):
        try:
            if one is None:
                create_episode(show=show, read=read, people=people)
                created += 1
            else:
                _change_episode(show, one.key, read, people)
                changed += 1
        except (ValidationError, DataError, ValueError) as error:
            # One episode that can't be stored stops no other; the feed is asked again next time.
            failed += 1
            logger.warning("An episode of feed %s was not taken over: %s", show.pk, type(error).__name__)
    return Imported(created, changed, 0, failed, more=len(todo) > MOST_AT_ONCE)


def _told(show: Show) -> Any:
    return Episode.objects.filter(podcast=show).values_list("pk", "told", "removed_at")


def _is_as_told(told: dict[str, Any], removed_at: Any) -> str:
    return "" if removed_at is not None else str(told.get("digest", ""))


@transaction.atomic
def create_episode(*, show: Show, read: ReadEpisode, people: KnownPeople, live: bool = True) -> Episode:
    """Make the page of an episode that the feed tells for the first time."""
    page = Episode(
        podcast=show, slug=free_slug(show, read.title), locale=show.locale, body=json.dumps([]), **facts(read)
    )
    fill_text(page, read)
    fill_parts(page, read)
    # What the feed says counts, also where it says no date: the day of the import is none of the episode's.
    made: Episode = publish_new(page=page, parent=show, live=live)
    note_mentions(show=show, episode_id=made.pk, people=read.people, known=people)
    if read.transcripts or read.chapters_file:
        enqueue(FILES, ref=f"episode:{made.pk}")
    return made


@transaction.atomic
def _change_episode(show: Show, key: int, read: ReadEpisode, people: KnownPeople) -> None:
    before = Episode.objects.get(pk=key)
    files = before.told.get("transcripts"), before.told.get("chapters")
    given = facts(read)
    Episode.objects.filter(pk=key).update(**given)

    def fill(page: Any) -> None:
        for name, value in given.items():
            setattr(page, name, value)
        fill_text(page, read)
        fill_parts(page, read)

    publish_filled(page_id=key, fill=fill, note=CHANGED_NOTE)
    note_mentions(show=show, episode_id=key, people=read.people, known=people)
    if (given["told"]["transcripts"], given["told"]["chapters"]) != files:
        enqueue(FILES, ref=f"episode:{key}")


@transaction.atomic
def take_over_show(*, show: Show, read: ReadShow, people: KnownPeople) -> None:
    """Bring the page of a linked show to what the feed says of it; unchanged, nothing is written."""
    given = show_fields(read)
    note_mentions(show=show, episode_id=None, people=read.people, known=people)
    if all(getattr(show, name) == value for name, value in given.items()):
        return

    def fill(page: Any) -> None:
        for name, value in given.items():
            setattr(page, name, value)

    publish_filled(page_id=show.pk, fill=fill)


def show_fields(read: ReadShow) -> dict[str, Any]:
    """Return a show's columns as the feed tells them. Its mail address is nobody's business here."""
    return {
        "title": read.title,
        "subtitle": read.subtitle,
        "description": read.description or read.title,
        "author": read.author,
        "category": read.category,
        "subcategory": read.subcategory,
        "explicit": read.explicit,
        "medium": read.medium,
        "complete": read.complete,
        "copyright": read.copyright,
        "license": read.license,
        "license_url": read.license_url,
        "funding_url": read.funding_url,
        "funding_text": read.funding_text,
        "website": read.link,
    }
