"""Whose words the notes of an episode are: ours, or those of a feed that we follow."""

from typing import Any

from blog.kinds import ShowOrigin
from blog.models.podcast.episode import Episode
from blog.models.podcast.show import Show


def feed_of(page: Any) -> str:
    """Return the title of the followed show whose feed wrote this page, or nothing where our editors did."""
    if not isinstance(page, Episode):
        return ""
    if Episode.podcast.is_cached(page):
        return "" if page.podcast.is_own else page.podcast.title
    shows = Show.objects.filter(episodes=page.pk).exclude(origin=ShowOrigin.OWN)
    return shows.order_by("pk").values_list("title", flat=True).first() or ""
