"""What the discussion does when the article's side tells of a change."""

from typing import Any

from blog.signals import version_published
from discussion.actions.touch import touch_discussion


def on_version_published(*, page_id: int, **_: Any) -> None:
    """Comments say whether the words that they were written for still stand: what is kept of them is old."""
    touch_discussion(page_id)


def connect() -> None:
    """Connect all receivers; called once when the app is ready."""
    version_published.connect(on_version_published, dispatch_uid="discussion.version_published")
