"""`/api/v1/activitypub/…`: an episode's discussion as podcast apps read it; a browser is led to the page. Nothing is taken here."""

import functools
import json
from collections.abc import Callable
from typing import Any, Final
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt

from blog.views.living import find_public, for_readers
from blog.views.respond import PUBLIC, public_bytes
from discussion.queries import notes
from discussion.text import activity as streams

BOXES: Final = ("inbox", "outbox")
READ: Final = ("GET", "HEAD", "OPTIONS")
HTML: Final = "text/html"
_TYPES: Final = (
    streams.MEDIA_TYPE,
    streams.LINKED_DATA,
    "application/ld+json",
    "application/json",
    HTML,
)
_FOR_ANYBODY: Final = {
    "Access-Control-Allow-Origin": "*",  # players on web pages read threads, too
    "Cross-Origin-Resource-Policy": "cross-origin",
}
_MAY_ASK: Final = {
    "Access-Control-Allow-Methods": "GET, HEAD",
    "Access-Control-Allow-Headers": "Accept, User-Agent",
    "Access-Control-Max-Age": "86400",
}

View = Callable[..., HttpResponse]


def for_apps(view: View) -> View:
    """Let programs read from everywhere, also from pages of others; whatever else is tried is not allowed (405)."""

    @csrf_exempt  # nothing is taken: a form's token would only hide that
    @functools.wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "OPTIONS":
            response = HttpResponse(status=204, headers={"Allow": ", ".join(READ), **_MAY_ASK})
        elif request.method not in READ:
            response = HttpResponseNotAllowed(READ)
        else:
            response = view(request, *args, **kwargs)
        for name, value in _FOR_ANYBODY.items():
            response.headers[name] = value
        return response

    return answer


@for_apps
@for_readers
def episode(request: HttpRequest, place: str) -> HttpResponse:
    """The root of an episode's discussion."""
    note = _there(notes.episode_note(find_public(request, place).pk))
    return _told(request, streams.note_json(note), note.url)


@for_apps
@for_readers
def episode_replies(request: HttpRequest, place: str) -> HttpResponse:
    """The comments that open threads: the collection, with `?nach=<cursor>` a page of it."""
    page_id = find_public(request, place).pk
    return _replies(request, lambda after: notes.episode_answers(page_id, after))


@for_apps
def comment(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """A comment, or what stands in the place of one that was removed: 200, since answers hang on it."""
    note = _there(notes.comment_note(uuid))
    return _told(request, streams.note_json(note), note.url)


@for_apps
def comment_replies(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The answers to a comment: the collection, with `?nach=<cursor>` a page of it."""
    return _replies(request, lambda after: notes.comment_answers(uuid, after))


@for_apps
def author(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Who wrote a comment, as she is named now."""
    actor = _there(notes.comment_author(uuid))
    return _told(request, streams.actor_json(actor), actor.url)


@for_apps
def author_box(request: HttpRequest, uuid: UUID, box: str) -> HttpResponse:
    """A box of who wrote a comment."""
    actor = _there(notes.comment_author(uuid))
    return _told(request, streams.box_json(f"{actor.id}/{box}"))


@for_apps
def show(request: HttpRequest, show: str) -> HttpResponse:
    """A show, which opens the discussions of its episodes."""
    actor = _there(notes.show_actor(show, get_language() or ""))
    return _told(request, streams.actor_json(actor), actor.url)


@for_apps
def show_box(request: HttpRequest, show: str, box: str) -> HttpResponse:
    """A box of a show."""
    actor = _there(notes.show_actor(show, get_language() or ""))
    return _told(request, streams.box_json(f"{actor.id}/{box}"))


def _there(found: Any) -> Any:
    if found is None:
        raise Http404("nothing that everybody may read")
    return found


def _replies(request: HttpRequest, find: Callable[[str], Any]) -> HttpResponse:
    after = request.GET.get("nach", "")
    try:
        answers = _there(find(after or streams.START))
    except notes.UnknownPage as error:
        raise Http404 from error
    return _told(request, streams.page_json(answers) if after else streams.collection_json(answers))


def _told(request: HttpRequest, told: streams.Json, page: str = "") -> HttpResponse:
    """Answer with a document; who rather wants a page is led to it, where there is one."""
    wanted = request.get_preferred_type(_TYPES)
    if page and wanted == HTML:
        response: HttpResponse = HttpResponseRedirect(page)
        response.headers["Cache-Control"] = PUBLIC
    else:
        content = json.dumps(told, ensure_ascii=False).encode()
        kind = streams.LINKED_DATA if wanted and "ld+json" in wanted else streams.MEDIA_TYPE
        response = public_bytes(request, content, content_type=kind)
    patch_vary_headers(response, ["Accept"])
    return response
