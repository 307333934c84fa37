"""Whether a merge can still be taken back, by which change, and who waits then."""

from dataclasses import dataclass
from enum import StrEnum

from blog.models import Version
from blog.text.body import Body
from blog.text.change import Change, Clash, Conflict, check, inverse
from discussion.models import Merge, Provenance
from discussion.states import STANDING, WITHDRAWABLE
from discussion.text.change_json import change_from_json


class UndoRefusal(StrEnum):
    """Why a merge can't be taken back."""

    NOT_PUBLISHED = "not_published"
    ALREADY_UNDONE = "already_undone"
    TEXT_MOVED_ON = "text_moved_on"
    """A passage that the merge wrote was changed or taken out since."""


@dataclass(frozen=True, slots=True)
class UndoPlan:
    """The change that leads back, made for `base`; or the reason why there is none."""

    base: int
    change: Change = ()
    refusal: UndoRefusal | None = None
    clashes: tuple[Clash, ...] = ()


@dataclass(frozen=True, slots=True)
class WhoWaits:
    """How many contributions wait once a merge is taken back, and how many don't because their texts were withdrawn."""

    waiting: int
    withdrawn: int


def who_waits(merge: Merge) -> WhoWaits:
    """Return it, before taking back and after; what stands in another merge with all its points does neither."""
    rows = merge.provenance.order_by("pk").values_list(
        "point", "point__contribution", "point__contribution__submission__state"
    )
    elsewhere = Provenance.objects.filter(
        point__in={point for point, _contribution, _state in rows},
        merge__state__in=[str(state) for state in STANDING],
    ).exclude(merge=merge)
    stands = set(elsewhere.order_by("pk").values_list("point", flat=True))
    gone = {contribution for _point, contribution, state in rows if state not in WITHDRAWABLE}
    free = {contribution for point, contribution, _state in rows if point not in stands}
    return WhoWaits(len(free - gone), len(gone))


def undo_plan(merge: Merge, newest: Version | None = None) -> UndoPlan:
    """Return how a merge would be taken back from the newest version."""
    result = merge.result
    if result is None:
        return UndoPlan(0, refusal=UndoRefusal.NOT_PUBLISHED)
    if merge.undone_by_id is not None:
        return UndoPlan(result.number, refusal=UndoRefusal.ALREADY_UNDONE)
    versions = Version.objects.filter(page_id=merge.page_id)
    newest = newest or versions.order_by("-number")[:1].get()
    before = versions.get(number=result.number - 1)
    change = change_from_json(merge.change["edits"])
    back = inverse(Body.from_json(before.body).blocks, change)
    fits = check(Body.from_json(result.body).blocks, Body.from_json(newest.body).blocks, back)
    if isinstance(fits, Conflict):
        return UndoPlan(newest.number, refusal=UndoRefusal.TEXT_MOVED_ON, clashes=fits.clashes)
    return UndoPlan(newest.number, change=fits.change)
