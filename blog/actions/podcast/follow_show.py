"""Begins to follow somebody else's show, goes on, pauses, ends."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from blog.actions.bump import bump
from blog.actions.enqueue import enqueue
from blog.actions.podcast.free_slug import free_slug
from blog.actions.podcast.import_show import show_fields, take_over_show
from blog.actions.publish_imported import publish_new
from blog.kinds import FeedState, ShowOrigin
from blog.models.podcast.episode import Episode
from blog.models.podcast.followed_feed import FollowedFeed
from blog.models.podcast.show import PodcastIndexPage, Show
from blog.queries.podcast.known_people import known_people
from blog.queries.podcast.known_shows import show_known_as
from blog.text.podcast.feed_values import ReadFeed
from blog.text.podcast.guids import as_guid
from blog.text.podcast.opml_reading import ListedFeed
from blog.text.refused import Refused

REFRESH: Final = "blog.refresh_feed"
"""Effect: look at a followed feed now."""


class FollowProblem(StrEnum):
    """Why a show can't be followed."""

    KNOWN = "known"
    """Its address, in whatever spelling, or its guid is one that we follow already."""
    OWN = "own"
    """It is a show of ours."""


class FollowRefused(Refused):
    """Nothing was stored; `show` is the one that is there already."""

    def __init__(self, problem: FollowProblem, show: Show) -> None:
        super().__init__(problem.value)
        self.problem = problem
        self.show = show


@transaction.atomic
def follow_show(*, index: PodcastIndexPage, url: str, read: ReadFeed, by: Any) -> FollowedFeed:
    """Make the page of a linked show and follow its feed; the episodes come by the queue. Raises `FollowRefused`."""
    _refuse_known((url, read.show.new_address), as_guid(read.show.guid))
    page = Show(
        origin=ShowOrigin.LINKED,
        slug=free_slug(index, read.show.title),
        locale=index.locale,
        guid=as_guid(read.show.guid),
        **show_fields(read.show),
    )
    show = publish_new(page=page, parent=index, by=by)
    feed = FollowedFeed.objects.create(show=show, url=url)
    take_over_show(show=show, read=read.show, people=known_people())
    refresh_now(feed=feed)
    return feed


@transaction.atomic
def follow_listed(*, index: PodcastIndexPage, listed: ListedFeed, by: Any) -> FollowedFeed:
    """Follow a feed that a list names, before anybody has read it; the queue fills its page. Raises `FollowRefused`."""
    _refuse_known((listed.url,))
    page = Show(
        origin=ShowOrigin.LINKED,
        title=listed.title,
        description=listed.title,
        slug=free_slug(index, listed.title),
        locale=index.locale,
    )
    feed = FollowedFeed.objects.create(show=publish_new(page=page, parent=index, by=by), url=listed.url)
    refresh_now(feed=feed)
    return feed


@transaction.atomic
def fold_double(*, feed: FollowedFeed, into: Show) -> bool:
    """Take back what a list made of a show that is here already, as its feed tells when it is read for the first time.

    Nothing is taken back that has an episode or that an editor has given a topic.
    """
    made = Show.objects.filter(pk=feed.show_id, topic__isnull=True).first()
    if made is None or made.pk == into.pk or made.get_children().exists():
        return False
    made.delete()
    bump()
    return True


def refresh_now(*, feed: FollowedFeed) -> None:
    """Look at the feed as soon as the queue comes to it."""
    FollowedFeed.objects.filter(pk=feed.pk).update(due_at=timezone.now(), leased_until=None)
    enqueue(REFRESH, ref=f"feed:{feed.pk}")


@transaction.atomic
def pause_feed(*, feed: FollowedFeed) -> None:
    """Look at it no more until an editor says so; what we have stays."""
    FollowedFeed.objects.filter(pk=feed.pk).update(state=FeedState.PAUSED)


@transaction.atomic
def resume_feed(*, feed: FollowedFeed) -> None:
    """Look at it again, as if for the first time."""
    FollowedFeed.objects.filter(pk=feed.pk).update(
        state=FeedState.NEW, failures=0, error="", etag="", modified="", digest=""
    )
    refresh_now(feed=feed)


@transaction.atomic
def accept_another(*, feed: FollowedFeed) -> None:
    """The editor says that the other show under this address is the one to follow now; the old episodes stay, as removed."""
    gone = Episode.objects.filter(podcast_id=feed.show_id, removed_at__isnull=True)
    gone.update(removed_at=timezone.now())
    FollowedFeed.objects.filter(pk=feed.pk).update(known_as={})
    resume_feed(feed=feed)


@transaction.atomic
def change_address(*, feed: FollowedFeed, url: str) -> None:
    """Follow the same show at another address. Raises `FollowRefused` where another one of ours has it."""
    other = show_known_as((url,), but=feed.show_id)
    if other is not None:
        raise FollowRefused(FollowProblem.OWN if other.is_own else FollowProblem.KNOWN, other)
    FollowedFeed.objects.filter(pk=feed.pk).update(url=url, hub="", topic="", secret="")
    resume_feed(feed=feed)


def _refuse_known(addresses: Iterable[str], guid: UUID | None = None) -> None:
    show = show_known_as(addresses, guid)
    if show is not None:
        raise FollowRefused(FollowProblem.OWN if show.is_own else FollowProblem.KNOWN, show)
