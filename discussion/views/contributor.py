"""A contributor's own public page."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from blog.views.respond import public_page
from discussion.queries.contributor_page import contributor_page


@require_safe
def contributor(request: HttpRequest, code: str) -> HttpResponse:
    """Show it; a page that was closed and one that never was are the same 404."""
    page = contributor_page(code.lower())
    if page is None:
        raise Http404("nobody wished this page")
    response = public_page(request, "discussion/contributor.html", {"page": page})
    # She wished a page, not to be found by her name in search engines.
    response.headers["X-Robots-Tag"] = "noindex"
    return response
