"""The one function that says which living page an address shows, and whether this reader may see it."""

import functools
from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.template import loader
from django.utils.translation import get_language

from blog.queries.addresses import annotations_path, discussion_note_path, living_path
from blog.queries.find_living import find_living, find_source, moved_to, restrictions_of
from blog.queries.kept import STAMP
from blog.views.respond import PUBLIC, RESTRICTED


class Gone(Http404):
    """The page was withdrawn; its address says so."""


class Moved(Http404):
    """The page has another address now."""

    def __init__(self, address: str) -> None:
        super().__init__(address)
        self.address = address


def find_public(request: HttpRequest, place: str) -> Any:
    """Return the living page at a place (`artikel/<slug>`, `podcasts/<show>/<slug>`) if this reader may see it.

    Checks language (by address), publication and restrictions; an alias gives its source. Raises `Http404`, or its
    kinds `Gone` and `Moved`, which `for_readers` answers with 410 and a redirect.
    """
    language = get_language() or ""
    page = find_living(place, language)
    if page is None:
        _raise_if_moved(request, place, language)
        raise Http404("no such page")
    if page.alias_of_id:
        _let_in(request, page)
        page = find_source(page)
        if page is None:
            raise Http404("the alias has no source")
    _let_in(request, page)
    request.META[STAMP] = page.stamp
    return page


def for_readers(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Answer withdrawn pages with 410 and moved ones with a redirect."""

    @functools.wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except Moved as moved:
            response = HttpResponsePermanentRedirect(moved.address)
            if request.method not in ("GET", "HEAD"):
                response.status_code = 308  # the browser sends the same form again, so nobody's text is lost
            return response
        except Gone:
            html = loader.render_to_string("errors/410.html", {"status": 410}, request)
            return HttpResponse(html, status=410, headers={"Cache-Control": PUBLIC})

    return answer


def _let_in(request: HttpRequest, page: Any) -> None:
    if page.restricted:
        # Whoever isn't let in learns nothing, not even that the page exists.
        if not all(restriction.accept_request(request) for restriction in restrictions_of(page)):
            raise Http404("restricted")
        request.META[RESTRICTED] = True
    if not page.live:
        raise Gone("withdrawn") if page.has_versions else Http404("not published")


def _raise_if_moved(request: HttpRequest, place: str, language: str) -> None:
    now = moved_to(place, language)
    if not now:
        return
    query = request.META.get("QUERY_STRING", "")
    for path in (living_path, annotations_path, discussion_note_path):
        before = path(place, language)
        if request.path.startswith(before):
            rest = request.path.removeprefix(before)
            raise Moved(path(now, language) + rest + (f"?{query}" if query else ""))
