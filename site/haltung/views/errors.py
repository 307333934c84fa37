"""Error pages. Each says what happened and what to do; the 500 needs no database and no context."""

import logging

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import TemplateDoesNotExist, TemplateSyntaxError
from django.template.loader import render_to_string

logger = logging.getLogger(__name__)

LAST_RESORT = """<!doctype html><html lang="de"><meta charset="utf-8"><title>Fehler</title>
<h1>Da ist etwas schiefgegangen.</h1><p>Bitte versuche es in ein paar Minuten noch einmal.</p>"""


def _page(request: HttpRequest, status: int) -> HttpResponse:
    """The template for the status; should it fail too (a wrong host, no database), the plain page."""
    try:
        response = render(request, f"errors/{status}.html", {"status": status}, status=status)
    except Exception:
        logger.exception("The error page for %s failed", status)
        response = HttpResponse(LAST_RESORT, status=status)
    response.headers["Cache-Control"] = "no-cache"
    return response


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: what was sent can't be understood."""
    return _page(request, 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: not for this person."""
    return _page(request, 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: there is nothing at this address."""
    return _page(request, 404)


def gone(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """410: there was something, and it was withdrawn."""
    return _page(request, 410)


def forgery_suspected(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a signed-in person's form whose token is missing or stale."""
    return _page(request, 403)


def broken(request: HttpRequest) -> HttpResponse:
    """500: self-contained, for nothing can be relied upon."""
    body: str = LAST_RESORT
    try:
        body = render_to_string("errors/500.html")
    except (TemplateDoesNotExist, TemplateSyntaxError):
        logger.exception("The error page for 500 failed")
    return HttpResponse(body, status=500, headers={"Cache-Control": "no-store"})
