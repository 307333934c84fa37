"""I2: each merge names the points, the passages and the version that it made, and each point knows where it stands."""

from collections import defaultdict
from collections.abc import Iterator

from django.db.models import Exists, F, OuterRef, Q

from blog.models import Placement
from discussion.kinds import ProvenanceKind
from discussion.models import Merge, Point, Provenance, WithdrawalTask
from discussion.states import PENDING_MERGE, STANDING, STANDS, MergeState, PointState, SubmissionState
from discussion.text.plan import Plan

PUBLISHED_ONCE = (MergeState.PUBLISHED, MergeState.UNDONE)
TAKEN_BACK = (SubmissionState.WITHDRAWN, SubmissionState.ERASED)
FREE = frozenset({PointState.OPEN, PointState.DECLINED})


def provenance_without_ground() -> list[str]:
    """Return a sentence for each merge or point that doesn't know what it came from or went to."""
    return [*_merges(), *_provenance(), *_points(), *_words_taken_back()]


def _merges() -> Iterator[str]:
    named = Provenance.objects.filter(merge=OuterRef("pk"))
    rows = Merge.objects.annotate(named=Exists(named)).order_by("pk")
    for row in rows.values_list(
        "pk", "state", "named", "page", "result__page", "base__number", "result__number", "undone_by__page"
    ):
        pk, state, has_names, page, result_page, base, result, undone_page = row
        if state not in PUBLISHED_ONCE:
            if has_names or result is not None:
                yield f"Merge {pk} is {state} and stands in a version."
            continue
        if not has_names:
            yield f"Merge {pk} names no point."
        if result is None or result_page != page or base + 1 != result:
            yield f"Merge {pk} is {state}, but its version is not the one after its base."
        if (state == MergeState.UNDONE) != (undone_page == page):
            yield f"Merge {pk} is {state}, but the version that took it back says otherwise."


def _provenance() -> Iterator[str]:
    """The anchor was made on the merge's version; page of merge, passage and contribution are one."""
    strange = ~Q(anchor__page=F("merge__page")) | ~Q(point__contribution__page=F("merge__page"))
    other = ~Q(anchor__version=F("merge__result"))
    for pk in Provenance.objects.filter(strange | other).order_by("pk").values_list("pk", flat=True):
        yield f"Provenance {pk} points into another page or version than its merge made."


def _points() -> Iterator[str]:
    """What a point says of itself is what the merges say of it."""
    stands, waits = _standing(), _pending()
    for pk, uuid, state in Point.objects.order_by("pk").values_list("pk", "uuid", "state"):
        wanted: frozenset[str] = frozenset({stands[pk]}) if pk in stands else FREE
        if str(uuid) in waits:
            wanted = (wanted - FREE) | {PointState.PLANNED}
        if state not in wanted:
            yield f"Point {pk} is {state}; by the merges it is {' or '.join(sorted(wanted))}."


def _standing() -> dict[int, str]:
    kinds: dict[int, set[str]] = defaultdict(set)
    rows = Provenance.objects.filter(merge__state__in=[str(state) for state in STANDING]).order_by("pk")
    for point, kind in rows.values_list("point", "kind"):
        kinds[point].add(kind)
    return {
        point: PointState.KEPT if found == {ProvenanceKind.COUNTER} else PointState.MERGED
        for point, found in kinds.items()
    }


def _pending() -> frozenset[str]:
    plans = Merge.objects.filter(state__in=[str(state) for state in PENDING_MERGE]).order_by("pk")
    return frozenset(
        point
        for plan in plans.values_list("plan", flat=True)
        if plan
        for point in Plan.from_json(plan).points
    )


def _words_taken_back() -> Iterator[str]:
    """Words of somebody who took her text back stand in the article only while a task for the editors says so."""
    task = WithdrawalTask.objects.filter(
        contribution=OuterRef("point__contribution"), anchor=OuterRef("anchor")
    )
    stands = Placement.objects.filter(anchor=OuterRef("anchor"), until=None, block__isnull=False)
    rows = Provenance.objects.filter(
        Exists(stands),
        ~Exists(task),
        kind=ProvenanceKind.WORDING,
        merge__state__in=[str(state) for state in STANDING],
        point__state__in=[str(state) for state in STANDS],
        point__contribution__submission__state__in=TAKEN_BACK,
    )
    for pk in rows.order_by("pk").values_list("pk", flat=True):
        yield f"Provenance {pk} stands for words that were withdrawn, and no task tells the editors."
