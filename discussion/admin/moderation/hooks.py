"""Where moderation shows up in Wagtail's admin: menu and the editor's home."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy
from wagtail.admin.menu import MenuItem
from wagtail.admin.site_summary import SummaryItem

from discussion.actions.decide import MODERATE
from discussion.queries.moderation_queue import waiting_count


class ModerationMenuItem(MenuItem):
    """Shown to those who may moderate."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Ask for the permission."""
        return bool(request.user.has_perm(MODERATE))


def menu_item() -> ModerationMenuItem:
    """Return the entry in the menu."""
    return ModerationMenuItem(
        gettext_lazy("Moderation"),
        reverse("discussion_moderation"),
        name="moderation",
        icon_name="comment",
        order=140,
    )


class WaitingTexts(SummaryItem):
    """How many texts wait for a moderator, on the editor's home page."""

    order = 140
    template_name = "discussion/admin/moderation_summary.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Count."""
        return {"waiting": waiting_count(), "url": reverse("discussion_moderation")}

    def is_shown(self) -> bool:
        """Ask for the permission."""
        return bool(self.request.user.has_perm(MODERATE))
