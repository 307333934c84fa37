"""Where removals by law show up in Wagtail's admin: in an article's header, for those who may erase, and in its history."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets import Button

from blog.models import LivingPage
from discussion.actions.ask_erasure import ERASE
from discussion.actions.remove_by_law import LOG


def page_buttons(page: Any, user: Any, view_name: str = "", next_url: str | None = None) -> Iterator[Button]:
    """Offer the page in the menu of an article's header; one that was withdrawn has versions, too."""
    if user.has_perm(ERASE) and isinstance(page.specific_deferred, LivingPage) and page.versions.exists():
        yield Button(
            _("Stelle aus rechtlichen Gründen entfernen"),
            reverse("discussion_removals", args=[page.pk]),
            icon_name="bin",
            priority=90,
        )


def log_action(actions: Any) -> None:
    """How the page's history in the editor names the act."""
    actions.register_action(
        LOG,
        gettext_lazy("Stelle aus rechtlichen Gründen entfernt"),
        gettext_lazy("Eine Stelle aus rechtlichen Gründen aus früheren Fassungen entfernt"),
    )
