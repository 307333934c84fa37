"""The button "checked, nothing to change" and its page."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets import AdminDateInput, Button
from wagtail.models import Page

from blog.actions.review import review
from blog.queries.living import KINDS, living_or_none

HALF_A_YEAR = timedelta(days=182)


class ReviewForm(forms.Form):
    """When to look again."""

    next_due = forms.DateField(label=gettext_lazy("Wieder prüfen am"), required=False, widget=AdminDateInput)


def review_url() -> list[URLPattern]:
    """The address of the page."""
    return [path("pages/<int:page_id>/geprueft/", review_page, name="blog_review")]


def review_log_action(actions: Any) -> None:
    """How the page's history in the editor names the act."""
    actions.register_action("blog.review", gettext_lazy("Geprüft"), gettext_lazy("Geprüft, nichts geändert"))


def review_button(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """A button in the menu of a page's header, for those who may publish it."""
    if page.live and page.specific_class in KINDS and page.permissions_for_user(user).can_publish():
        yield Button(
            _("Geprüft, nichts zu ändern"),
            reverse("blog_review", args=[page.pk]),
            icon_name="check",
            priority=45,
        )


def review_page(request: HttpRequest, page_id: int) -> HttpResponse:
    """Ask when to look again, then record the review."""
    page = living_or_none(page_id)
    if page is None or not page.live:
        raise Http404("no such page")
    if not page.permissions_for_user(request.user).can_publish():
        raise PermissionDenied
    form = ReviewForm(request.POST or None, initial={"next_due": timezone.localdate() + HALF_A_YEAR})
    if request.method == "POST" and form.is_valid():
        review(page=page, by=request.user, next_due=form.cleaned_data["next_due"])
        messages.success(request, _("Notiert: Der Artikel ist geprüft. Leser:innen sehen das Datum."))
        return redirect("wagtailadmin_pages:edit", page.pk)
    return TemplateResponse(
        request,
        "blog/admin/review.html",
        {"page": page, "form": form, "page_title": _("Geprüft, nichts zu ändern")},
    )
