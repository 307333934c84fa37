"""Which words of a text a merge brought in, in which versions they stood, and what the passage said before."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from blog.kinds import PlacementStatus
from blog.models import Anchor, Placement, Version
from blog.text.body import Body
from blog.text.words import block_text
from discussion.models import Merge


@dataclass(frozen=True, slots=True)
class HerWords:
    """What stands behind one anchor of a merge.

    `words` are all forms that they had while they stood; `stood` is passage → the first and the last version that had them
    there. `before` is passage → what it said before the merge: that was somebody else's. `undone`: the merge was taken back.
    """

    words: frozenset[str]
    stood: Mapping[str, tuple[int, int]]
    before: Mapping[str, str]
    undone: bool


def span_of(anchor: Anchor) -> HerWords:
    """Return what a merge brought in where an anchor points to; what came after it was taken back is not counted."""
    merge = Merge.objects.filter(provenance__anchor=anchor).select_related("undone_by").order_by("pk").first()
    undone = merge.undone_by if merge is not None else None
    places = list(Placement.objects.filter(anchor=anchor).order_by("since"))
    if undone is not None:
        places = [place for place in places if place.since < undone.number]
    last = undone.number - 1 if undone is not None else _newest(anchor.page_id)
    stood = _stood(anchor, places, last)
    return HerWords(
        words=_words(anchor, places),
        stood=stood,
        before={block: _before(anchor, block) for block in stood},
        undone=undone is not None,
    )


def _newest(page_id: int) -> int:
    numbers = Version.objects.filter(page_id=page_id).order_by("-number").values_list("number", flat=True)
    return numbers.first() or 1


def _words(anchor: Anchor, places: Iterable[Placement]) -> frozenset[str]:
    parts = [*anchor.parts, *(part for place in places for part in place.parts)]
    return frozenset(str(part["exact"]) for part in parts if part.get("exact"))


def _stood(anchor: Anchor, places: Iterable[Placement], last: int) -> dict[str, tuple[int, int]]:
    spans = [(str(part["block"]), anchor.version.number, anchor.version.number) for part in anchor.parts]
    for place in places:
        if place.status != PlacementStatus.LAST_SEEN:
            end = min(place.until - 1, last) if place.until else last
            spans += [(str(part["block"]), place.since, end) for part in place.parts]
    found: dict[str, tuple[int, int]] = {}
    for block, since, upto in spans:
        first, latest = found.get(block, (since, upto))
        found[block] = (min(first, since), max(latest, upto))
    return found


def _before(anchor: Anchor, block: str) -> str:
    """Return what a passage said in the newest version before the merge that still says it; empty where it is new."""
    earlier = Version.objects.filter(page_id=anchor.page_id, number__lt=anchor.version.number)
    for data in earlier.order_by("-number").values_list("body", flat=True).iterator(chunk_size=5):
        found = Body.from_json(data).block(block)
        if found is None:
            return ""
        if found.value:
            return block_text(found)
    return ""
