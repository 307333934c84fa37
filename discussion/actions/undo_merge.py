"""Taking a merge back by a further version, as long as nobody has worked on its passages since."""

from datetime import datetime
from typing import Any

from django.db import transaction
from wagtail.models import Page

from blog.actions.enqueue import enqueue_each
from blog.actions.publish_change import publish_change
from blog.kinds import VersionKind
from blog.models import Version
from blog.text.refused import Refused
from discussion.actions.lock_contributions import lock_contributions
from discussion.actions.record import decide_each
from discussion.actions.settle_points import give_points_back, settle_all
from discussion.actions.touch import touch_discussion
from discussion.actions.withdrawal_tasks import settle_as_undone
from discussion.kinds import Verb
from discussion.models import Contribution, Merge
from discussion.queries.may_merge import may_merge
from discussion.queries.standing_points import standing
from discussion.queries.undo import UndoRefusal, undo_plan
from discussion.states import (
    WAITING_FOR_EDITOR,
    WITHDRAWABLE,
    ContributionState,
    MergeState,
    move_contribution,
    move_merge,
)

UNDONE_MAIL = "discussion.mail.undone"


class UndoRefused(Refused):
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
    row.undone_by, row.state = version, move_merge(row.state, MergeState.UNDONE)
    row.save(update_fields=["undone_by", "state"])
    _restore(row, contributions, by, at)
    settle_as_undone(merge=row, by=by, at=at)
    people = sorted({one.submission.contributor_id for one in contributions})
    enqueue_each(UNDONE_MAIL, [f"merge:{row.uuid}/{person}" for person in people], version=version.number)
    touch_discussion(row.page_id)
    return version


def _locked(row: Merge) -> list[Contribution]:
    """Lock what went in before anything is published, in the order in which everybody locks."""
    pks = set(row.provenance.order_by("pk").values_list("point__contribution_id", flat=True))
    lock_contributions(pks)
    return list(Contribution.objects.filter(pk__in=pks).select_related("submission").order_by("pk"))


def _restore(row: Merge, contributions: list[Contribution], by: Any, at: datetime | None) -> None:
    """Give points and contributions back what they were, unless another merge holds them or they were withdrawn."""
    decide_each([one.submission_id for one in contributions], Verb.UNMERGED, by=by, at=at)
    points = [str(uuid) for uuid in row.provenance.order_by("pk").values_list("point__uuid", flat=True)]
    give_points_back(contributions, points)
    gone = [one for one in contributions if one.submission.state not in WITHDRAWABLE]
    for one in gone:
        if one.state == ContributionState.MERGED and not _stands_elsewhere(one):
            one.state = move_contribution(one.state, ContributionState.WITHDRAWN)
            one.save(update_fields=["state"])
    before = {uuid: ContributionState(state) for uuid, state in row.change["before"].items()}
    waited = {uuid: state for uuid, state in before.items() if state in WAITING_FOR_EDITOR}
    settle_all([one for one in contributions if one not in gone], waited)


def _stands_elsewhere(contribution: Contribution) -> bool:
    return bool(standing(list(contribution.points.values_list("pk", flat=True))))
