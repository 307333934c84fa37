"""Who may follow podcasts: whoever may add shows."""

from typing import Any

from blog.models.podcast.show import PodcastIndexPage
from blog.queries.podcast.index_page import podcast_index


def may_follow(user: Any) -> bool:
    """Tell whether somebody may add a show to the list of podcasts."""
    index = podcast_index()
    return index is not None and allowed(index, user)


def allowed(index: PodcastIndexPage, user: Any) -> bool:
    """Tell whether somebody may publish a show below this list."""
    return bool(index.permissions_for_user(user).can_publish_subpage())
