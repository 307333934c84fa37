"""What an editor reads when her approval came in the same minute as somebody took a consent back: nothing is published.

Whatever she wrote is kept as a draft, and a merge that can't appear any more lies on the desk again.
"""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.auth import require_admin_access
from wagtail.models import Page

from discussion.actions.merge_refused import MergeRefused, Refusal
from discussion.actions.review_merge import release_reviewed
from discussion.admin.merge_desk.base import AdminPage

View = Callable[[], HttpResponseBase]
BY_HERSELF = frozenset({Refusal.SAID_NO, Refusal.ONLY_ASKED})
"""What the reviewer herself wrote stands in the way, not what was taken back."""


def not_published(request: HttpRequest, again: View, refused: MergeRefused) -> HttpResponseBase:
    """Answer a view of the admin whose publication was refused and undone; `again` calls the same view once more."""
    page_id = _page_id(request, refused)
    kept = _is_editor(request)
    if kept:
        saved = _saved_as_draft(request, again)
        if not 300 <= saved.status_code < 400:
            # It can't be saved as it is: Wagtail shows it again and says why.
            return saved
    released = bool(release_reviewed(page_id=page_id))
    if request.headers.get("X-Requested-With") == "XMLHttpRequest":
        # One of Wagtail's dialogs asked, and only follows where it is sent.
        messages.error(request, why(refused))
        return JsonResponse(
            {"step": "success", "redirect": reverse("wagtailadmin_pages:edit", args=[page_id])}
        )
    view = NotPublished.as_view(page_id=page_id, refused=refused, kept=kept, released=released)
    answer: HttpResponse = require_admin_access(view)(request)
    return answer


def why(refused: MergeRefused) -> str:
    """Say why nothing was published; what was taken back isn't quoted."""
    if refused.reason in BY_HERSELF:
        return _(
            "Nichts ist veröffentlicht: Zu genau diesen Worten kam auf eine Rückfrage ein Nein, oder erlaubt waren andere."
        )
    return _(
        "Nichts ist veröffentlicht: Gerade eben wurde eine Einwilligung zurückgenommen, auf der diese Einarbeitung steht."
    )


class NotPublished(AdminPage):
    """The page that says so, with what became of the text and where to go on."""

    page_title = gettext_lazy("Nicht veröffentlicht")
    header_icon = "warning"
    page_id = 0
    refused: Any = None
    kept = False
    released = False

    def post(self, request: HttpRequest) -> HttpResponse:
        """Show it in place of what was asked for."""
        page = Page.objects.get(pk=self.page_id)
        return self.show(
            "discussion/admin/merge_not_published.html",
            status=409,
            page=page,
            why=why(self.refused),
            kept=self.kept,
            released=self.released,
            edit_url=reverse("wagtailadmin_pages:edit", args=[page.pk]),
            desk_url=reverse("merge_desk", args=[page.pk]),
        )


def _page_id(request: HttpRequest, refused: MergeRefused) -> int:
    match = request.resolver_match
    told = match.kwargs.get("page_id") if match else None
    return int(told or refused.contributions[0].page_id)


def _is_editor(request: HttpRequest) -> bool:
    """Tell whether the page's text was sent along."""
    match = request.resolver_match
    return match is not None and match.view_name == "wagtailadmin_pages:edit"


def _saved_as_draft(request: HttpRequest, again: View) -> HttpResponseBase:
    """Save what she sent, and nothing else."""
    told = request.POST.copy()
    for name in [name for name in told if name.startswith("action-") or name == "workflow-action-name"]:
        del told[name]
    request.POST = told  # type: ignore[assignment]
    with transaction.atomic():
        return again()
