"""Where the anchors of a page stand: now, or as it was in a version."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, Q

from blog.kinds import AnchorKind, PlacementStatus
from blog.models.anchor import Anchor
from blog.models.placement import Placement
from blog.queries.placement_rows import parts_from_json, similarity_of
from blog.text.anchors import Parts


@dataclass(frozen=True, slots=True)
class Placed:
    """Where one anchor stands in a version, and what it was made for.

    `block` is None where the words no longer stand in the text; then `parts` tell where they stood in version `seen`.
    """

    status: PlacementStatus
    parts: Parts
    block: str | None
    seen: int
    similarity: float
    made_on: int
    original: Parts

    @property
    def stands(self) -> bool:
        """Tell whether the anchor has a place in the text."""
        return self.status is not PlacementStatus.LAST_SEEN


def pages_with_anchors() -> list[int]:
    """Return the pages that something points into."""
    return list(Anchor.objects.order_by("page_id").values_list("page_id", flat=True).distinct())


def pages_without_places() -> list[int]:
    """Return the pages with an anchor that has no present place."""
    present = Placement.objects.filter(anchor=OuterRef("pk"), until=None)
    found = Anchor.objects.filter(~Exists(present), kind=AnchorKind.TEXT)
    return list(found.order_by("page_id").values_list("page_id", flat=True).distinct())


def placements_of(
    page_id: int, *, version: int | None = None, anchors: Collection[int] | None = None
) -> dict[int, Placed]:
    """Return the key of each anchor of a page → where it stands now, or stood in `version`. One statement.

    Anchors that were made on a later version than the one asked for are left out.
    """
    rows = Placement.objects.filter(anchor__page_id=page_id)
    if anchors is not None:
        rows = rows.filter(anchor__in=anchors)
    if version is None:
        rows = rows.filter(until=None)
    else:
        rows = rows.filter(Q(until=None) | Q(until__gt=version), since__lte=version)
    found = (
        rows.order_by("anchor_id")
        .annotate(made_on=F("anchor__version__number"), original=F("anchor__parts"))
        .values_list("anchor_id", "status", "parts", "block", "seen", "made_on", "original")
    )
    return {
        anchor: Placed(
            status=PlacementStatus(status),
            parts=parts_from_json(parts),
            block=str(block) if block else None,
            seen=min(seen, version) if version is not None else seen,
            similarity=similarity_of(parts),
            made_on=made_on,
            original=parts_from_json(original),
        )
        for anchor, status, parts, block, seen, made_on, original in found
    }
