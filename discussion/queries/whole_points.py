"""Folds for callers that put whole contributions into whole passages: the demo, the benchmark, tests."""

from collections.abc import Iterable
from uuid import UUID

from discussion.kinds import ProvenanceKind
from discussion.models import Contribution, Point
from discussion.text.plan import Fold


def folds_of(
    contributions: Iterable[Contribution | UUID], blocks: Iterable[str], kind: ProvenanceKind
) -> tuple[Fold, ...]:
    """Return one fold for each passage, with all points of these contributions."""
    uuids = [one.uuid if isinstance(one, Contribution) else one for one in contributions]
    points = tuple(
        str(uuid)
        for uuid in Point.objects.filter(contribution__uuid__in=uuids)
        .order_by("contribution", "position")
        .values_list("uuid", flat=True)
    )
    return tuple(Fold(points, block, kind.value) for block in blocks) if points else ()
