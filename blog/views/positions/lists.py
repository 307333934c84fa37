"""All questions, and all positions by topic, person and organisation; an organisation's page."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from blog.models.organisation import Organisation
from blog.queries.positions.person_page import organisation_voices
from blog.queries.positions.places import organisation_path, positions_path
from blog.queries.positions.question_list import BY_QUESTION, WAYS, position_groups, question_lines
from blog.views.respond import public_page


@require_safe
def positions(request: HttpRequest) -> HttpResponse:
    """All questions with their voices; `?nach=` orders the positions in another way."""
    way = request.GET.get("nach", BY_QUESTION)
    if way not in WAYS:
        raise Http404("no such order")
    language = get_language() or "de"
    path = positions_path(language)
    context = {
        "way": way,
        "ways": [
            (key, label, path if key == BY_QUESTION else f"{path}?nach={key}") for key, label in WAYS.items()
        ],
        "questions": question_lines(language) if way == BY_QUESTION else (),
        "groups": () if way == BY_QUESTION else position_groups(way, language),
        "url": path,
        "other_language_url": positions_path("en" if language == "de" else "de"),
    }
    return public_page(request, "blog/positions/index.html", context)


@require_safe
def organisation(request: HttpRequest, slug: str) -> HttpResponse:
    """An organisation: what it holds, and what its people say."""
    language = get_language() or "de"
    row = get_object_or_404(Organisation, slug=slug)
    found = organisation_voices(row)
    context = {
        "organisation": row,
        "own": found.own,
        "voices": found.voices,
        "people": found.people,
        "url": organisation_path(row.slug, language),
        "other_language_url": organisation_path(row.slug, "en" if language == "de" else "de"),
    }
    return public_page(request, "blog/positions/organisation.html", context)
