"""Where followed podcasts show up in Wagtail's admin: addresses and menu."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy
from wagtail.admin.menu import MenuItem

from blog.admin.podcast.followed.may import may_follow
from blog.admin.podcast.followed.move_report import ShowMoves
from blog.admin.podcast.followed.moving import MoveIn
from blog.admin.podcast.followed.names import Names
from blog.admin.podcast.followed.pages import FeedAct, Followed


class FollowedMenuItem(MenuItem):
    """Shown to those who may add shows."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Ask for the permission."""
        return may_follow(request.user)


def menu_items() -> tuple[Callable[[], FollowedMenuItem], ...]:
    """Return what makes the entries in the menu of podcasts."""
    return (
        lambda: _entry(gettext_lazy("Podcasts folgen"), "blog_followed", "link-external", 10),
        lambda: _entry(gettext_lazy("Wer ist gemeint?"), "blog_names", "user", 20),
        lambda: _entry(gettext_lazy("Eigenen umziehen"), "blog_move_in", "download", 30),
    )


def _entry(label: Any, view: str, icon: str, order: int) -> FollowedMenuItem:
    return FollowedMenuItem(label, reverse(view), name=view, icon_name=icon, order=order)


def admin_urls() -> list[URLPattern]:
    """The addresses of the pages."""
    return [
        path("podcasts/folgen/", Followed.as_view(), name="blog_followed"),
        path("podcasts/umziehen/", MoveIn.as_view(), name="blog_move_in"),
        path("podcasts/umziehen/<int:show_id>/", ShowMoves.as_view(), name="blog_move_report"),
        path("podcasts/folgen/personen/", Names.as_view(), name="blog_names"),
        path("podcasts/folgen/<int:key>/", FeedAct.as_view(), name="blog_followed_act"),
    ]
