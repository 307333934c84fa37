"""JSON Feed: its version and how it is sent (https://www.jsonfeed.org/version/1.1/)."""

import json
from collections.abc import Mapping
from typing import Any, Final

CONTENT_TYPE: Final = "application/feed+json; charset=utf-8"
VERSION: Final = "https://jsonfeed.org/version/1.1"


def written(feed: Mapping[str, Any]) -> bytes:
    """Write a feed, with its version."""
    return json.dumps({"version": VERSION, **feed}, ensure_ascii=False).encode()
