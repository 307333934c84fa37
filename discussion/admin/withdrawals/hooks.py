"""Where tasks after withdrawals show up in Wagtail's admin: on the editor's home, as long as there are any."""

from typing import Any

from django.urls import reverse
from wagtail.admin.site_summary import SummaryItem

from discussion.queries.may_merge import MERGE
from discussion.queries.withdrawal_tasks import open_tasks


class TasksSummary(SummaryItem):
    """How many passages must be written anew."""

    order = 155
    template_name = "discussion/admin/withdrawals_summary.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Count."""
        return {"waiting": len(open_tasks(self.request.user)), "url": reverse("discussion_withdrawals")}

    def is_shown(self) -> bool:
        """Ask for the permission, and whether there are any."""
        user = self.request.user
        return bool(user.has_perm(MERGE) and open_tasks(user))
