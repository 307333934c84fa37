"""Tests of a merge that appears at a time of its own: what waits, what joins, what comes back with a reason."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from blog.actions.refuse import StaleVersion
from blog.models import Article, OutboxRow, Version
from discussion import jobs
from discussion.actions.change_use import change_use
from discussion.actions.desk_draft import drop_draft, save_draft
from discussion.actions.merge import MergeRefused, Refusal
from discussion.actions.offer import talk_about
from discussion.actions.plan_merge import plan_merge, publish_planned, unplan_merge
from discussion.actions.withdraw_text import withdraw_text
from discussion.kinds import MergeProblem, ProvenanceKind, UseChoice, Verb
from discussion.models import Contribution, Decision, Merge, Provenance
from discussion.states import ContributionState, MergeState, PointState
from tests.factories import blog, merging
from tests.world import FIRST, SECOND, World, make_world

pytestmark = pytest.mark.django_db

LONG = "Digitalisierung lebt durch die Menschen in unseren Häusern, und sie braucht sehr viel Zeit."


@pytest.fixture
def world() -> World:
    return make_world()


def tomorrow() -> datetime:
    return timezone.now() + timedelta(days=1)


def draft(world: World, *contributions: Contribution, **other: Any) -> Merge:
    plan = merging.plan(world.article, *contributions, **other)
    return save_draft(key=uuid4(), page=world.article, plan=plan, by=world.cem)


def planned(world: World, *contributions: Contribution, **other: Any) -> Merge:
    return plan_merge(merge=draft(world, *contributions, **other), at=tomorrow(), by=world.cem)


def state(contribution: Contribution) -> str:
    return Contribution.objects.get(pk=contribution.pk).state


def test_a_planned_merge_holds_its_points_and_appears_when_its_time_has_come(world: World) -> None:
    one = merging.contribution(world.article)
    row = planned(world, one)
    assert (row.state, state(one), one.points.get().state) == (
        MergeState.PLANNED,
        ContributionState.PLANNED,
        PointState.PLANNED,
    )
    assert publish_planned() == 0
    assert publish_planned(tomorrow()) == 1
    row.refresh_from_db()
    assert (row.state, row.result.number, row.planned_for) == (MergeState.PUBLISHED, 2, None)
    assert (state(one), one.points.get().state) == (ContributionState.MERGED, PointState.MERGED)
    assert Provenance.objects.get().merge == row
    assert OutboxRow.objects.filter(kind="discussion.mail.merged").count() == 1
    assert publish_planned(tomorrow()) == 0


def test_it_is_planned_for_a_time_to_come(world: World) -> None:
    row = draft(world, merging.contribution(world.article))
    with pytest.raises(MergeRefused) as refused:
        plan_merge(merge=row, at=timezone.now() - timedelta(minutes=1), by=world.cem)
    assert refused.value.reason == Refusal.NO_TIME


def test_it_can_get_another_time_or_none(world: World) -> None:
    one = talk_about(contribution=merging.contribution(world.article), by=world.cem)
    row = planned(world, one)
    later = tomorrow() + timedelta(days=1)
    assert plan_merge(merge=row, at=later, by=world.cem).planned_for == later
    row = unplan_merge(merge=row, by=world.cem)
    assert (row.state, row.planned_for, row.problem) == (MergeState.DRAFT, None, "")
    assert (state(one), one.points.get().state) == (ContributionState.IN_TALK, PointState.OPEN)
    assert unplan_merge(merge=row, by=world.cem).state == MergeState.DRAFT
    verbs = Decision.objects.filter(submission=one.submission).values_list("verb", flat=True)
    assert (list(verbs).count(Verb.PLANNED), list(verbs).count(Verb.UNPLANNED)) == (1, 1)


def test_nobody_plans_what_she_has_not_seen(world: World) -> None:
    row = draft(world, merging.contribution(world.article))
    merging.merged(
        world.article,
        merging.contribution(world.article),
        by=world.cem,
        change=merging.replaced("Vier.", block=SECOND),
    )
    with pytest.raises(StaleVersion):
        plan_merge(merge=row, at=tomorrow(), by=world.cem)


def test_what_was_published_meanwhile_is_joined(world: World) -> None:
    merging.merged(
        world.article, merging.contribution(world.article), by=world.cem, change=merging.replaced(LONG)
    )
    one = merging.contribution(world.article)
    planned(world, one, change=merging.replaced(LONG.replace("sehr viel Zeit", "Zeit und Geduld")))
    merging.merged(
        world.article,
        merging.contribution(world.article),
        by=world.cem,
        change=merging.replaced(LONG.replace("lebt", "lebt nur")),
    )
    assert publish_planned(tomorrow()) == 1
    now = [block["value"] for block in blog.stored(Article.objects.get()) if block["id"] == FIRST]
    assert now == [f"<p>{LONG.replace('lebt', 'lebt nur').replace('sehr viel Zeit', 'Zeit und Geduld')}</p>"]
    assert state(one) == ContributionState.MERGED


def came_back(row: Merge, problem: MergeProblem) -> None:
    row.refresh_from_db()
    assert (row.state, row.problem, row.planned_for) == (MergeState.DRAFT, problem, None)
    assert (
        OutboxRow.objects.filter(kind="discussion.mail.merge_problem", ref=f"merge:{row.uuid}").count() == 1
    )


def test_what_overlaps_is_not_published_and_says_why(world: World) -> None:
    one = merging.contribution(world.article)
    row = planned(world, one, change=merging.replaced("So."))
    merging.merged(
        world.article, merging.contribution(world.article), by=world.cem, change=merging.replaced("Anders.")
    )
    assert publish_planned(tomorrow()) == 0
    came_back(row, MergeProblem.OVERLAP)
    assert state(one) == ContributionState.OPEN
    assert Version.objects.count() == 2


def test_two_passages_at_one_place_are_not_put_in_an_order_by_the_clock(world: World) -> None:
    row = planned(world, merging.contribution(world.article))
    other = merging.added("Zuerst.", block="55555555-5555-4555-8555-555555555555")
    merging.merged(world.article, merging.contribution(world.article), by=world.cem, change=other)
    assert publish_planned(tomorrow()) == 0
    came_back(row, MergeProblem.OVERLAP)


def test_a_use_that_was_taken_back_lets_the_merge_go(world: World) -> None:
    ones = [merging.contribution(world.article, name=name) for name in ("Ada", "Ben")]
    row = planned(world, *ones)
    change_use(submission=ones[0].submission, use=UseChoice.IDEA, proof="receipt:1")
    jobs.publish_merges()
    came_back(row, MergeProblem.CONSENT)
    assert [state(one) for one in ones] == [ContributionState.OPEN] * 2


def test_a_withdrawn_text_lets_the_merge_go(world: World) -> None:
    one = merging.contribution(world.article)
    row = planned(world, one)
    withdraw_text(submission=one.submission, proof="receipt:1")
    jobs.publish_merges(tomorrow())
    came_back(row, MergeProblem.CONSENT)
    assert Version.objects.count() == 1


def test_who_may_no_longer_publish_publishes_nothing(world: World) -> None:
    editor = blog.editor("weg@example.org")
    plan = merging.plan(world.article, merging.contribution(world.article))
    row = save_draft(key=uuid4(), page=world.article, plan=plan, by=editor)
    plan_merge(merge=row, at=tomorrow(), by=editor)
    editor.is_active = False
    editor.save()
    assert publish_planned(tomorrow()) == 0
    came_back(row, MergeProblem.NOT_ALLOWED)


def test_a_locked_page_keeps_the_merge_back(world: World) -> None:
    row = planned(world, merging.contribution(world.article))
    Article.objects.update(locked=True, locked_by=world.dana)
    assert publish_planned(tomorrow()) == 0
    came_back(row, MergeProblem.NOT_FREE)


def test_published_by_hand_with_fewer_points_it_gives_the_others_back(world: World) -> None:
    first, second = (merging.contribution(world.article, name=name) for name in ("Ada", "Ben"))
    row = planned(world, second, first)
    merging.merged(world.article, second, by=world.cem, key=row.uuid)
    assert (state(first), state(second)) == (ContributionState.OPEN, ContributionState.MERGED)
    assert Merge.objects.get().state == MergeState.PUBLISHED


def test_a_draft_is_saved_again_and_dropped(world: World) -> None:
    one = merging.contribution(world.article)
    row = draft(world, one)
    assert (row.state, state(one), row.result) == (MergeState.DRAFT, ContributionState.OPEN, None)
    plan = merging.plan(world.article, one, kind=ProvenanceKind.IDEA, note="Anders.")
    again = save_draft(key=row.uuid, page=world.article, plan=plan, by=world.cem)
    assert (again.pk, again.note, again.plan["folds"][0]["kind"]) == (row.pk, "Anders.", "idea")
    with pytest.raises(MergeRefused):
        save_draft(key=row.uuid, page=world.article, plan=plan, by=blog.editor())
    dropped = drop_draft(key=row.uuid, page=world.article, by=world.cem)
    assert (dropped.state, dropped.plan, dropped.note) == (MergeState.DROPPED, {}, "")
    assert drop_draft(key=row.uuid, page=world.article, by=world.cem) == dropped
    with pytest.raises(MergeRefused) as refused:
        merging.merged(world.article, one, by=world.cem, key=row.uuid)
    assert refused.value.reason == Refusal.KEY_TAKEN


def test_the_draft_becomes_the_merge(world: World) -> None:
    one = merging.contribution(world.article)
    row = draft(world, one)
    merge = merging.merged(world.article, one, by=world.cem, key=row.uuid)
    assert (merge.pk, merge.state) == (row.pk, MergeState.PUBLISHED)
