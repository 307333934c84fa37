"""Pages without versions: imprint, privacy, about; and pages that Wagtail serves at addresses of ours."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from wagtail.models import Page

from blog.queries.credit_slots import fill
from blog.queries.rich_html import rich_html
from blog.views.lists import articles, home
from blog.views.respond import PRIVATE, RESTRICTED, public_page

TEMPLATE = "blog/standard_page.html"


def serve_standard_page(request: HttpRequest, page: Any) -> HttpResponse:
    """A page of plain text; Wagtail has checked that the reader may see it."""
    context = {
        "page_title": page.title,
        "search_title": page.seo_title or page.title,
        "search_description": page.search_description,
        "url": page.get_url() or "",
        "standfirst": "",
        "passages": (),
        "body_html": rich_html(page.body),
        "other_language_url": _twin(page),
    }
    if getattr(request, "is_preview", False):
        response = render(request, TEMPLATE, context)
        response.content = fill(response.content.decode()).encode()
        response.headers["Cache-Control"] = PRIVATE
        return response
    if page.get_view_restrictions().exists():
        request.META[RESTRICTED] = True
    return public_page(request, TEMPLATE, context)


def serve_home(request: HttpRequest, _page: Any) -> HttpResponse:
    """The front page, in a preview."""
    return home(request)


def serve_articles(request: HttpRequest, _page: Any) -> HttpResponse:
    """The list of articles, in a preview."""
    return articles(request)


def _twin(page: Any) -> str:
    """Return the address of the page in the other language, if it is there."""
    others = Page.objects.filter(translation_key=page.translation_key, live=True).exclude(pk=page.pk)
    other = others.select_related("locale").order_by("pk").first()
    return str(other.get_url() or "") if other else ""
