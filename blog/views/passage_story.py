"""The history of one passage."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from blog.queries.passage_story import passage_story
from blog.views.living import find_public, for_readers
from blog.views.respond import public_page


@require_safe
@for_readers
def story(request: HttpRequest, place: str, passage: str) -> HttpResponse:
    """How a passage stood in each version that changed it, also when it is gone; not for search engines."""
    page = find_public(request, place)
    view = passage_story(page, passage.lower(), page.stamp)
    if view is None:
        raise Http404("no such passage")
    response = public_page(request, "blog/passage_story.html", {"story": view, "head": view.head})
    response.headers["X-Robots-Tag"] = "noindex"
    return response
