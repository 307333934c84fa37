"""A keyed hash that knows a browser again for a while without anything stored on it: once within reason, no more.

Made of the cut network address and what the browser says of itself, for one thing alone, so answers to two things can't be joined.
"""

import hashlib
import hmac
from datetime import timedelta
from typing import Final

from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from discussion.text.networks import cut_network

KEPT: Final = timedelta(days=30)
"""How long a second answer is known as one; then the hash is emptied."""


def browser_hash(request: HttpRequest, thing: str) -> str:
    """Return what a browser is known by when it answers to one thing (`position:<uuid>`)."""
    told = (
        cut_network(request.META.get("REMOTE_ADDR", "")),
        request.headers.get("User-Agent", ""),
        request.headers.get("Accept-Language", ""),
    )
    key = salted_hmac("discussion.browser", thing, algorithm="sha256").digest()
    return hmac.new(key, "\0".join(told).encode("utf-8", "replace"), hashlib.sha256).hexdigest()
