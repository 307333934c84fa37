"""The list of shows, and the page of one."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from blog.queries.find_living import restrictions_of
from blog.queries.kept import stamp_of_request
from blog.queries.podcast.addresses import podcasts_path, show_path
from blog.queries.podcast.public_episodes import show_moved_to
from blog.queries.podcast.show_page import preview_show, show_cards, show_view
from blog.queries.podcast.shows import find_show
from blog.views.lists import page_number
from blog.views.respond import PRIVATE, RESTRICTED, public_page


@require_safe
def shows(request: HttpRequest) -> HttpResponse:
    """All podcasts: ours, and those that we follow."""
    language = get_language() or "de"
    cards = show_cards(language, stamp_of_request(request))
    context = {
        "own": tuple(card for card in cards if card.is_own),
        "followed": tuple(card for card in cards if not card.is_own),
        "url": podcasts_path(language),
        "other_language_url": podcasts_path("en" if language == "de" else "de"),
    }
    return public_page(request, "blog/podcast/shows.html", context)


@require_safe
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """A podcast and its episodes."""
    language = get_language() or "de"
    stamp = stamp_of_request(request)
    found = find_show(slug, language)
    if found is None or not found.live:
        address = show_moved_to(slug, language)
        if address:
            return HttpResponsePermanentRedirect(address)
        raise Http404("no such show")
    _let_in(request, found)
    view = show_view(found, page_number(request), stamp)
    if view is None:
        raise Http404("no such page of the list")
    context = {"show": view, "other_language_url": view.other_language_url}
    return public_page(request, "blog/podcast/show.html", context)


def serve_show(request: HttpRequest, page: Any) -> HttpResponse:
    """What Wagtail asks for: the page as readers see it; in a preview, of what is in memory."""
    if not getattr(request, "is_preview", False):
        return HttpResponsePermanentRedirect(show_path(page.slug, page.locale.language_code))
    context = {"show": preview_show(page), "other_language_url": ""}
    response = render(request, "blog/podcast/show.html", context)
    response.headers["Cache-Control"] = PRIVATE
    return response


def serve_shows(request: HttpRequest, _page: Any) -> HttpResponse:
    """The list of podcasts, in a preview."""
    return shows(request)


def _let_in(request: HttpRequest, page: Any) -> None:
    """Whoever isn't let in learns nothing, not even that the show exists."""
    if not page.restricted:
        return
    if not all(restriction.accept_request(request) for restriction in restrictions_of(page)):
        raise Http404("restricted")
    request.META[RESTRICTED] = True
