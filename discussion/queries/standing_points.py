"""Where points stand: read from the merges, which are the truth that the states of points are a cache of."""

from collections import defaultdict
from collections.abc import Collection

from discussion.kinds import ProvenanceKind
from discussion.models import Merge, Provenance
from discussion.states import PENDING_MERGE, STANDING, PointState
from discussion.text.plan import Plan


def standing(points: Collection[int]) -> dict[int, PointState]:
    """Return, by key, the points among these that stand in the present text: merged, or kept as a counter-position."""
    rows = Provenance.objects.filter(point__in=points, merge__state__in=[str(state) for state in STANDING])
    kinds: dict[int, set[str]] = defaultdict(set)
    for point, kind in rows.order_by("pk").values_list("point", "kind"):
        kinds[point].add(kind)
    return {
        point: PointState.KEPT if found == {ProvenanceKind.COUNTER} else PointState.MERGED
        for point, found in kinds.items()
    }


def pending(page_id: int) -> frozenset[str]:
    """Return the UUIDs of the points that a planned merge, or one in review, holds."""
    plans = Merge.objects.filter(page_id=page_id, state__in=[str(state) for state in PENDING_MERGE])
    rows = plans.order_by("pk").values_list("plan", flat=True)
    return frozenset(point for plan in rows if plan for point in Plan.from_json(plan).points)
