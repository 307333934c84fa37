"""Which passage an address means, of those that stand in an article or once stood there."""

from blog.models.version import Version

SHORTEST = 8


def passage_named(page_id: int, start: str) -> str | None:
    """Return the UUID of the passage that begins like this: one that stands now before one that is gone. One statement."""
    start = start.lower()
    if len(start) < SHORTEST:
        return None
    rows = Version.objects.filter(page_id=page_id).order_by("-number").values_list("passages", flat=True)
    for passages in rows.iterator(chunk_size=20):
        found = next((one for one in passages if one.startswith(start)), None)
        if found:
            return str(found)
    return None
