"""Who really asks: the client's address and scheme as told by proxies that the operator trusts.

Headers of everybody else are removed, so that no later code can believe them by mistake.
"""

import ipaddress
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

FORWARDED = (
    "HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO", "HTTP_X_FORWARDED_HOST", "HTTP_X_FORWARDED_PORT",
    "HTTP_X_REAL_IP", "HTTP_FORWARDED",
)  # fmt: skip


def is_trusted(address: str) -> bool:
    """Whether this address is one of the operator's proxies."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return False
    return any(parsed in network for network in settings.ENVIRONMENT.trusted_proxies)


def client_address(peer: str, forwarded_for: str) -> str:
    """The last address that no trusted proxy vouches for; proxies append, so the list is read from its end."""
    address = peer
    for told in reversed([part.strip() for part in forwarded_for.split(",") if part.strip()]):
        if not is_trusted(address):
            break
        try:
            address = str(ipaddress.ip_address(told))
        except ValueError:
            break
    return address


class TrustedProxyMiddleware:
    """Set `REMOTE_ADDR` and the scheme from trusted headers, and drop the headers."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer for the client that really asked."""
        told = {name: request.META.pop(name, "") for name in FORWARDED}
        peer = request.META.get("REMOTE_ADDR", "")
        if is_trusted(peer):
            request.META["REMOTE_ADDR"] = client_address(peer, told["HTTP_X_FORWARDED_FOR"])
            scheme = told["HTTP_X_FORWARDED_PROTO"].split(",")[-1].strip().lower()
            if scheme in {"http", "https"}:
                _set_scheme(request, scheme)
        return self.get_response(request)


def _set_scheme(request: HttpRequest, scheme: str) -> None:
    if hasattr(request, "environ"):
        request.environ["wsgi.url_scheme"] = scheme
    elif hasattr(request, "scope"):
        request.scope["scheme"] = scheme
