"""Where followed podcasts show up in Wagtail's admin: addresses and menu."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy
from wagtail.admin.menu import MenuItem

from blog.admin.podcast.followed.may import may_follow
from blog.admin.podcast.followed.moving import MoveIn
from blog.admin.podcast.followed.names import Names
from blog.admin.podcast.followed.pages import FeedAct, Followed


class FollowedMenuItem(MenuItem):
    """Shown to those who may add shows."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Ask for the permission."""
        return may_follow(request.user)


def menu_item() -> FollowedMenuItem:
    """Return the entry in the menu."""
    return FollowedMenuItem(
        gettext_lazy("Podcasts folgen"),
        reverse("blog_followed"),
        name="followed",
        icon_name="link-external",
        order=232,
    )


def admin_urls() -> list[URLPattern]:
    """The addresses of the pages."""
    return [
        path("podcasts/folgen/", Followed.as_view(), name="blog_followed"),
        path("podcasts/umziehen/", MoveIn.as_view(), name="blog_move_in"),
        path("podcasts/folgen/personen/", Names.as_view(), name="blog_names"),
        path("podcasts/folgen/<int:key>/", FeedAct.as_view(), name="blog_followed_act"),
    ]
