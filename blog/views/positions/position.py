"""One position with its history; what was taken back says so, without its words."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from blog.queries.positions.places import position_path, positions_path
from blog.queries.positions.position_page import language_of, position_by_code, position_view, taken_back
from blog.registries import registries
from blog.views.respond import public_page


@require_safe
def position(request: HttpRequest, code: str) -> HttpResponse:
    """A position, where it was said, and what it said before."""
    language = get_language() or "de"
    row = position_by_code(code, language)
    if row is None:
        own = language_of(code)
        if not own:
            raise Http404("no such position")
        return redirect(position_path(code, own), permanent=True)
    view = position_view(row)
    if view is None:
        gone = taken_back(row)
        if gone is None:
            raise Http404("not public")
        context = {"gone": gone, "all_url": positions_path(language), "other_language_url": ""}
        return public_page(request, "blog/positions/taken_back.html", context, status=410)
    beside = {name: show(row, language) for name, show in sorted(registries.beside_position.items())}
    context = {"view": view, "all_url": positions_path(language), "beside": beside, "other_language_url": ""}
    return public_page(request, "blog/positions/position.html", context)
