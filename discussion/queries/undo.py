"""Whether a merge can still be taken back, and by which change."""

from dataclasses import dataclass
from enum import StrEnum

from blog.models import Version
from blog.text.body import Body
from blog.text.change import Change, Clash, Conflict, check, inverse
from discussion.models import Merge
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
