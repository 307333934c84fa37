"""What is new since a version: a small piece of HTML that a page asks for when its reader has kept how far she read."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from blog.queries.since_version import since_version
from blog.views.living import find_public, for_readers
from blog.views.respond import public_page


@require_safe
@for_readers
def since(request: HttpRequest, place: str, number: int) -> HttpResponse:
    """Tell which sections changed since a version; the same bytes for everybody who has read as far."""
    page = find_public(request, place)
    view = since_version(page, number, page.stamp)
    if view is None:
        raise Http404("no such version")
    response = public_page(request, "blog/components/since.html", {"since": view})
    response.headers["X-Robots-Tag"] = "noindex"
    return response
