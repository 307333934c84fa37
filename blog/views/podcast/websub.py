"""Where hubs of WebSub reach us: they ask whether we meant it, and they say that there is news.

The news themselves are not believed: the feed is fetched from its own address. So all that a forged call could do is to
make us look, and without the secret not even that.
"""

import hashlib
import hmac
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from blog.actions.podcast.follow_show import refresh_now
from blog.kinds import FeedState
from blog.models.podcast.followed_feed import FollowedFeed

MOST_BYTES: Final = 2 * 1024 * 1024
"""Hubs send the whole feed; a longer one is announced all the same, only not checked, and the clock finds it."""
LONGEST_CHALLENGE: Final = 500
METHODS: Final = {
    "sha1": hashlib.sha1,
    "sha256": hashlib.sha256,
    "sha384": hashlib.sha384,
    "sha512": hashlib.sha512,
}


@csrf_exempt
@require_http_methods(["GET", "POST"])
def websub(request: HttpRequest, token: str) -> HttpResponse:
    """Answer a hub (WebSub 5.3 verification, 7 distribution)."""
    feed = FollowedFeed.objects.filter(path_token=token).first() if token else None
    if feed is None:
        return _plain("", 404)
    return _verify(request, feed) if request.method == "GET" else _news(request, feed)


def _verify(request: HttpRequest, feed: FollowedFeed) -> HttpResponse:
    """Say yes to what we asked for and no to anything else; ending it is fine where we don't follow any more."""
    mode, challenge = request.GET.get("hub.mode", ""), request.GET.get("hub.challenge", "")
    if mode == "denied":
        return _plain("", 200)
    is_ours = hmac.compare_digest(
        request.GET.get("hub.topic", "").encode(), (feed.topic or feed.url).encode()
    )
    wanted = "unsubscribe" if feed.state == FeedState.PAUSED or not feed.hub else "subscribe"
    if not is_ours or mode != wanted or not challenge or len(challenge) > LONGEST_CHALLENGE:
        return _plain("", 404)
    return _plain(challenge, 200)


def _news(request: HttpRequest, feed: FollowedFeed) -> HttpResponse:
    """Look at the feed soon if the hub knows the secret; a wrong signature gets the same answer, as the standard asks."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isdigit() or int(length) > MOST_BYTES:
        return _plain("", 413)
    if feed.state != FeedState.PAUSED and _is_signed(request, feed.secret):
        refresh_now(feed=feed)
    return _plain("", 202)


def _is_signed(request: HttpRequest, secret: str) -> bool:
    name, _equals, told = request.headers.get("X-Hub-Signature", "").partition("=")
    method = METHODS.get(name.lower())
    if method is None or not secret:
        return False
    return hmac.compare_digest(
        hmac.new(secret.encode(), request.body, method).hexdigest().encode(), told.lower().encode()
    )


def _plain(text: str, status: int) -> HttpResponse:
    answer = HttpResponse(text, status=status, content_type="text/plain; charset=utf-8")
    answer["Cache-Control"] = "no-store"
    return answer
