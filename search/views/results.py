"""The page of search results."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from blog.views.respond import public_page
from search.engines.base import Kind
from search.queries.engine import engine
from search.queries.parse import parse
from search.queries.results import NoSuchPage, results

MAX_PAGE = 1000


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Answer `/suche/?q=&art=&seite=`; without a query it is the empty search page."""
    try:
        found = results(
            engine(),
            parse(request.GET.get("q", "")),
            kind=_kind(request.GET.get("art", "")),
            page=_page_number(request.GET.get("seite", "1")),
            language=get_language() or "de",
        )
    except NoSuchPage as error:
        raise Http404("no such page of results") from error
    context = {
        "query": found.query,
        "groups": found.groups,
        "page_links": found.page_links,
        "total": found.total,
        "notice": found.notice,
        "suggestions": found.suggestions,
    }
    response = public_page(request, "search/results.html", context)
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _kind(text: str) -> Kind | None:
    """Return the kind that is asked for; whatever is no kind asks for all."""
    return Kind(text) if text in set(Kind) else None


def _page_number(text: str) -> int:
    if not (text.isascii() and text.isdigit()) or len(text) > 4 or not 1 <= int(text) <= MAX_PAGE:
        raise Http404("no such page of results")
    return int(text)
