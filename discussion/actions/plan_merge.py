"""Letting a merge appear at a time of its own, and what the clock does when it has come."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from blog.actions.refuse import PublishRefused, RefusalReason
from discussion.actions.choose_points import choose
from discussion.actions.hold_points import hold, let_go
from discussion.actions.merge import MergeRefused, Refusal, merge
from discussion.kinds import MergeProblem
from discussion.models import Merge
from discussion.queries.may_merge import may_merge
from discussion.queries.rebasing import on_newest
from discussion.states import MergeState
from discussion.text.plan import Plan

PROBLEMS = {
    RefusalReason.DRAFT_CONFLICT: MergeProblem.DRAFT,
    RefusalReason.WORKFLOW: MergeProblem.DRAFT,
    RefusalReason.SCHEDULED: MergeProblem.DRAFT,
    RefusalReason.NO_PERMISSION: MergeProblem.NOT_ALLOWED,
    RefusalReason.INVALID: MergeProblem.INVALID,
    RefusalReason.DOES_NOT_FIT: MergeProblem.OVERLAP,
    RefusalReason.NOTHING_CHANGED: MergeProblem.OVERLAP,
}


@transaction.atomic
def plan_merge(*, merge: Merge, at: datetime, by: Any) -> Merge:
    """Let a draft appear at a time; its points are planned until then. A planned one gets another time."""
    row = locked(merge, by)
    if at <= timezone.now():
        raise MergeRefused(Refusal.NO_TIME)
    if row.state != MergeState.PLANNED:
        hold(row, MergeState.PLANNED, by=by)
    row.planned_for = at
    row.save()
    return row


@transaction.atomic
def unplan_merge(*, merge: Merge, by: Any) -> Merge:
    """Make a planned merge a draft again; twice is once."""
    row = locked(merge, by)
    return let_go(row, by=by) if row.state == MergeState.PLANNED else row


def publish_planned(now: datetime | None = None) -> int:
    """Publish the planned merges whose time has come, each for itself; return how many appeared.

    What was published meanwhile is joined. Where it overlaps, or somebody has taken her consent back, the merge is a
    draft again that says why.
    """
    now = now or timezone.now()
    due = Merge.objects.filter(state=MergeState.PLANNED, planned_for__lte=now).order_by("planned_for", "pk")
    return sum(_publish(pk, now) for pk in list(due.values_list("pk", flat=True)))


def release_unconsented() -> int:
    """Let go of planned merges with a contribution that may not go in any more; return how many there were."""
    planned = Merge.objects.filter(state=MergeState.PLANNED).order_by("pk")
    return sum(_released(pk) for pk in list(planned.values_list("pk", flat=True)))


def locked(merge: Merge, by: Any) -> Merge:
    """Return a merge under the lock of its page; raises `MergeRefused` for who may not merge there."""
    if not may_merge(merge.page, by):
        raise MergeRefused(Refusal.NOT_ALLOWED)
    Page.objects.select_for_update(of=("self",), no_key=True).get(pk=merge.page_id)
    return Merge.objects.select_related("page").get(pk=merge.pk)


@transaction.atomic
def _publish(pk: int, now: datetime) -> bool:
    row = _still_planned(pk)
    if row is None or row.planned_for is None or row.planned_for > now:
        return False
    problem = _published(row, now)
    if problem is not None:
        let_go(row, problem=problem, at=now)
    return problem is None


def _still_planned(pk: int) -> Merge | None:
    """Lock the page, then look again: another worker, or the editor, may have been faster."""
    page_id = Merge.objects.values_list("page_id", flat=True).get(pk=pk)
    Page.objects.select_for_update(of=("self",), no_key=True).get(pk=page_id)
    rows = Merge.objects.filter(pk=pk, state=MergeState.PLANNED).select_related("page", "editor")
    return rows.order_by("pk").first()


def _published(row: Merge, now: datetime) -> MergeProblem | None:
    """Publish in a savepoint; return what stood in the way."""
    plan = on_newest(row.page_id, Plan.from_json(row.plan))
    if not isinstance(plan, Plan):
        return MergeProblem.OVERLAP
    if row.editor is None or not row.editor.is_active:
        return MergeProblem.NOT_ALLOWED
    try:
        with transaction.atomic():
            merge(key=row.uuid, page=row.page.specific, plan=plan, by=row.editor, at=now)
    except MergeRefused as refused:
        return MergeProblem.NOT_ALLOWED if refused.reason == Refusal.NOT_ALLOWED else MergeProblem.CONSENT
    except PublishRefused as refused:
        return PROBLEMS.get(refused.reason, MergeProblem.NOT_FREE)
    return None


@transaction.atomic
def _released(pk: int) -> bool:
    row = _still_planned(pk)
    if row is None:
        return False
    try:
        with transaction.atomic():
            plan = Plan.from_json(row.plan)
            choose(row.page, plan.folds, edits=plan.edits)
    except MergeRefused:
        let_go(row, problem=MergeProblem.CONSENT)
        return True
    return False
