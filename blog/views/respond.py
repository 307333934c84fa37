"""The one way in which a public page is sent: same bytes for everyone, names filled in, nothing of the session."""

import hashlib
from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.template import loader
from django.utils.cache import get_conditional_response

from blog.queries.credit_slots import fill_page
from blog.queries.slotted import NOTHING_BESIDE, Beside, Slotted

PUBLIC = "no-cache, public"
PRIVATE = "private, no-store"
RESTRICTED = "haltung.restricted"


def public_page(
    request: HttpRequest,
    template: str,
    context: Mapping[str, Any],
    *,
    status: int = 200,
    beside: Beside = NOTHING_BESIDE,
    inside: Mapping[str, Slotted] | None = None,
) -> HttpResponse:
    """Render a template, fill the names in and answer, with 304 where the reader has these bytes already.

    `beside` writes what changes with the discussion, not with the text; `inside` are kept parts, each in a slot of its own kind.
    """
    html: str = loader.render_to_string(template, dict(context), request)
    content, tag = fill_page(html, beside, inside)
    return public_bytes(request, content, content_type="text/html; charset=utf-8", status=status, tag=tag)


def public_bytes(
    request: HttpRequest, content: bytes, *, content_type: str, status: int = 200, tag: str = ""
) -> HttpResponse:
    """Answer with finished bytes (pages, feeds, JSON) and a tag that is the same for the same content."""
    response = HttpResponse(content, content_type=content_type, status=status)
    if request.META.get(RESTRICTED):
        response.headers["Cache-Control"] = PRIVATE
        return response
    response.headers["Cache-Control"] = PUBLIC
    if status != 200:
        return response
    etag = f'"{tag or hashlib.blake2b(content, digest_size=12).hexdigest()}"'
    response.headers["ETag"] = etag
    answer = get_conditional_response(request, etag=etag, response=response)
    if isinstance(answer, HttpResponseNotModified):
        answer.headers["Cache-Control"] = PUBLIC
    return answer if answer is not None else response
