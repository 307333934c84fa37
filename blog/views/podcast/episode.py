"""The page of an episode, its preview in the editor (`to_the_second.py` leads to a second)."""

from dataclasses import replace
from typing import Any, Final

from csp.decorators import csp_update
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from blog.queries.addresses import living_path, place_of
from blog.queries.answers import answers_to
from blog.queries.credit_slots import fill
from blog.queries.life import life_html, life_of
from blog.queries.margin_slots import talk_writer
from blog.queries.podcast.episode_models import EpisodeView
from blog.queries.podcast.episode_page import episode_view, preview_episode
from blog.queries.podcast.found import found_cues
from blog.queries.podcast.moments import moments_of, moments_writer
from blog.queries.podcast.said import draft_html, said_html
from blog.queries.slotted import Beside
from blog.registries import registries
from blog.views.living import find_public, for_readers
from blog.views.podcast.to_the_second import FROM, second_address, with_anchor
from blog.views.respond import public_page

TEMPLATE: Final = "blog/podcast/episode.html"
LONGEST_SEARCH: Final = 100
FORMS: Final = (("vtt", "WebVTT"), ("srt", "SubRip"), ("json", "JSON"), ("html", "HTML"), ("txt", "Text"))
"""The files of a transcript, with the names that they go by."""


@require_safe
@for_readers
def episode(request: HttpRequest, place: str) -> HttpResponse:
    """An episode: its sound, its words, and what stands beside them."""
    page = find_public(request, place)
    if "t" in request.GET:
        return HttpResponseRedirect(second_address(page, request.GET["t"]))
    view = episode_view(page, page.stamp)
    if view is None:
        raise Http404("no version")
    context = _context(request, page, view)
    response = public_page(request, TEMPLATE, context, beside=_beside(page, view, context["said"]))
    return _may_play(request, view, response)


def serve_episode(request: HttpRequest, page: Any) -> HttpResponse:
    """What Wagtail asks for: a preview of a draft; a reader who came by another way is sent to the address."""
    if not getattr(request, "is_preview", False):
        return redirect(living_path(place_of(page), page.locale.language_code), permanent=True)
    view = preview_episode(page)
    said = draft_html(page.pk, view.chapters, view.text.language)
    context = {
        "episode": view,
        "article": view.text,
        "said": said,
        "words": "",
        "found": (),
        "forms": (),
        "other_language_url": "",
    }
    response = render(request, TEMPLATE, context)
    response.content = fill(response.content.decode()).encode()
    response.headers["Cache-Control"] = "private, no-store"
    return _may_play(request, view, response)


def _context(request: HttpRequest, page: Any, view: EpisodeView) -> dict[str, Any]:
    text = view.text
    query = {name: value for name, value in request.GET.items() if isinstance(value, str)}
    beside = {name: show(page, query, text.language) for name, show in registries.beside.items()}
    words = " ".join(query.get("wort", "")[:LONGEST_SEARCH].split())
    said = said_html(page.pk, page.stamp, view.chapters, text.language)
    if FROM in query:
        said = with_anchor(said, query[FROM])
    return {
        "episode": view,
        "article": replace(text, comment_total=page.comment_total, beside=beside),
        "said": said,
        "words": words,
        "found": found_cues(page.pk, text.language, words) if said and words else (),
        "forms": FORMS,
        "other_language_url": text.other_language_url,
    }


def _beside(page: Any, view: EpisodeView, said: str) -> Beside:
    """Return what writes the parts of the page that change with the discussion, with other pages and with time."""
    text = view.text
    talk, waiting = answers_to(page)
    life = life_of(waiting, last_changed=text.last_changed, last_reviewed=text.last_reviewed)
    moments = moments_of(page.pk, text.language)
    writers = {
        "talk": talk_writer(talk),
        "life": lambda _nothing: life_html(life),
        "moments": moments_writer(moments, said),
    }
    return Beside(writers, frozenset(moment.ref for moment in moments if moment.ref))


def _may_play(request: HttpRequest, view: EpisodeView, response: HttpResponse) -> HttpResponse:
    """Let the page of a foreign episode play sound from elsewhere; it does so only after the reader's click."""
    if view.sound is not None and view.sound.provider:
        csp_update({"media-src": ["https:"]})(lambda _request: response)(request)
    return response
