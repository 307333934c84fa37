"""Publishes texts that come from somewhere else: a followed feed, a show that is brought over."""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from wagtail.models import Page

from blog.actions.publish_change import locked
from blog.kinds import VersionKind

Fill = Callable[[Any], None]
"""Puts the text into a page in memory: the live one, and a draft of it if there is one."""


@transaction.atomic
def publish_new(*, page: Any, parent: Page, by: Any = None, live: bool = True) -> Any:
    """Store a new page below `parent` and publish it, or leave it a draft; returns it as it is stored."""
    page.live = False
    parent.add_child(instance=page)
    revision = page.save_revision(user=by, clean=False)
    if live:
        revision.publish(user=by, skip_permission_checks=True)
    return type(page).objects.get(pk=page.pk)


@transaction.atomic
def publish_filled(*, page_id: int, fill: Fill, note: str = "") -> None:
    """Publish a page's text anew as `fill` gives it. What an editor prepared beside the text (a topic, a date) goes on waiting.

    Nobody reviews what somebody else has published already, so neither lock nor workflow stops it.
    """
    live = locked(page_id)
    draft = live.latest_revision if live.has_unpublished_changes else None
    fill(live)
    if hasattr(live, "next_kind"):
        live.next_kind, live.next_note = VersionKind.REVISION, note
    live.save_revision(clean=False).publish(skip_permission_checks=True)
    if draft is not None:
        fresh = Page.objects.get(pk=page_id).specific.with_content_json(draft.content)
        fill(fresh)
        fresh.save_revision(user=draft.user, clean=False)
