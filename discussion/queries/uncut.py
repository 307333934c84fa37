"""Whether a contribution may still be cut into points or put together: while nothing was made of any of them."""

from discussion.models import Contribution, Point, Provenance
from discussion.states import UNSETTLED, USABLE_IN_TEXT, ContributionState, PointState


def can_cut(contribution: Contribution) -> bool:
    """Tell whether every point is open, none stands in a version, and none is planned."""
    if contribution.state not in UNSETTLED - {ContributionState.PLANNED}:
        return False
    if contribution.submission.state not in USABLE_IN_TEXT:
        return False
    settled = Point.objects.filter(contribution=contribution).exclude(state=PointState.OPEN)
    merged = Provenance.objects.filter(point__contribution=contribution)
    return not settled.exists() and not merged.exists()
