"""The identity of a feed (podcast namespace, `podcast:guid`)."""

import re
import uuid
from typing import Final
from urllib.parse import urlsplit

NAMESPACE: Final = uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
"""The namespace that the specification names."""

_SCHEME: Final = re.compile(r"^[a-z][a-z0-9+.-]*://", re.IGNORECASE)


def feed_guid(url: str) -> uuid.UUID:
    """Return the UUIDv5 of a feed's address, without its scheme and the slashes at its end, as the specification says."""
    return uuid.uuid5(NAMESPACE, _SCHEME.sub("", url.strip()).rstrip("/"))


def spellings(url: str) -> tuple[str, ...]:
    """Return the ways in which the same feed's address is written: with and without TLS, with and without a slash at its end."""
    parts = urlsplit(url.strip())
    host = parts.netloc.lower().removesuffix(":80").removesuffix(":443")
    rest = f"{host}{parts.path}" if parts.query else f"{host}{parts.path.rstrip('/')}"
    query = f"?{parts.query}" if parts.query else ""
    ends = ("",) if query else ("", "/")
    return tuple(f"{scheme}://{rest}{query}{end}" for scheme in ("https", "http") for end in ends)


def as_guid(told: str) -> uuid.UUID | None:
    """Return the guid that a feed tells of itself, if it is one."""
    try:
        return uuid.UUID(told) if told else None
    except ValueError:
        return None
