"""Taking a merge back by a further version, as long as nobody has worked on its passages since."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from wagtail.models import Page

from blog.actions.publish_change import publish_change
from blog.kinds import VersionKind
from blog.models import Version
from discussion.actions.lock_contributions import lock_contributions
from discussion.actions.record import decide
from discussion.actions.touch import touch_discussion
from discussion.kinds import Verb
from discussion.models import Contribution, Merge
from discussion.queries.may_merge import may_merge
from discussion.queries.undo import UndoRefusal, undo_plan
from discussion.states import WITHDRAWABLE, ContributionState, move_contribution


class UndoRefused(Exception):  # noqa: N818 - named after what it is in the editor's words
    """The merge stays; `reason` is None where somebody may not merge at all."""

    def __init__(self, reason: UndoRefusal | None) -> None:
        super().__init__(reason.value if reason else "not_allowed")
        self.reason = reason


@transaction.atomic
def undo_merge(*, merge: Merge, note: str, by: Any, at: datetime | None = None) -> Version:
    """Publish the text without what the merge changed and give the contributions their state back; twice is once."""
    if not may_merge(merge.page, by):
        raise UndoRefused(None)
    Page.objects.select_for_update(of=("self",), no_key=True).get(pk=merge.page_id)
    row = Merge.objects.select_related("result", "undone_by").get(pk=merge.pk)
    if row.undone_by is not None:
        return row.undone_by
    contributions = _locked(row)
    plan = undo_plan(row)
    if plan.refusal is not None:
        raise UndoRefused(plan.refusal)
    version = publish_change(
        page=row.page, change=plan.change, base_version=plan.base, kind=VersionKind.UNDO, note=note, by=by
    )
    row.undone_by = version
    row.save(update_fields=["undone_by"])
    _restore(row, contributions, by, at)
    touch_discussion(row.page_id)
    return version


def _locked(row: Merge) -> list[Contribution]:
    """Lock what went in before anything is published, in the order in which everybody locks."""
    pks = set(row.provenance.order_by("pk").values_list("point__contribution_id", flat=True))
    lock_contributions(pks)
    return list(Contribution.objects.filter(pk__in=pks).select_related("submission").order_by("pk"))


def _restore(row: Merge, contributions: list[Contribution], by: Any, at: datetime | None) -> None:
    """Give back what the contributions were before, unless another merge still stands or they were withdrawn."""
    before = row.change["before"]
    for contribution in contributions:
        decide(contribution.submission, Verb.UNMERGED, by=by, at=at)
        if contribution.state != ContributionState.MERGED or _stands_elsewhere(contribution):
            continue
        if contribution.submission.state not in WITHDRAWABLE:
            contribution.state = move_contribution(contribution.state, ContributionState.WITHDRAWN)
        else:
            contribution.state = _as_before(contribution, before)
        contribution.save(update_fields=["state"])


def _as_before(contribution: Contribution, before: Mapping[str, str]) -> ContributionState:
    state = move_contribution(contribution.state, ContributionState.OPEN)
    if before.get(str(contribution.uuid)) == ContributionState.IN_TALK:
        return move_contribution(state, ContributionState.IN_TALK)
    return state


def _stands_elsewhere(contribution: Contribution) -> bool:
    standing = Merge.objects.filter(undone_by__isnull=True, result__isnull=False)
    return standing.filter(provenance__point__contribution=contribution).exists()
