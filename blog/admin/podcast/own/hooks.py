"""Buttons and addresses of the pages for our own shows."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from wagtail.admin.widgets import Button
from wagtail.models import Page

from blog.admin.podcast.own.check import check_page
from blog.admin.podcast.own.private_feeds import private_feeds_page, revoke_page
from blog.admin.podcast.own.sound_chooser import SoundChooserViewSet, sound_chooser
from blog.models.podcast.followed_feed import FollowedFeed
from blog.models.podcast.show import Show


def urls() -> list[URLPattern]:
    """The addresses of the pages."""
    return [
        path("podcast/<int:show_id>/pruefen/", check_page, name="blog_podcast_check"),
        path("podcast/<int:show_id>/private-feeds/", private_feeds_page, name="blog_private_feeds"),
        path(
            "podcast/<int:show_id>/private-feeds/<int:feed_id>/widerrufen/",
            revoke_page,
            name="blog_revoke_private_feed",
        ),
    ]


def chooser() -> SoundChooserViewSet:
    """The window in which sound is chosen."""
    return sound_chooser


def buttons(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """Buttons in the menu of a show's header."""
    if page.specific_class is not Show or not page.permissions_for_user(user).can_edit():
        return
    if page.specific.is_own:
        yield Button(
            _("Was Verzeichnisse bemängeln werden"),
            reverse("blog_podcast_check", args=[page.pk]),
            icon_name="check",
            priority=46,
        )
        if FollowedFeed.objects.filter(show_id=page.pk).exists():
            yield Button(
                _("Stand des Umzugs"),
                reverse("blog_move_report", args=[page.pk]),
                icon_name="download",
                priority=48,
            )
        yield Button(
            _("Private Feeds"), reverse("blog_private_feeds", args=[page.pk]), icon_name="key", priority=47
        )
