"""The pages of removals by law: all passages an article ever had, one of them to remove, and what will happen then."""

from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from blog.models import LivingPage
from blog.queries.living import living_or_none
from blog.queries.removable import removable, removed_before
from discussion.actions.ask_erasure import ERASE
from discussion.actions.remove_by_law import NothingRemoved, remove_by_law
from discussion.admin.removals.forms import RemovalForm
from discussion.queries.what_goes import what_goes

TITLE = gettext_lazy("Stelle entfernen")


class RemovalPage(WagtailAdminTemplateMixin, View):
    """What both pages have in common."""

    page_title = TITLE
    header_icon = "bin"
    page: LivingPage

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Ask for the permission."""
        if not request.user.has_perm(ERASE):
            raise PermissionDenied
        page = living_or_none(kwargs["page_id"])
        if page is None:
            raise Http404("no such page")
        self.page = page
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        """Name the article."""
        return str(self.page.title)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Lead from the admin's home over the article to here."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse("wagtailadmin_pages:edit", args=[self.page.pk]), "label": self.page.title},
            {"url": reverse("discussion_removals", args=[self.page.pk]), "label": TITLE},
        ]

    def show(self, template: str, *, status: int = 200, **context: Any) -> HttpResponse:
        """Render a template with Wagtail's furniture."""
        self.template_name = template
        return self.render_to_response(self.get_context_data(page=self.page, **context), status=status)


class Removals(RemovalPage):
    """All passages that stand or stood in an article, and what was taken out before."""

    def get(self, request: HttpRequest, page_id: int) -> HttpResponse:
        """Show them; with `worte`, only those that ever said these words."""
        words = request.GET.get("worte", "").strip()
        return self.show(
            "discussion/admin/removals.html",
            passages=removable(page_id, words),
            removed=removed_before(page_id),
            words=words,
        )


class OneRemoval(RemovalPage):
    """One passage: what goes and why, then what will happen, then it is done."""

    def get(self, request: HttpRequest, page_id: int, block: UUID) -> HttpResponse:
        """Ask what goes and why."""
        initial = {"note": _("Eine Stelle wurde aus rechtlichen Gründen entfernt.")}
        return self._ask(block, RemovalForm(passage=self._passage(block), initial=initial))

    def post(self, request: HttpRequest, page_id: int, block: UUID) -> HttpResponse:
        """Say what will happen; once that is confirmed, do it."""
        form = RemovalForm(request.POST, passage=self._passage(block))
        if not form.is_valid():
            return self._ask(block, form, status=422)
        if "zurueck" in request.POST:
            return self._ask(block, form)
        words = form.cleaned_data["words"]
        if "entfernen" not in request.POST:
            goes = what_goes(self.page, str(block), words)
            return self.show("discussion/admin/removal_confirm.html", form=form, goes=goes)
        try:
            remove_by_law(
                page=self.page,
                block=str(block),
                by=request.user,
                because=form.cleaned_data["because"],
                words=words,
                note=form.cleaned_data["note"],
                instead=form.cleaned_data.get("instead", ""),
            )
        except NothingRemoved:
            raise Http404("it is gone already") from None
        messages.success(
            request, _("Entfernt. In jeder betroffenen Fassung steht jetzt, dass dort etwas fehlt.")
        )
        return redirect("discussion_removals", page_id=page_id)

    def _passage(self, block: UUID) -> Any:
        found = next((one for one in removable(self.page.pk) if one.block == str(block)), None)
        if found is None:
            raise Http404("no version has such a passage")
        return found

    def _ask(self, block: UUID, form: RemovalForm, *, status: int = 200) -> HttpResponse:
        return self.show("discussion/admin/removal.html", form=form, passage=form.passage, status=status)
