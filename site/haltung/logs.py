"""Logs: one JSON line per event, with the request's id and without personal data.

Never logged: network addresses, query strings, addresses that hold a secret, e-mail addresses. The filter cleans
what Django and other packages write as well.
"""

import contextvars
import logging
import re
import time
import uuid
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from pythonjsonlogger.json import JsonFormatter

request_id: contextvars.ContextVar[str] = contextvars.ContextVar("request_id", default="")

SANE_ID = re.compile(r"[A-Za-z0-9._-]{8,64}")
SECRET_PATH = re.compile(
    r"(/(?:podcasts/feed|haltungen/wunsch|beitrag|bestaetigen|dabei|folgen|loeschen|rueckfrage|gegenlesen|demo/post|konto/password/reset/key|konto/confirm-email)/)[^/\s\"'?]+[^\s\"'?]*"
)
MAIL_ADDRESS = re.compile(r"[^\s@<>\"'(),;=]+@[^\s@<>\"'(),;]+\.[^\s@<>\"'(),;.]+")
QUERY = re.compile(r"(/[^\s?\"']*)\?[^\s\"']*")
NETWORK_ADDRESS = re.compile(r"\b\d{1,3}(?:\.\d{1,3}){3}\b")
CUT = "…"
# Files are too many to be news.
QUIET_PREFIXES = ("/static/", "/medien/", "/ton/")

logger = logging.getLogger("haltung.request")


def cut_path(path: str) -> str:
    """The path as it may be logged: what follows a secret prefix is cut.

    Right: `/beitrag/…`. Wrong: anything that opens a receipt.
    """
    return SECRET_PATH.sub(rf"\1{CUT}", path)


def clean(text: str) -> str:
    """A message without secret paths, query strings, mail and network addresses."""
    text = QUERY.sub(r"\1", cut_path(text))
    return NETWORK_ADDRESS.sub(CUT, MAIL_ADDRESS.sub(CUT, text))


class PrivacyFilter(logging.Filter):
    """Cleans every record, its traceback included, and adds the request's id."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Clean the record; it is always kept."""
        record.msg, record.args = clean(record.getMessage()), ()
        if record.exc_info and not record.exc_text:
            record.exc_text = clean(logging.Formatter().formatException(record.exc_info))
        # Both formatters would render the exception anew, and Django hangs the whole request on its records.
        record.exc_info = None
        record.__dict__.pop("request", None)
        record.request_id = request_id.get()
        return True


class JsonLine(JsonFormatter):
    """One JSON object a line, in universal time."""

    @staticmethod
    def converter(seconds: float | None = None) -> time.struct_time:
        """Seconds to universal time."""
        return time.gmtime(seconds)


class RequestLogMiddleware:
    """Give each request an id, return it, and write one line when the answer is ready."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer and tell."""
        told = request.headers.get("X-Request-ID", "")
        identity = told if SANE_ID.fullmatch(told) else uuid.uuid4().hex
        token = request_id.set(identity)
        started = time.monotonic()
        try:
            response = self.get_response(request)
            response.headers["X-Request-ID"] = identity
            if not request.path_info.startswith(QUIET_PREFIXES):
                _tell(request, response, time.monotonic() - started)
            return response
        finally:
            request_id.reset(token)


def _tell(request: HttpRequest, response: HttpResponse, seconds: float) -> None:
    facts = {
        "method": request.method,
        "path": cut_path(request.path_info),
        "status": response.status_code,
        "milliseconds": round(seconds * 1000, 1),
    }
    logger.info("%s %s %s", facts["method"], facts["path"], facts["status"], extra=facts)


def configuration(*, level: str, as_json: bool) -> dict[str, Any]:
    """Django's LOGGING: everything goes to standard error, cleaned."""
    json_line = {
        "()": "haltung.logs.JsonLine",
        "format": "%(asctime)s %(levelname)s %(name)s %(message)s %(request_id)s",
        "rename_fields": {"asctime": "time", "levelname": "level", "name": "logger", "exc_info": "traceback"},
        "json_ensure_ascii": False,
        "datefmt": "%Y-%m-%dT%H:%M:%SZ",
    }
    plain_line = {"format": "%(levelname)s %(name)s %(message)s"}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"privacy": {"()": "haltung.logs.PrivacyFilter"}},
        "formatters": {"line": json_line if as_json else plain_line},
        "handlers": {
            "stderr": {"class": "logging.StreamHandler", "filters": ["privacy"], "formatter": "line"},
        },
        "root": {"handlers": ["stderr"], "level": level},
        "loggers": {
            # Django mails its errors to ADMINS and prints to the console in DEBUG; here one handler does everything.
            "django": {"handlers": [], "level": level, "propagate": True},
            "django.server": {"handlers": [], "level": "WARNING", "propagate": True},
            # Robots try names all day; our own line tells each 400.
            "django.security.DisallowedHost": {"level": "CRITICAL", "propagate": True},
            # Our own line tells every request; Django's would tell the failed ones again.
            "django.request": {"level": "ERROR", "propagate": True},
        },
    }
