"""The article page, and its preview in the editor."""

from dataclasses import replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from blog.queries.addresses import living_path, place_of
from blog.queries.answers import answers_to
from blog.queries.article_page import article_body, article_frame, preview_view
from blog.queries.credit_slots import fill
from blog.queries.life import life_html, life_of
from blog.queries.margin_slots import talk_writer
from blog.queries.read_models import ArticleView
from blog.queries.slotted import Beside
from blog.registries import registries
from blog.views.living import find_public, for_readers
from blog.views.respond import public_page

TEMPLATE = "blog/article.html"


@require_safe
@for_readers
def article(request: HttpRequest, place: str) -> HttpResponse:
    """An article as it is now, with what stands beside it."""
    page = find_public(request, place)
    view = article_frame(page, page.stamp)
    if view is None:
        raise Http404("no version")
    query = {name: value for name, value in request.GET.items() if isinstance(value, str)}
    beside = {name: show(page, query, view.language) for name, show in registries.beside.items()}
    shown = replace(view, comment_total=page.comment_total, beside=beside)
    context = {"article": shown, "other_language_url": view.other_language_url}
    inside = {"body": article_body(page, view, page.comment_total)}
    return public_page(request, TEMPLATE, context, beside=_beside(page, view), inside=inside)


def _beside(page: Any, view: ArticleView) -> Beside:
    """Return what writes the parts of the page that change with the discussion and with time."""
    talk, waiting = answers_to(page)
    life = life_of(waiting, last_changed=view.last_changed, last_reviewed=view.last_reviewed)
    return Beside({"talk": talk_writer(talk), "life": lambda _nothing: life_html(life)})


def serve_article(request: HttpRequest, page: Any) -> HttpResponse:
    """What Wagtail asks for: a preview of a draft; a reader who came by another way is sent to the address."""
    if not getattr(request, "is_preview", False):
        return redirect(living_path(place_of(page), page.locale.language_code), permanent=True)
    response = render(request, TEMPLATE, {"article": preview_view(page), "other_language_url": ""})
    response.content = fill(response.content.decode()).encode()
    response.headers["Cache-Control"] = "private, no-store"
    return response
