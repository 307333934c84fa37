"""A passage by itself: its words, what is said about it, and the form. Works without script; with one, its parts come into the article."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from blog.views.living import for_readers
from blog.views.respond import public_page
from discussion.forms import PassageForm, passage_form
from discussion.queries.pages import Where, discussed
from discussion.queries.passage_page import PassagePage, passage_page
from discussion.views.thread import page_or_404

TEMPLATE = "discussion/passage.html"


@require_safe
@for_readers
def passage(request: HttpRequest, place: str, told: str) -> HttpResponse:
    """Show the passage, its comments and the form."""
    page = page_or_404(request, place)
    found = passage_page(page, told)
    if found is None:
        raise Http404("no such passage")
    form = passage_form(page, words=found.words, block=found.block)
    response = public_page(request, TEMPLATE, passage_context(page, found, form))
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


def passage_context(page: Any, found: PassagePage | None, form: PassageForm) -> dict[str, object]:
    """Return what the template needs; `found` is empty where the passage was never there."""
    where = Where(page)
    return {
        "head": where.head,
        "passage": found,
        "form": form,
        "similar": (),
        "send_url": where.send,
        "similar_url": where.similar,
        "mode": discussed(page).discussion_mode,
    }
