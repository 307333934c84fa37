"""Public forms are protected from forgery by where they come from, for their pages hold nothing secret.

Browsers say it in `Sec-Fetch-Site` or `Origin`, which no script can set. Neither of them: refused.
"""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest


def sent_from_here(request: HttpRequest) -> bool:
    """Tell whether a form was sent from one of our own pages."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None and site != "same-origin":
        return False
    origin = request.headers.get("Origin")
    if origin is None or (origin == "null" and site == "same-origin"):
        return site == "same-origin"
    return origin.lower() in _ours(request)


def _ours(request: HttpRequest) -> set[str]:
    base = urlsplit(settings.HALTUNG_BASE_URL)
    return {f"{base.scheme}://{base.netloc}".lower(), f"{request.scheme}://{request.get_host()}".lower()}
