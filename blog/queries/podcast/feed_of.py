"""Whose words the notes of an episode are: ours, or those of a feed that we follow."""

from typing import Any

from blog.models.podcast.episode import Episode


def feed_of(page: Any) -> str:
    """Return the title of the followed show whose feed wrote this page, or nothing where our editors did."""
    if not isinstance(page, Episode) or page.podcast.is_own:
        return ""
    return page.podcast.title
