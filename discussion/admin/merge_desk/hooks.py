"""Where the merge page shows up in Wagtail's admin: menu, an article's header, the editor's home."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.menu import MenuItem
from wagtail.admin.site_summary import SummaryItem
from wagtail.admin.widgets import Button

from blog.models import LivingPage
from discussion.queries.may_merge import MERGE, may_propose
from discussion.queries.merge_overview import waiting_in, waiting_total


class MergeMenuItem(MenuItem):
    """Shown to those who may merge."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Ask for the permission."""
        return bool(request.user.has_perm(MERGE))


def menu_item() -> MergeMenuItem:
    """Return the entry in the menu."""
    return MergeMenuItem(
        gettext_lazy("Einarbeiten"), reverse("merge_overview"), name="merge", icon_name="group", order=150
    )


def page_buttons(page: Any, user: Any, view_name: str = "", next_url: str | None = None) -> Iterator[Button]:
    """Offer the merge page in an article's header and in the list of pages."""
    specific = page.specific_deferred
    if not isinstance(specific, LivingPage) or not page.live or not may_propose(page, user):
        return
    waiting = waiting_in(page.alias_of_id or page.pk)
    label = _("Einarbeiten (%(count)s)") % {"count": waiting} if waiting else _("Einarbeiten")
    yield Button(label, reverse("merge_desk", args=[page.pk]), icon_name="group", priority=12)


class WaitingSummary(SummaryItem):
    """How many contributions wait, on the editor's home page."""

    order = 150
    template_name = "discussion/admin/merge_summary.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Count."""
        return {"waiting": waiting_total(self.request.user), "url": reverse("merge_overview")}

    def is_shown(self) -> bool:
        """Ask for the permission."""
        return bool(self.request.user.has_perm(MERGE))
