"""What a question to a contributor shows: from a draft of the desk, or the passage that the editor chose."""

from dataclasses import dataclass

from blog.models import Version
from blog.text.body import Block, Body
from blog.text.change import ChangeConflict
from discussion.kinds import ProvenanceKind, UseChoice
from discussion.models import Contribution, Merge, Point
from discussion.text.asked import Shown, passages_of
from discussion.text.plan import Plan


@dataclass(frozen=True, slots=True)
class Chosen:
    """A passage that the editor chose without a draft, and how it would read (empty: only as it stands)."""

    block: str
    proposal: str = ""
    """Rich text in normal form."""


def shown_by_draft(contribution: Contribution, merge: Merge) -> Shown:
    """Return the passages that a draft folds this contribution into; nothing where it has no place in it."""
    if not merge.plan:
        return Shown()
    plan = Plan.from_json(merge.plan)
    try:
        return passages_of(_blocks(merge.page_id, plan.base), plan, _points(contribution))
    except ChangeConflict:
        return Shown()


def shown_by_choice(page_id: int, chosen: Chosen) -> Shown:
    """Return a passage as it stands in the newest version, and as the editor would have it."""
    newest = Version.objects.filter(page_id=page_id).order_by("-number").first()
    found = Body.from_json(newest.body).block(chosen.block) if newest else None
    if found is None:
        return Shown()
    if chosen.proposal and found.kind == "text":
        return Shown((found,), (Block(found.id, "text", {"html": chosen.proposal}),))
    return Shown((found,), (found,))


def use_of_draft(contribution: Contribution, merge: Merge | None) -> UseChoice:
    """Return what a draft needs of a contribution: the wording if any of its points goes in as such."""
    if merge is None or not merge.plan:
        return UseChoice.WORDING
    points = _points(contribution)
    kinds = {fold.kind for fold in Plan.from_json(merge.plan).folds if not points.isdisjoint(fold.points)}
    return UseChoice.WORDING if not kinds or ProvenanceKind.WORDING in kinds else UseChoice.IDEA


def _points(contribution: Contribution) -> set[str]:
    found = Point.objects.filter(contribution=contribution).order_by("position")
    return {str(uuid) for uuid in found.values_list("uuid", flat=True)}


def _blocks(page_id: int, number: int) -> tuple[Block, ...]:
    return Body.from_json(Version.objects.get(page_id=page_id, number=number).body).blocks
