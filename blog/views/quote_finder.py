"""The page on which anybody finds where a sentence stands or was said."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from blog.queries.quote_finder import MOST_LETTERS, can_look_for, find_quote
from blog.views.respond import public_page


@require_safe
def quote_finder(request: HttpRequest) -> HttpResponse:
    """The form, and below it what was found, or that nothing was."""
    typed = request.GET.get("q", "")[:MOST_LETTERS].strip()
    context = {
        "typed": typed,
        "too_short": bool(typed) and not can_look_for(typed),
        "found": find_quote(typed) if typed else (),
        "other_language_url": "",
    }
    return public_page(request, "blog/quote_finder.html", context)
