"""Folding contributions into the article: the only writer of merges.

One transaction: the change to the text (its next version), the merge, anchors and provenance, the states of points and
contributions with their decisions, and what follows as rows of the outbox. Locks are taken in one order: the page, the
submissions and contributions by key, the row of the discussion. The number of statements grows with the folds alone.
"""

from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from blog.actions.enqueue import enqueue_each
from blog.actions.publish_change import publish_change
from blog.kinds import VersionKind
from blog.models import Version
from discussion.actions.choose_points import Chosen, choose
from discussion.actions.keep_provenance import keep_provenance
from discussion.actions.merge_refused import MergeRefused, Refusal
from discussion.actions.record import decide_each
from discussion.actions.settle_points import give_points_back, move_points, settle_all
from discussion.actions.touch import touch_discussion
from discussion.kinds import ProvenanceKind, Verb
from discussion.models import Merge
from discussion.queries.may_merge import may_merge
from discussion.states import PENDING_MERGE, UNPUBLISHED, MergeState, PointState, move_merge
from discussion.text.change_json import change_to_json
from discussion.text.plan import Plan, joined_folds

__all__ = ["MERGED_MAIL", "MergeRefused", "Refusal", "merge", "settle_merge"]

MERGED_MAIL = "discussion.mail.merged"


@transaction.atomic
def merge(*, key: UUID, page: Page, plan: Plan, by: Any, at: datetime | None = None) -> Merge:
    """Fold points into a page as a plan says; the same `key` gives the same merge, and publishes its draft."""
    if not may_merge(page, by):
        raise MergeRefused(Refusal.NOT_ALLOWED)
    Page.objects.select_for_update(of=("self",), no_key=True).get(pk=page.pk)
    row = the_same(key, page, by)
    if row is not None and row.state not in UNPUBLISHED:
        return row
    if row is not None and row.state == MergeState.IN_REVIEW:
        raise MergeRefused(Refusal.IN_REVIEW)
    plan = replace(plan, folds=joined_folds(plan.folds))
    chosen = choose(page, plan.folds, held=held_by(row), edits=plan.edits)
    if not plan.edits:
        raise MergeRefused(Refusal.NO_CHANGE)
    version = publish_change(
        page=page,
        change=plan.edits,
        base_version=plan.base,
        kind=VersionKind(plan.version_kind),
        note=plan.note,
        by=by,
    )
    return settle_merge(row or Merge(uuid=key, page_id=page.pk), plan, chosen, version, by=by, at=at)


def the_same(key: UUID, page: Page, by: Any) -> Merge | None:
    """Return the merge that has this key already; one of another page or editor, or a dropped one, is refused."""
    row = Merge.objects.filter(uuid=key).select_related("result").first()
    if row is None:
        return None
    if row.page_id != page.pk or row.editor_id != by.pk or row.state == MergeState.DROPPED:
        raise MergeRefused(Refusal.KEY_TAKEN)
    return row


def settle_merge(
    row: Merge, plan: Plan, chosen: Chosen, version: Version, *, by: Any, at: datetime | None = None
) -> Merge:
    """Write down that a plan was published as this version, in the transaction that published it."""
    base = Version.objects.get(page_id=row.page_id, number=version.number - 1)
    held = held_by(row)
    if row.pk is not None:
        row.state = move_merge(row.state, MergeState.PUBLISHED)
    row.base, row.result, row.editor, row.note = base, version, by, plan.note.strip()
    row.plan, row.at, row.planned_for, row.problem = plan.to_json(), at or timezone.now(), None, ""
    row.change = {"edits": change_to_json(plan.edits), **before(chosen, row.change)}
    row.save()
    keep_provenance(row, base, version, plan.folds, chosen.points)
    _settle(plan, chosen, by, at, held)
    _tell(row, version, chosen)
    return row


def before(chosen: Chosen, kept: Any = None) -> dict[str, Any]:
    """Return the states before a merge, so that taking it back can restore them; a plan has kept them already."""
    if kept and "before" in kept:
        return {"before": kept["before"]}
    return {"before": {str(one.uuid): one.state for one in chosen.contributions}}


def held_by(row: Merge | None) -> tuple[str, ...]:
    """Return the points that a merge holds because it is planned or in review."""
    pending = row is not None and row.pk is not None and row.state in PENDING_MERGE
    return Plan.from_json(row.plan).points if row is not None and pending else ()


def _settle(plan: Plan, chosen: Chosen, by: Any, at: datetime | None, held: tuple[str, ...]) -> None:
    kept = {point for fold in plan.folds if fold.kind == ProvenanceKind.COUNTER for point in fold.points}
    merged = {point for fold in plan.folds if fold.kind != ProvenanceKind.COUNTER for point in fold.points}
    move_points(merged, PointState.MERGED)
    move_points(kept - merged, PointState.KEPT)
    if left := set(held) - kept - merged:
        give_points_back((*chosen.let_go, *chosen.contributions), left)
    settle_all((*chosen.let_go, *chosen.contributions))
    went_in = {chosen.points[point].contribution_id for point in merged}
    for verb, submissions in (
        (Verb.MERGED, [one.submission_id for one in chosen.contributions if one.pk in went_in]),
        (Verb.KEPT, [one.submission_id for one in chosen.contributions if one.pk not in went_in]),
    ):
        decide_each(submissions, verb, by=by, at=at)


def _tell(row: Merge, version: Version, chosen: Chosen) -> None:
    """Store one mail for each person, however many of her points went in; the discussion shows it, too."""
    people = sorted({one.submission.contributor_id for one in chosen.contributions})
    enqueue_each(MERGED_MAIL, [f"merge:{row.uuid}/{person}" for person in people], version=version.number)
    touch_discussion(row.page_id)
