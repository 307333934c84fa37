"""The pages of the tasks that withdrawals leave: all that waits, and one of them to settle."""

from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from discussion.actions.withdrawal_tasks import (
    ReasonMissing,
    StillStands,
    settle_as_licensed,
    settle_as_rewritten,
)
from discussion.models import WithdrawalTask
from discussion.queries.may_merge import MERGE, may_merge
from discussion.queries.withdrawal_tasks import marked_passage, one_task, open_beside, open_tasks

TITLE = gettext_lazy("Zurückgezogene Texte")


class TasksPage(WagtailAdminTemplateMixin, View):
    """What both pages have in common."""

    page_title = TITLE
    header_icon = "warning"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Ask for the permission."""
        if not request.user.has_perm(MERGE):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Lead from the admin's home to here."""
        return [*self.breadcrumbs_items, {"url": reverse("discussion_withdrawals"), "label": TITLE}]

    def show(self, template: str, *, status: int = 200, **context: Any) -> HttpResponse:
        """Render a template with Wagtail's furniture."""
        self.template_name = template
        return self.render_to_response(self.get_context_data(**context), status=status)


class Tasks(TasksPage):
    """All that waits in the articles that she may merge into."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show it."""
        return self.show("discussion/admin/withdrawals.html", lines=open_tasks(request.user))


class OneTask(TasksPage):
    """One passage: what stands there, and how it is settled."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Ask whether she may publish this page."""
        self.task = get_object_or_404(WithdrawalTask, uuid=kwargs["uuid"])
        if not may_merge(self.task.page, request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        """Show it."""
        return self._show(uuid)

    def post(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        """Settle it."""
        words = request.POST.get("words", "")
        try:
            if request.POST.get("wie") == "lizenz":
                settle_as_licensed(
                    task=self.task, by=request.user, words=words, everywhere="alle" in request.POST
                )
            else:
                settle_as_rewritten(task=self.task, by=request.user)
        except ReasonMissing:
            return self._show(uuid, status=422, problem=_("Nenne bitte die Lizenz oder Erlaubnis."))
        except StillStands:
            return self._show(
                uuid,
                status=409,
                problem=_("Dort stehen noch dieselben Worte. Schreib die Stelle neu und veröffentliche sie."),
            )
        messages.success(request, _("Erledigt. Wer den Text zurückgezogen hat, bekommt Bescheid."))
        return redirect("discussion_withdrawals")

    def _show(self, uuid: UUID, *, status: int = 200, problem: str = "") -> HttpResponse:
        line = one_task(uuid)
        desk = reverse("merge_desk", args=[self.task.page_id])
        return self.show(
            "discussion/admin/withdrawal.html",
            status=status,
            line=line,
            marked=marked_passage(self.task) if line else "",
            task=self.task,
            others=open_beside(self.task) if line else 0,
            problem=problem,
            edit_url=reverse("wagtailadmin_pages:edit", args=[self.task.page_id]),
            desk_url=f"{desk}?stelle={line.block}" if line else desk,
        )
