"""Where positions show up in Wagtail's admin: menu, a page's header, addresses, the log."""

from collections.abc import Iterator
from typing import Any, Final

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button
from wagtail.models import Page

from blog.admin.positions import quotes, views
from blog.models.living_page import LivingPage

WRITE: Final = views.WRITE


class PositionsMenuItem(MenuItem):
    """Shown to those who may write positions."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Ask for the permission."""
        return bool(request.user.has_perm(WRITE))


def menu_item() -> PositionsMenuItem:
    """Return the entry in the menu."""
    return PositionsMenuItem(
        gettext_lazy("Alle Haltungen"),
        reverse("blog_positions"),
        name="positions",
        icon_name="openquote",
        order=10,
    )


def admin_urls() -> list[URLPattern]:
    """Return the addresses below Wagtail's admin."""
    return [
        path("haltungen/", views.Positions.as_view(), name="blog_positions"),
        path("haltungen/neu/", views.NewPosition.as_view(), name="blog_position_new"),
        path("haltungen/<uuid:uuid>/", views.OnePosition.as_view(), name="blog_position"),
        path("haltungen/aus/<int:page_id>/", quotes.Quotes.as_view(), name="blog_position_quotes"),
    ]


def page_buttons(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """Offer in the header of an article or episode to make positions of what it quotes."""
    kind = page.specific_class
    if page.live and kind is not None and issubclass(kind, LivingPage) and user.has_perm(WRITE):
        yield Button(
            _("Haltungen daraus"),
            reverse("blog_position_quotes", args=[page.pk]),
            icon_name="openquote",
            priority=47,
        )


def log_actions(actions: Any) -> None:
    """How the log names the act."""
    actions.register_action(
        "blog.position_written",
        gettext_lazy("Haltung aufgeschrieben"),
        gettext_lazy("Haltung aufgeschrieben"),
    )
