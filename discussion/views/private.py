"""Answers that belong to one person: never stored, never indexed, no trace of their address for other sites."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template import loader

from blog.queries.credit_slots import fill


def private_page(
    request: HttpRequest, template: str, context: Mapping[str, Any], *, status: int = 200
) -> HttpResponse:
    """Render a page that only its holder may keep."""
    return private(
        HttpResponse(fill(loader.render_to_string(template, dict(context), request)), status=status)
    )


def private(response: HttpResponse) -> HttpResponse:
    """Mark an answer as private."""
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    # The address is the secret: forms of this site need the origin, nobody needs the path.
    response.headers["Referrer-Policy"] = "strict-origin"
    return response
