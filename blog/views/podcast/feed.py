"""Feeds of shows for podcast apps: the public one and the private ones."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseNotModified,
    HttpResponsePermanentRedirect,
)
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from blog.models.podcast.show import PrivateFeed
from blog.queries.credit_slots import fill
from blog.queries.kept import is_kept, kept, key_of, stamp_of_request
from blog.queries.podcast.show_feed import show_feed
from blog.queries.podcast.shows import find_show, private_feed
from blog.queries.podcast.sounds import is_in_show, sound
from blog.templatetags.credits import OPEN
from blog.text.podcast.told import ToldFeed
from blog.text.podcast.writing import write_feed
from blog.views.podcast.compressed import Compress, compressed, gzipped
from blog.views.podcast.sound import sound_response
from blog.views.respond import PRIVATE, PUBLIC, public_bytes

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
    return _is_known(request, key) or _answer(request, key, lambda: show_feed(found, page=page))


@require_safe
def private(request: HttpRequest, token: str) -> HttpResponse:
    """The feed of a show under a secret address; revoked, it is gone."""
    row = private_feed(token)
    if row is None:
        raise Http404("no such feed")
    if _is_over(row):
        return _gone()
    content, _has_names = _document("", lambda: show_feed(row.show, page=_page(request), token=token))
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


def _answer(request: HttpRequest, key: str, make: Callable[[], ToldFeed | None]) -> HttpResponse:
    content, has_names = _document(key, make)
    response = public_bytes(request, content, content_type=RSS)
    if has_names:
        return _for_apps(request, response)  # no cache holds it
    kept(f"{key}:tag", lambda: response.headers["ETag"])
    return _for_apps(request, response, lambda whole: kept(f"{key}:gzip", lambda: gzipped(whole)))


def _is_known(request: HttpRequest, key: str) -> HttpResponse | None:
    """Return 304 where the app has the feed as it is: apps ask day and night, and most often for nothing."""
    tag = is_kept(f"{key}:tag") if "If-None-Match" in request.headers else None
    response = get_conditional_response(request, etag=tag) if tag else None
    if tag is None or not isinstance(response, HttpResponseNotModified):
        return None
    response.headers["ETag"], response.headers["Cache-Control"] = tag, PUBLIC
    return _for_apps(request, response)


def _document(key: str, make: Callable[[], ToldFeed | None]) -> tuple[bytes, bool]:
    """Return the feed's bytes, kept under a key if there is one, and whether names are in it.

    With names in it, what is kept is not yet written. Raises `Http404` where there is no such part.
    """

    def written() -> Any:
        told = make()
        if told is None:
            return b""
        return told if any(OPEN in episode.html for episode in told.episodes) else write_feed(told)

    found: ToldFeed | bytes = kept(key, written) if key else written()
    if not found:
        raise Http404("no such part")
    if isinstance(found, bytes):
        return found, False
    return write_feed(_with_names(found)), True


def _with_names(told: ToldFeed) -> ToldFeed:
    """Put the names in that stand now: all at once, since each look-up costs the same however much is asked."""
    texts = fill(_BETWEEN.join(episode.html for episode in told.episodes)).split(_BETWEEN)
    episodes = (replace(one, html=text) for one, text in zip(told.episodes, texts, strict=True))
    return replace(told, episodes=tuple(episodes))


def _for_apps(request: HttpRequest, response: HttpResponse, compress: Compress = gzipped) -> HttpResponse:
    response.headers["Access-Control-Allow-Origin"] = "*"  # players on web pages read feeds, too
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return compressed(request.headers.get("Accept-Encoding", ""), response, compress)


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
