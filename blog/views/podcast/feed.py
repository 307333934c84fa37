"""Feeds of shows for podcast apps: the public one and the private ones."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from blog.models.podcast.show import PrivateFeed
from blog.queries.credit_slots import fill
from blog.queries.kept import kept, key_of, stamp_of_request
from blog.queries.podcast.show_feed import show_feed
from blog.queries.podcast.shows import find_show, private_feed
from blog.queries.podcast.sounds import is_in_show, sound
from blog.templatetags.credits import OPEN
from blog.text.podcast.told import ToldFeed
from blog.text.podcast.writing import write_feed
from blog.views.podcast.compressed import compressed
from blog.views.podcast.sound import sound_response
from blog.views.respond import PRIVATE, public_bytes

RSS = "application/rss+xml; charset=utf-8"
_BETWEEN = "\ue002"  # of the private use area, like the marks of slots: no text of ours holds it


@require_safe
def feed(request: HttpRequest, show: str) -> HttpResponse:
    """The feed of a show of ours. One that moved leads on; one that was withdrawn is gone."""
    language = get_language() or "de"
    found = find_show(show, language)
    if found is None or not found.is_own or found.restricted:
        raise Http404("no such feed")
    if not found.live:
        if found.first_published_at is None:
            raise Http404("not published")
        return _gone()
    if found.moved_to:
        return HttpResponsePermanentRedirect(found.moved_to)
    page = _page(request)
    key = key_of("show_feed", found.pk, page, stamp_of_request(request))
    content = _document(key, lambda: show_feed(found, page=page))
    if content is None:
        raise Http404("no such part")
    response = public_bytes(request, content, content_type=RSS)
    return _for_apps(request, response)


@require_safe
def private(request: HttpRequest, token: str) -> HttpResponse:
    """The feed of a show under a secret address; revoked, it is gone."""
    row = private_feed(token)
    if row is None:
        raise Http404("no such feed")
    if _is_over(row):
        return _gone()
    content = _document("", lambda: show_feed(row.show, page=_page(request), token=token))
    if content is None:
        raise Http404("no such part")
    response = public_bytes(request, content, content_type=RSS)
    response.headers["Cache-Control"] = PRIVATE
    return _for_apps(request, response)


@require_safe
def private_sound(request: HttpRequest, token: str, uuid: UUID, extension: str) -> HttpResponseBase:
    """A sound file of a private feed, as long as that holds."""
    row = private_feed(token)
    if row is None:
        raise Http404("no such feed")
    if _is_over(row):
        return _gone()
    file = sound(uuid, extension)
    if file is None or not is_in_show(file, row.show_id):
        raise Http404("no such sound")
    return sound_response(request, file, cache=PRIVATE)


def _document(key: str, make: Callable[[], ToldFeed | None]) -> bytes | None:
    """Return the feed's bytes, kept under a key if there is one. With slots in it, what is kept is not yet written."""

    def written() -> Any:
        told = make()
        if told is None:
            return b""
        return told if any(OPEN in episode.html for episode in told.episodes) else write_feed(told)

    found: ToldFeed | bytes = kept(key, written) if key else written()
    if isinstance(found, bytes):
        return found or None
    return write_feed(_with_names(found))


def _with_names(told: ToldFeed) -> ToldFeed:
    """Put the names in that stand now: all at once, since each look-up costs the same however much is asked."""
    texts = fill(_BETWEEN.join(episode.html for episode in told.episodes)).split(_BETWEEN)
    episodes = (replace(one, html=text) for one, text in zip(told.episodes, texts, strict=True))
    return replace(told, episodes=tuple(episodes))


def _for_apps(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    response.headers["Access-Control-Allow-Origin"] = "*"  # players on web pages read feeds, too
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return compressed(request.headers.get("Accept-Encoding", ""), response)


def _page(request: HttpRequest) -> int:
    """Return `?seite=`; whatever is no number of a part doesn't exist."""
    text = request.GET.get("seite", "1")
    if not (text.isascii() and text.isdigit()) or len(text) > 5 or int(text) < 1:
        raise Http404("no such part")
    return int(text)


def _is_over(row: PrivateFeed) -> bool:
    return row.revoked_at is not None or not row.show.live


def _gone() -> HttpResponse:
    return HttpResponse(
        _("Diesen Feed gibt es nicht mehr."), status=410, content_type="text/plain; charset=utf-8"
    )
