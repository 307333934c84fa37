"""The page on which two people of the list become one, and on which that is taken back."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from blog.actions.merge_persons import MergeRefused, merge_persons, undo_merge
from blog.models.person import Person
from blog.models.person_merge import PersonMerge

TITLE = gettext_lazy("Personen zusammenführen")
MERGE = ("blog.change_person", "blog.delete_person")
SHOWN = 50


class MergeForm(forms.Form):
    """Who stays, who goes."""

    kept = forms.ModelChoiceField(Person.objects.order_by("name", "pk"), label=gettext_lazy("Bleibt"))
    gone = forms.ModelChoiceField(
        Person.objects.order_by("name", "pk"),
        label=gettext_lazy("Ist dieselbe Person und geht darin auf"),
        help_text=gettext_lazy(
            "Name, Schreibweisen und Links kommen mit; alles zeigt danach auf die, die bleibt."
        ),
    )

    def clean(self) -> Any:
        """Refuse to join somebody with herself."""
        cleaned = super().clean()
        if self.cleaned_data.get("kept") and self.cleaned_data.get("kept") == self.cleaned_data.get("gone"):
            self.add_error("gone", _("Das ist dieselbe Zeile. Wähle zwei verschiedene."))
        return cleaned


class Merging(WagtailAdminTemplateMixin, View):
    """The form, and what was joined before."""

    page_title = TITLE
    header_icon = "group"
    template_name = "blog/admin/people_merge.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Ask for the permissions."""
        if not request.user.has_perms(MERGE):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Lead from the admin's home to here."""
        return [*self.breadcrumbs_items, {"url": reverse("blog_merge_people"), "label": TITLE}]

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show them."""
        return self._show(MergeForm(initial={"gone": request.GET.get("person", "")}))

    def post(self, request: HttpRequest) -> HttpResponse:
        """Join two, or take it back."""
        if request.POST.get("zurueck", "").isdigit():
            return self._undo(int(request.POST["zurueck"]))
        form = MergeForm(request.POST)
        if not form.is_valid():
            return self._show(form, status=422)
        kept, gone = form.cleaned_data["kept"], form.cleaned_data["gone"]
        merge_persons(kept=kept, gone=gone, by=request.user)
        messages.success(request, _("Zusammengeführt. Unten lässt es sich zurücknehmen."))
        return redirect("blog_merge_people")

    def _undo(self, key: int) -> HttpResponse:
        merge = get_object_or_404(PersonMerge, pk=key)
        try:
            undo_merge(merge=merge)
            messages.success(self.request, _("Zurückgenommen: Es sind wieder zwei."))
        except MergeRefused:
            words = _(
                "Das geht nicht: Es ist schon zurückgenommen, oder die Adresse gehört inzwischen jemand anderem."
            )
            messages.error(self.request, words)
        return redirect("blog_merge_people")

    def _show(self, form: MergeForm, *, status: int = 200) -> HttpResponse:
        rows = PersonMerge.objects.select_related("kept", "by").filter(undone_at__isnull=True)
        context = self.get_context_data(form=form, merges=rows[:SHOWN])
        return self.render_to_response(context, status=status)


class MergingMenuItem(MenuItem):
    """Shown to those who may change and delete people."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Ask for the permissions."""
        return bool(request.user.has_perms(MERGE))


def menu_item() -> MergingMenuItem:
    """Return the entry in the menu."""
    return MergingMenuItem(
        gettext_lazy("Zusammenführen"),
        reverse("blog_merge_people"),
        name="merge-people",
        icon_name="resubmit",
        order=30,
    )


def admin_urls() -> list[URLPattern]:
    """The address of the page."""
    return [path("personen/zusammenfuehren/", Merging.as_view(), name="blog_merge_people")]
