"""Lets the state of contributions follow their points; the one place that moves points."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from uuid import UUID

from discussion.models import Contribution, Point
from discussion.queries.standing_points import pending, standing
from discussion.states import ContributionState, PointState, follow_points, move_contribution


def move_points(points: Collection[UUID] | Collection[str], wanted: PointState) -> None:
    """Give points another state; the caller holds their contributions' locks and settles them."""
    if points:
        Point.objects.filter(uuid__in=points).update(state=wanted)


def give_points_back(contributions: Iterable[Contribution], points: Collection[str]) -> None:
    """Give points that a merge no longer holds the state that the other merges leave them."""
    rows = list(contributions)
    if not rows:
        return
    held = dict(
        Point.objects.filter(contribution__in=[row.pk for row in rows], uuid__in=points).values_list(
            "pk", "uuid"
        )
    )
    stands, waits = standing(held), pending(rows[0].page_id)
    states: dict[PointState, list[UUID]] = defaultdict(list)
    for pk, uuid in held.items():
        left = PointState.PLANNED if str(uuid) in waits else PointState.OPEN
        states[stands.get(pk, left)].append(uuid)
    for state, those in sorted(states.items()):
        move_points(those, state)


def settle(contribution: Contribution) -> Contribution:
    """Let one contribution, locked by the caller, follow its points."""
    settle_all([contribution])
    return contribution


def settle_all(
    contributions: Iterable[Contribution], before: Mapping[str, ContributionState] | None = None
) -> None:
    """Let contributions, locked by the caller, follow their points; the number of statements doesn't grow with them.

    `before` tells, by UUID, as what one waits again that no longer stands in the text.
    """
    rows = list(contributions)
    points: dict[int, list[str]] = defaultdict(list)
    pks = [row.pk for row in rows]
    for pk, state in Point.objects.filter(contribution__in=pks).values_list("contribution", "state"):
        points[pk].append(state)
    moved: dict[ContributionState, list[int]] = defaultdict(list)
    for row in rows:
        wanted = follow_points(points[row.pk], row.state)
        if wanted == ContributionState.OPEN and before:
            wanted = before.get(str(row.uuid), wanted)
        if wanted != row.state:
            row.state = _moved(row.state, wanted)
            moved[wanted].append(row.pk)
    for state, those in sorted(moved.items()):
        Contribution.objects.filter(pk__in=those).update(state=state)


def _moved(now: str, wanted: ContributionState) -> ContributionState:
    """Move by way of "open" where something comes back into the talk."""
    if wanted in (ContributionState.IN_TALK, ContributionState.DECLINED) and now in (
        ContributionState.MERGED,
        ContributionState.PLANNED,
        ContributionState.DECLINED,
    ):
        now = move_contribution(now, ContributionState.OPEN)
    return move_contribution(now, wanted)
