"""The pages of erasures: all of them with a form to ask for one, and one with its report."""

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

from discussion.actions.ask_erasure import (
    ERASE,
    ErasureRefused,
    ask_erasure,
    confirm_for_her,
    stop_erasure,
)
from discussion.models import Erasure
from discussion.queries.erasure_page import erasure_lines, person_told

TITLE = gettext_lazy("Löschungen")


class ErasurePage(WagtailAdminTemplateMixin, View):
    """What both pages have in common."""

    page_title = TITLE
    header_icon = "bin"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Ask for the permission."""
        if not request.user.has_perm(ERASE):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Lead from the admin's home to here."""
        return [*self.breadcrumbs_items, {"url": reverse("discussion_erasures"), "label": TITLE}]

    def show(self, template: str, *, status: int = 200, **context: Any) -> HttpResponse:
        """Render a template with Wagtail's furniture."""
        self.template_name = template
        return self.render_to_response(self.get_context_data(**context), status=status)


class Erasures(ErasurePage):
    """All erasures, and a form to ask for another one."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show them."""
        return self._show()

    def post(self, request: HttpRequest) -> HttpResponse:
        """Ask for one in the name of a person who wrote to the editors."""
        told = request.POST.get("wer", "").strip()
        found = person_told(told)
        if found is None:
            problem = _(
                "Dazu finden wir niemanden. Trag die E-Mail-Adresse oder die Nummer eines Belegs ein."
            )
            return self._show(problem=problem, told=told, status=422)
        try:
            erasure = ask_erasure(contributor=found.contributor, language=found.language, by=request.user)
        except ErasureRefused:
            problem = _("Diese Adresse wurde nie bestätigt, oder ihre Daten sind schon gelöscht.")
            return self._show(problem=problem, told=told, status=409)
        messages.success(request, _("Verlangt. Die Person bekommt eine Mail, mit der sie es bestätigt."))
        return redirect("discussion_erasure", uuid=erasure.uuid)

    def _show(self, *, problem: str = "", told: str = "", status: int = 200) -> HttpResponse:
        return self.show(
            "discussion/admin/erasures.html", status=status, lines=erasure_lines(), problem=problem, told=told
        )


class OneErasure(ErasurePage):
    """One erasure: how far it is, what can still be done, its report."""

    def get(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        """Show it."""
        return self._show(uuid)

    def post(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        """Stop it, or confirm it for somebody who can't be written to."""
        erasure = get_object_or_404(Erasure, uuid=uuid)
        try:
            if request.POST.get("was") == "anhalten":
                stop_erasure(erasure=erasure, by=request.user)
                messages.success(request, _("Angehalten: Es wird nichts gelöscht."))
            else:
                confirm_for_her(erasure=erasure, by=request.user, words=request.POST.get("words", ""))
                messages.success(request, _("Bestätigt. In 24 Stunden beginnt das Löschen."))
        except ErasureRefused as refused:
            return self._show(uuid, problem=_said(refused), status=409)
        return redirect("discussion_erasure", uuid=uuid)

    def _show(self, uuid: UUID, *, problem: str = "", status: int = 200) -> HttpResponse:
        get_object_or_404(Erasure, uuid=uuid)
        line = erasure_lines(uuid)[0]
        return self.show("discussion/admin/erasure.html", status=status, line=line, problem=problem)


def _said(refused: ErasureRefused) -> str:
    words = {
        "words_missing": _("Schreib bitte dazu, woran du die Person erkannt hast."),
        "under_way": _("Das Löschen hat schon begonnen und lässt sich nicht mehr anhalten."),
    }
    return words.get(refused.problem.value, _("Das geht nicht mehr."))
