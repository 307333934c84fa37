"""The way from the addresses of a person who was joined into another to those of the one who stays."""

from collections.abc import Callable

from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect

from blog.queries.people import went_into


def joined(slug: str, address: Callable[[str], str]) -> HttpResponse:
    """Lead to `address` of the one who stays. Raises `Http404` where nobody was joined, or it was undone.

    A browser keeps nothing of it: it would keep it beyond the merge's being undone.
    """
    kept = went_into(slug)
    if not kept:
        raise Http404("no such person")
    response = HttpResponsePermanentRedirect(address(kept))
    response.headers["Cache-Control"] = "no-cache"
    return response
