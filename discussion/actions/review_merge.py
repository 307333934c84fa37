"""A merge in Wagtail's workflow: it is reviewed like any edit, settled when Wagtail publishes it, or comes back."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import transaction
from wagtail.models import Page, WorkflowState

from blog.actions.draft_change import put_into_draft, take_from_draft
from blog.kinds import VersionKind
from blog.models import Version
from blog.text.body import Block, Body
from blog.text.change import Change, InsertAfter
from discussion.actions.choose_points import choose
from discussion.actions.hold_points import hold, let_go
from discussion.actions.merge import MergeRefused, Refusal, held_by, settle_merge
from discussion.kinds import MergeProblem
from discussion.models import Merge
from discussion.queries.may_merge import may_propose
from discussion.states import MergeState
from discussion.text.change_json import touched
from discussion.text.composing import change_between
from discussion.text.plan import Plan
from discussion.text.took_effect import folds_in


@transaction.atomic
def send_to_workflow(*, merge: Merge, by: Any) -> Merge:
    """Let a draft of the desk be reviewed by the site's workflow: its text is the page's draft until then."""
    if not may_propose(merge.page, by):
        raise MergeRefused(Refusal.NOT_ALLOWED)
    Page.objects.select_for_update(of=("self",), no_key=True).get(pk=merge.page_id)
    row = Merge.objects.select_related("page").get(pk=merge.pk)
    if row.state == MergeState.IN_REVIEW:
        return row
    page = row.page.specific
    workflow = page.get_workflow()
    if workflow is None or page.current_workflow_state is not None:
        raise MergeRefused(Refusal.NO_REVIEW)
    plan = hold(row, MergeState.IN_REVIEW, by=by)
    row.revision = put_into_draft(
        page_id=page.pk, change=plan.edits, kind=VersionKind(plan.version_kind), note=plan.note, by=by
    )
    row.save()
    workflow.start(Page.objects.get(pk=page.pk).specific, by)
    return row


def settle_reviewed(*, page_id: int, version: Version, previous: Version | None) -> Merge | None:
    """Settle the merge whose text Wagtail has just published, in the same transaction.

    A reviewer may have worked on it: points whose passage says nothing of it any more come back. Raises `MergeRefused`
    if somebody took her consent back: then nothing is published.
    """
    row = _in_review(page_id)
    published = version.revision_id or 0
    if row is None or previous is None or published < (row.revision_id or 0):
        return None
    plan = Plan.from_json(row.plan)
    base = Version.objects.get(page_id=page_id, number=plan.base)
    took = folds_in(plan, Body.from_json(base.body), Body.from_json(version.body))
    if not took:
        return None
    edits = _written(plan, Body.from_json(previous.body).blocks, Body.from_json(version.body).blocks)
    chosen = choose(row.page, took, held=held_by(row), edits=edits)
    settled = replace(plan, base=previous.number, folds=took, edits=edits)
    return settle_merge(row, settled, chosen, version, by=row.editor)


@transaction.atomic
def return_from_review(
    *, page_id: int, problem: MergeProblem, by: Any = None, at: datetime | None = None
) -> Merge | None:
    """Make the merge that was reviewed a draft of the desk again, and take its text out of the page's draft."""
    Page.objects.select_for_update(of=("self",), no_key=True).get(pk=page_id)
    row = _in_review(page_id)
    if row is None:
        return None
    plan = Plan.from_json(row.plan)
    let_go(row, problem=problem, by=by, at=at)
    base = Version.objects.get(page_id=page_id, number=plan.base)
    take_from_draft(page_id=page_id, before=Body.from_json(base.body).blocks, change=plan.edits)
    _end_workflow(page_id, by)
    return row


def release_reviewed(*, page_id: int | None = None) -> int:
    """Take merges (of one page) out of review with a contribution that may not go in any more; return how many there were."""
    rows = Merge.objects.filter(state=MergeState.IN_REVIEW).order_by("pk")
    if page_id is not None:
        rows = rows.filter(page=page_id)
    return sum(_released(page) for page in list(rows.values_list("page", flat=True)))


@transaction.atomic
def _released(page_id: int) -> bool:
    Page.objects.select_for_update(of=("self",), no_key=True).get(pk=page_id)
    row = _in_review(page_id)
    if row is None:
        return False
    try:
        with transaction.atomic():
            plan = Plan.from_json(row.plan)
            choose(row.page, plan.folds, edits=plan.edits)
    except MergeRefused:
        return_from_review(page_id=page_id, problem=MergeProblem.CONSENT)
        return True
    return False


def _written(plan: Plan, before: tuple[Block, ...], after: tuple[Block, ...]) -> Change:
    """Return what was published of the plan's edits, in the words that the reviewer left them, so that it can be undone."""
    named = {edit.id for edit in plan.edits if not isinstance(edit, InsertAfter)} | set(touched(plan.edits))
    return tuple(
        edit
        for edit in change_between(before, after)
        if (edit.block.id if isinstance(edit, InsertAfter) else edit.id) in named
    )


def _in_review(page_id: int) -> Merge | None:
    rows = Merge.objects.filter(page_id=page_id, state=MergeState.IN_REVIEW).select_related("page", "editor")
    return rows.order_by("pk").first()


def _end_workflow(page_id: int, by: Any) -> None:
    """A review whose text is gone is over; the editor starts another one from the desk."""
    state: WorkflowState | None = Page.objects.get(pk=page_id).specific.current_workflow_state
    if state is not None:
        state.cancel(user=by)
