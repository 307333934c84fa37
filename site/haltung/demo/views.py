"""The page that shows the demo's post."""

from csp.constants import NONE, SELF, UNSAFE_INLINE
from csp.decorators import csp, csp_update
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from haltung.demo import post

# A letter is shown in a frame of its own, where nothing runs and nothing is fetched; its links open in the whole window.
LETTER_POLICY = {
    "default-src": [NONE],
    "style-src": [UNSAFE_INLINE],
    "img-src": ["data:"],
    "frame-ancestors": [SELF],
    "form-action": [NONE],
    "sandbox": ["allow-top-navigation-by-user-activation", "allow-popups"],
}


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """List all mails, newest first."""
    return _unlisted(render(request, "demo/post.html", {"letters": post.letters()}))


@csp_update({"frame-src": [SELF]})  # type: ignore[arg-type]  # its type knows views without arguments alone
@require_safe
def letter(request: HttpRequest, key: str) -> HttpResponse:
    """Show a mail as text and as it would look."""
    return _unlisted(render(request, "demo/letter.html", {"letter": _found(key)}))


@csp(LETTER_POLICY)  # type: ignore[arg-type]
@require_safe
def letter_html(request: HttpRequest, key: str) -> HttpResponse:
    """Send a mail's HTML for the frame."""
    html = _found(key).html.replace("<head>", '<head><base target="_top">', 1)
    return _unlisted(HttpResponse(html, content_type="text/html; charset=utf-8"))


def _found(key: str) -> post.Letter:
    found = post.letter(key)
    if found is None:
        raise Http404
    return found


def _unlisted(response: HttpResponse) -> HttpResponse:
    response.headers["X-Robots-Tag"] = "noindex"
    return response
