"""What a list of feeds for apps (OPML) tells of each show."""

from dataclasses import dataclass

from blog.models.podcast.followed_feed import FollowedFeed
from blog.models.podcast.show import Show
from blog.queries.addresses import absolute
from blog.queries.podcast.addresses import feed_path, show_path
from blog.queries.podcast.shows import public_shows


@dataclass(frozen=True, slots=True)
class Outline:
    """One feed with its page; addresses are complete."""

    title: str
    feed_url: str
    url: str
    description: str


def outlines(language: str) -> tuple[tuple[Outline, ...], tuple[Outline, ...]]:
    """Return the feeds of our own public shows and those that we follow, in two statements."""
    shows = list(public_shows(language))
    linked = [show.pk for show in shows if not show.is_own]
    followed = dict(FollowedFeed.objects.filter(show_id__in=linked).values_list("show_id", "url"))
    own = tuple(
        _outline(show, show.moved_to or absolute(feed_path(show.slug, language)), language)
        for show in shows
        if show.is_own
    )
    others = tuple(_outline(show, followed[show.pk], language) for show in shows if show.pk in followed)
    return own, others


def _outline(show: Show, feed_url: str, language: str) -> Outline:
    url = absolute(show_path(show.slug, language))
    return Outline(show.title, feed_url, show.website or url, show.subtitle or show.description[:200])
