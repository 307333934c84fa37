"""Which passage an address means, of those that stand in a text or once stood there."""

from collections.abc import Iterable
from typing import Final

from blog.models.version import Version

SHORTEST: Final = 8
"""So many letters of its UUID an address names a passage by at least."""


def passage_named(page_id: int, start: str) -> str | None:
    """Return the UUID of the passage that begins like this: one that stands now before one that is gone. One statement."""
    if len(start) < SHORTEST:
        return None
    rows = Version.objects.filter(page_id=page_id).order_by("-number").values_list("passages", flat=True)
    return passage_among(rows.iterator(chunk_size=20), start)


def passage_among(versions: Iterable[Iterable[str]], start: str) -> str | None:
    """Return the first passage that begins like this, of the newest version that has one; versions come newest first."""
    start = start.lower()
    if len(start) < SHORTEST:
        return None
    return next((str(one) for passages in versions for one in passages if one.startswith(start)), None)
