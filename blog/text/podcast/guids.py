"""The identity of a feed (podcast namespace, `podcast:guid`)."""

import re
import uuid
from typing import Final

NAMESPACE: Final = uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
"""The namespace that the specification names."""

_SCHEME: Final = re.compile(r"^[a-z][a-z0-9+.-]*://", re.IGNORECASE)


def feed_guid(url: str) -> uuid.UUID:
    """Return the UUIDv5 of a feed's address, without its scheme and the slashes at its end, as the specification says."""
    return uuid.uuid5(NAMESPACE, _SCHEME.sub("", url.strip()).rstrip("/"))
