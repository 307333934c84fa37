"""Where wishes and answers show up in Wagtail's admin: the editor's home, as long as any wait, and the menu."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy
from wagtail.admin.menu import MenuItem
from wagtail.admin.site_summary import SummaryItem

from blog.admin.positions.views import WRITE
from discussion.queries.claims import waiting_claims
from discussion.queries.opinions import waiting_opinions


class WishesSummary(SummaryItem):
    """How many wishes of holders and answers of readers nobody has looked at."""

    order = 165
    template_name = "discussion/admin/positions_summary.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Count."""
        return {
            "claims": waiting_claims().count(),
            "claims_url": reverse("discussion_claims"),
            "answers": waiting_opinions(),
            "answers_url": reverse("discussion_answers"),
        }

    def is_shown(self) -> bool:
        """Ask for the permission, and whether anything waits."""
        return bool(self.request.user.has_perm(WRITE) and (waiting_opinions() or waiting_claims().exists()))


class AnswersMenuItem(MenuItem):
    """Shown to those who may write positions: answers are grouped long after they were read."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Ask for the permission."""
        return bool(request.user.has_perm(WRITE))


def menu_item() -> AnswersMenuItem:
    """Return the entry in the menu, beside the questions."""
    return AnswersMenuItem(
        gettext_lazy("Antworten"),
        reverse("discussion_answers"),
        name="answers",
        icon_name="comment",
        order=30,
    )
