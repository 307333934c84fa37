"""The page on which an editor says how far the talk about each section is."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets import Button
from wagtail.models import Page

from blog.actions.set_section_state import set_section_states
from blog.kinds import SectionStateKind
from blog.models.version import Version
from blog.queries.living import KINDS, living_or_none
from blog.queries.section_states import section_states
from blog.text.body import Body


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of the newest version."""

    block: str
    text: str
    level: int
    state: str


class SectionsForm(forms.Form):
    """One choice for each heading."""

    def __init__(self, *args: Any, sections: tuple[Section, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for section in sections:
            self.fields[section.block] = forms.ChoiceField(
                label=section.text,
                choices=[("", gettext_lazy("ohne Angabe")), *SectionStateKind.choices],
                required=False,
                initial=section.state,
                widget=forms.RadioSelect,
            )

    def states(self) -> dict[UUID, SectionStateKind | None]:
        """Return what was chosen."""
        return {
            UUID(block): SectionStateKind(value) if value else None
            for block, value in self.cleaned_data.items()
        }


def sections_url() -> list[URLPattern]:
    """The address of the page, beside the merge desk of the same article."""
    return [path("einarbeiten/<int:page_id>/abschnitte/", sections_page, name="blog_sections")]


def sections_log_action(actions: Any) -> None:
    """How the page's history in the editor names the act."""
    actions.register_action(
        "blog.section_state",
        gettext_lazy("Stand von Abschnitten"),
        gettext_lazy("Stand von Abschnitten geändert"),
    )


def sections_button(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """A button in the menu of a page's header, for those who may publish it."""
    if page.live and page.specific_class in KINDS and page.permissions_for_user(user).can_publish():
        yield Button(
            _("Stand der Abschnitte"),
            reverse("blog_sections", args=[page.pk]),
            icon_name="list-ul",
            priority=46,
        )


def sections_page(request: HttpRequest, page_id: int) -> HttpResponse:
    """Show the headings with their states, and set them."""
    page = living_or_none(page_id)
    if page is None or not page.live:
        raise Http404("no such page")
    if not page.permissions_for_user(request.user).can_publish():
        raise PermissionDenied
    form = SectionsForm(request.POST or None, sections=_sections(page))
    if request.method == "POST" and form.is_valid():
        if set_section_states(page=page, states=form.states(), by=request.user):
            messages.success(request, _("Gemerkt. Leser:innen sehen es an den Überschriften und im Inhalt."))
        return redirect("blog_sections", page.pk)
    context = {"page": page, "form": form, "page_title": _("Stand der Abschnitte")}
    return TemplateResponse(request, "blog/admin/sections.html", context)


def _sections(page: Page) -> tuple[Section, ...]:
    body = Version.objects.filter(page_id=page.pk).order_by("-number").values_list("body", flat=True).first()
    known = section_states(page.pk)
    return tuple(
        Section(
            block.id,
            str(block.value["text"]),
            int(block.value["level"]),
            known[block.id].kind if block.id in known else "",
        )
        for block in (Body.from_json(body).blocks if body else ())
        if block.kind == "heading"
    )
