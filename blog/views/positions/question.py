"""Who stands where on a question: its page, and the picture of it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from blog.models.positions.question import Question
from blog.queries.positions.map_picture import described, map_picture
from blog.queries.positions.question_map import question_by_slug, question_map
from blog.registries import registries
from blog.text.positions.picture import HEIGHT
from blog.views.respond import public_bytes, public_page


@require_safe
def question(request: HttpRequest, slug: str) -> HttpResponse:
    """Lay out who stands where, with reasons and sources, and who is missing."""
    row = _found(slug)
    view = question_map(row)
    context = {
        "map": view,
        "picture_alt": described(view),
        "picture_height": HEIGHT,
        "beside": {
            name: show(row, row.language) for name, show in sorted(registries.beside_question.items())
        },
        "other_language_url": "",
    }
    return public_page(request, "blog/positions/question.html", context)


@require_safe
def picture(request: HttpRequest, slug: str) -> HttpResponse:
    """The same as a picture for sharing."""
    svg = map_picture(question_map(_found(slug)))
    return public_bytes(request, svg.encode(), content_type="image/svg+xml")


def _found(slug: str) -> Question:
    row = question_by_slug(slug, get_language() or "de")
    if row is None:
        raise Http404("no such question")
    return row
