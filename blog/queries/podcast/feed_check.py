"""The feed of a show as it would be if everything that waits were published, with what will be complained about."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q
from django.utils import timezone

from blog.models.picture import Picture
from blog.models.podcast.episode import Episode
from blog.models.podcast.show import Show
from blog.queries.podcast.draft_episodes import draft_episode
from blog.queries.podcast.feed_episodes import told_episodes
from blog.queries.podcast.feed_parts import told_person
from blog.queries.podcast.show_feed import FeedAddress, feed_episodes, recommended_shows, told_show
from blog.text.podcast.complaints import Complaint, CoverFacts, complaints
from blog.text.podcast.told import ToldFeed

NEWEST = 200
"""So many episodes are looked at: what is older was looked at by the directories long ago."""
DRAFTS = 50


def feed_as_drafted(show: Show) -> tuple[ToldFeed, CoverFacts | None, dict[str, CoverFacts]]:
    """Return the feed with the newest drafts of the show and its episodes, and the covers as they were uploaded."""
    drafted: Any = show.get_latest_revision_as_object()
    address = FeedAddress(drafted.slug, show.locale.language_code)
    waiting = list(_waiting(show))
    drafts = [row.get_latest_revision_as_object() for row in waiting]
    public = feed_episodes(show).exclude(pk__in=[row.pk for row in waiting]).order_by("-at", "-pk")[:NEWEST]
    rows = list(public.select_related("cover"))
    feed = told_show(
        drafted,
        address,
        people=tuple(told_person(row, {}) for row in drafted.show_people.all()),
        recommended=recommended_shows(drafted.recommended_shows.all()),
        episodes=(
            *(draft_episode(row, address.sound) for row in drafts),
            *told_episodes(public, address.sound),
        ),
    )
    covers = {row.guid: facts for row in (*drafts, *rows) if (facts := _facts(row.cover)) is not None}
    return feed, _facts(drafted.cover), covers


def feed_complaints(show: Show) -> tuple[Complaint, ...]:
    """Return what directories will complain about once everything that waits is published."""
    feed, cover, covers = feed_as_drafted(show)
    return complaints(feed, cover=cover, covers=covers, now=timezone.now())


def _waiting(show: Show) -> Iterable[Episode]:
    found = Episode.objects.filter(Q(live=False, first_published_at=None) | Q(has_unpublished_changes=True))
    return (
        found.filter(podcast=show)
        .select_related("locale")
        .order_by("-latest_revision_created_at", "-pk")[:DRAFTS]
    )


def _facts(picture: Picture | None) -> CoverFacts | None:
    if picture is None:
        return None
    return CoverFacts(picture.width, picture.height, picture.file.name, picture.file_size or 0)
