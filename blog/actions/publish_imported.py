"""Publishes texts that come from somewhere else: a followed feed, a show that is brought over."""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from wagtail.models import Page

from blog.actions.index_once import index_once
from blog.actions.publish_change import locked
from blog.kinds import VersionKind

Fill = Callable[[Any], None]
"""Puts the text into a page in memory: the live one, and a draft of it if there is one."""


@transaction.atomic
def publish_new(*, page: Any, parent: Page, by: Any = None, live: bool = True) -> Any:
    """Store a new page below `parent` and publish it, or leave it a draft; returns it as it is stored."""
    page.live = False
    with index_once(page):
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
    with index_once(live):
        live.save_revision(clean=False).publish(skip_permission_checks=True)
        if draft is not None:
            fresh = Page.objects.get(pk=page_id).specific.with_content_json(draft.content)
            fill(fresh)
            fresh.save_revision(user=draft.user, clean=False)


@transaction.atomic
def fill_draft(*, page_id: int, fill: Fill) -> None:
    """Put something into a page that hasn't been published yet: into its row, and into the draft that editors see."""
    row = locked(page_id)
    draft = row.get_latest_revision_as_object()
    user = row.latest_revision.user if row.latest_revision else None
    fill(row)
    row.save(clean=False)
    fill(draft)
    draft.save_revision(user=user, clean=False)


def fill_page(*, page_id: int, fill: Fill) -> None:
    """Put something into a page, live or not; what is public is published anew, what isn't stays a draft."""
    live = Page.objects.filter(pk=page_id, live=True).exists()
    (publish_filled if live else fill_draft)(page_id=page_id, fill=fill)
