"""A merge that is not published yet holds its points: they wait for nobody else, and come back when it lets them go."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from blog.actions.enqueue import enqueue
from blog.actions.refuse import StaleVersion
from blog.models import Version
from discussion.actions.choose_points import choose
from discussion.actions.lock_contributions import lock_contributions
from discussion.actions.merge import before
from discussion.actions.merge_refused import MergeRefused, Refusal
from discussion.actions.record import decide_each
from discussion.actions.settle_points import give_points_back, move_points, settle_all
from discussion.actions.touch import touch_discussion
from discussion.kinds import MergeProblem, Verb
from discussion.models import Contribution, Merge
from discussion.states import (
    STANDS,
    WAITING_FOR_EDITOR,
    ContributionState,
    MergeState,
    PointState,
    move_merge,
)
from discussion.text.plan import Plan, joined_folds

PROBLEM_MAIL = "discussion.mail.merge_problem"


def hold(row: Merge, wanted: MergeState, *, by: Any, at: datetime | None = None) -> Plan:
    """Let a draft hold its points, in the caller's transaction under the page's lock; the caller saves the row.

    The plan must stand on the newest version: what the editor saw is what will be published (`StaleVersion`).
    """
    plan = Plan.from_json(row.plan)
    plan = replace(plan, folds=joined_folds(plan.folds))
    if not plan.edits:
        raise MergeRefused(Refusal.NO_CHANGE)
    newest = (
        Version.objects.filter(page_id=row.page_id).order_by("-number").values_list("number", flat=True)[0]
    )
    if newest != plan.base:
        raise StaleVersion(base=plan.base, now=newest, clashes=())
    chosen = choose(row.page, plan.folds, edits=plan.edits)
    row.state, row.plan, row.problem = move_merge(row.state, wanted), plan.to_json(), ""
    row.change = before(chosen)
    waits = [uuid for uuid, point in chosen.points.items() if point.state not in STANDS]
    move_points(waits, PointState.PLANNED)
    settle_all(chosen.contributions)
    decide_each([one.submission_id for one in chosen.contributions], Verb.PLANNED, by=by, at=at)
    touch_discussion(row.page_id)
    return plan


def let_go(
    row: Merge, *, problem: MergeProblem | None = None, by: Any = None, at: datetime | None = None
) -> Merge:
    """Make a merge that holds points a draft again, under the page's lock; its points are what they were before."""
    plan = Plan.from_json(row.plan)
    pks = set(
        Contribution.objects.filter(points__uuid__in=plan.points).order_by("pk").values_list("pk", flat=True)
    )
    contributions = lock_contributions(pks)
    row.state, row.planned_for = move_merge(row.state, MergeState.DRAFT), None
    row.problem = problem or ""
    row.save(update_fields=["state", "planned_for", "problem"])
    give_points_back(contributions, plan.points)
    waited = {uuid: ContributionState(state) for uuid, state in row.change.get("before", {}).items()}
    settle_all(contributions, {uuid: state for uuid, state in waited.items() if state in WAITING_FOR_EDITOR})
    row.change = {}
    row.save(update_fields=["change"])
    decide_each([one.submission_id for one in contributions], Verb.UNPLANNED, by=by, at=at)
    if problem is not None:
        enqueue(PROBLEM_MAIL, ref=f"merge:{row.uuid}")
    touch_discussion(row.page_id)
    return row
