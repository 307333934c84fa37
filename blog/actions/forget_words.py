"""Lets anchors and their places forget words that must not stand anywhere any more; that there was something stays."""

from collections.abc import Collection, Mapping
from typing import Any

from blog.models.anchor import Anchor
from blog.models.placement import Placement

Part = Mapping[str, Any]


def forget_words(*, page_id: int, block: str, words: Collection[str] | None, spared: str = "") -> int:
    """Empty what anchors of a page quote from a passage: everything (`None`), or only what shares these words.

    What `spared` says as well was there without them and stays quoted.
    """
    changed = 0
    rows: list[Any] = [
        *Anchor.objects.filter(page_id=page_id).order_by("pk"),
        *Placement.objects.filter(anchor__page_id=page_id).order_by("pk"),
    ]
    for row in rows:
        parts = [_forgotten(part, block, words, spared) for part in row.parts]
        if parts != row.parts:
            type(row).objects.filter(pk=row.pk).update(parts=parts)
            changed += 1
    return changed


def _forgotten(part: Part, block: str, words: Collection[str] | None, spared: str) -> dict[str, Any]:
    if str(part.get("block")) != block or "exact" not in part:
        return dict(part)
    # What stands around a quotation is a hint alone, and too short to tell whose it is.
    left = {**part, "prefix": "", "suffix": ""}
    exact = str(part["exact"])
    hers = words is None or (exact not in spared and _shares(exact, words))
    return {**left, "exact": ""} if hers else left


def _shares(exact: str, words: Collection[str]) -> bool:
    return bool(exact) and any(said in exact or exact in said for said in words if said)
