"""„Passt dazu“ beside an article or an episode, and the quote finder for editors."""

import uuid
from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button
from wagtail.models import Page

from blog.actions.draft_change import put_into_draft
from blog.actions.refuse import PublishRefused
from blog.admin.references.near_panel import near_of_paragraph
from blog.kinds import VersionKind
from blog.models.version import Version
from blog.queries.living import KINDS, living_or_none
from blog.queries.near import Near, NearParagraph, near_paragraphs
from blog.queries.quote_finder import MOST_LETTERS, can_look_for, find_quote
from blog.text.body import Block, Body
from blog.text.change import InsertAfter


def admin_urls() -> list[URLPattern]:
    """Return the addresses below Wagtail's admin."""
    return [
        path("passt-dazu/<int:page_id>/", near_page, name="blog_near"),
        path("passt-dazu/absatz/", near_of_paragraph, name="blog_near_paragraph"),
        path("zitat/", quote_page, name="blog_find_quote"),
    ]


def menu_item() -> MenuItem:
    """Return the quote finder's entry in the menu."""
    return MenuItem(
        gettext_lazy("Zitat finden"),
        reverse("blog_find_quote"),
        name="find-quote",
        icon_name="search",
        order=240,
    )


def page_buttons(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """Offer in the header of an article or episode to look at what would fit."""
    if page.live and page.specific_class in KINDS and page.permissions_for_user(user).can_edit():
        yield Button(_("Passt dazu"), reverse("blog_near", args=[page.pk]), icon_name="link", priority=48)


def near_page(request: HttpRequest, page_id: int) -> HttpResponse:
    """Show what lies near each paragraph of the newest version; put in what was chosen, as a draft."""
    page = living_or_none(page_id)
    if page is None or not page.live:
        raise Http404("no such page")
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    version = Version.objects.filter(page_id=page_id).order_by("-number").first()
    found = near_paragraphs(Body.from_json(version.body), page_id) if version else ()
    if request.method == "POST":
        return _put_in(request, page_id, found)
    context = {"page": page, "paragraphs": found, "page_title": _("Passt dazu")}
    return TemplateResponse(request, "blog/admin/near.html", context)


def _put_in(request: HttpRequest, page_id: int, found: tuple[NearParagraph, ...]) -> HttpResponse:
    chosen = _chosen(found, request.POST.get("stelle", ""), request.POST.get("was", ""))
    if chosen is None:
        messages.error(request, _("Das steht so nicht mehr zur Wahl. Schau noch einmal."))
        return redirect("blog_near", page_id)
    block = Block(str(uuid.uuid4()), chosen.block.kind, chosen.block.value)
    change = (InsertAfter(request.POST["stelle"], block),)
    try:
        put_into_draft(page_id=page_id, change=change, kind=VersionKind.ADDITION, note="", by=request.user)
    except PublishRefused:
        messages.error(
            request, _("Das ließ sich nicht einsetzen: An der Seite wird gerade etwas anderes getan.")
        )
        return redirect("blog_near", page_id)
    messages.success(request, _("Eingesetzt, als Entwurf. Lies es noch einmal, dann veröffentliche."))
    return redirect("wagtailadmin_pages:edit", page_id)


def _chosen(found: tuple[NearParagraph, ...], block: str, number: str) -> Near | None:
    here = next((one.found for one in found if one.block == block), ())
    return here[int(number)] if number.isascii() and number.isdigit() and int(number) < len(here) else None


def quote_page(request: HttpRequest) -> HttpResponse:
    """The quote finder inside the admin."""
    typed = request.GET.get("q", "")[:MOST_LETTERS].strip()
    context = {
        "typed": typed,
        "too_short": bool(typed) and not can_look_for(typed),
        "found": find_quote(typed) if typed else (),
        "page_title": _("Zitat finden"),
    }
    return TemplateResponse(request, "blog/admin/find_quote.html", context)
