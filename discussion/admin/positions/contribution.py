"""A contribution that went into the text becomes a position, as far as its author allowed."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from blog.actions.positions.refuse import PositionRefused
from blog.admin.positions.views import PositionsPage
from blog.admin.positions.words import problem
from discussion.actions.position_of_contribution import position_of_contribution
from discussion.models import Contribution
from discussion.queries.author_text import author_text
from discussion.queries.may_merge import may_merge
from discussion.queries.standpoints import standpoints


class OfContribution(PositionsPage):
    """What she wrote, what she allowed, and the sentence that tells her standpoint."""

    page_title = gettext_lazy("Haltung aus einem Beitrag")
    contribution: Contribution

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find it among those that she may merge."""
        rows = Contribution.objects.filter(uuid=kwargs["uuid"]).select_related("submission", "page")
        found = rows.order_by("pk").first()
        if found is None or not may_merge(found.page, request.user):
            raise Http404("no such contribution")
        self.contribution = found
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        """Show it."""
        return self._show()

    def post(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        """Write the position and open it."""
        try:
            position = position_of_contribution(
                contribution=self.contribution,
                by=request.user,
                statement=request.POST.get("aussage", "")[:400],
            )
        except PositionRefused as refused:
            return self._show(status=422, problem=problem(refused.reason))
        messages.success(request, _("Aufgenommen. Prüf die Haltung, dann kannst du sie zeigen."))
        return redirect("blog_position", position.uuid)

    def _show(self, *, status: int = 200, problem: str = "") -> HttpResponse:
        ref = self.contribution.ref
        allowed = standpoints([ref]).get(ref)
        return self.show(
            "discussion/admin/position_of.html",
            status=status,
            ref=ref,
            text=author_text(self.contribution.submission),
            use=allowed.use if allowed is not None else "",
            problem=problem,
        )
