"""Tests of taking a merge back: text, states, and when it is no longer offered."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from blog.kinds import VersionKind
from blog.models import Article, OutboxRow, Version
from discussion.actions.desk_draft import save_draft
from discussion.actions.offer import talk_about
from discussion.actions.plan_merge import plan_merge
from discussion.actions.undo_merge import UndoRefused, undo_merge
from discussion.actions.withdraw_text import withdraw_text
from discussion.kinds import Verb
from discussion.models import Contribution, Decision, Merge
from discussion.queries.provenance_of import provenance_of
from discussion.queries.undo import UndoRefusal, undo_plan
from discussion.states import ContributionState, PointState
from tests.factories import blog, merging
from tests.world import FIRST, SECOND, World, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return make_world()


def undone(merge: Merge, world: World) -> Version:
    return undo_merge(merge=merge, note="Doch nicht.", by=world.cem)


def state(contribution: Contribution) -> str:
    return Contribution.objects.get(pk=contribution.pk).state


def test_the_text_is_as_before_and_the_contribution_waits_again(world: World) -> None:
    before = merging.newest(world.article).body
    contribution = merging.contribution(world.article)
    change = (*merging.replaced("Anders."), *merging.added())
    merge = merging.merged(world.article, contribution, by=world.cem, change=change)
    version = undone(merge, world)
    assert (version.number, version.kind, version.note) == (3, VersionKind.UNDO, "Doch nicht.")
    assert version.body == before
    assert state(contribution) == ContributionState.OPEN
    assert Decision.objects.filter(verb=Verb.UNMERGED, by=world.cem).count() == 1


def test_twice_is_once(world: World) -> None:
    merge = merging.merged(world.article, merging.contribution(world.article), by=world.cem)
    assert undone(merge, world) == undone(merge, world)
    assert Version.objects.count() == 3


def test_a_contribution_that_was_being_talked_about_is_so_again(world: World) -> None:
    contribution = talk_about(contribution=merging.contribution(world.article), by=world.cem)
    undone(merging.merged(world.article, contribution, by=world.cem), world)
    assert state(contribution) == ContributionState.IN_TALK


def test_a_contribution_that_stands_in_another_merge_stays_merged(world: World) -> None:
    contribution = merging.contribution(world.article)
    merging.merged(world.article, contribution, by=world.cem)
    second = merging.merged(
        world.article, contribution, by=world.cem, change=merging.replaced("Anders.", block=SECOND)
    )
    undone(second, world)
    assert state(contribution) == ContributionState.MERGED


def test_undoing_both_in_their_order_of_making_gives_the_state_back(world: World) -> None:
    contribution = merging.contribution(world.article)
    first = merging.merged(world.article, contribution, by=world.cem)
    second = merging.merged(
        world.article, contribution, by=world.cem, change=merging.replaced("Anders.", block=SECOND)
    )
    undone(first, world)
    undone(second, world)
    assert state(contribution) == ContributionState.OPEN


def test_later_changes_elsewhere_stay(world: World) -> None:
    merge = merging.merged(world.article, merging.contribution(world.article), by=world.cem)
    other = merging.contribution(world.article)
    merging.merged(world.article, other, by=world.cem, change=merging.replaced("Vier Fragen.", block=SECOND))
    undone(merge, world)
    assert [block["value"] for block in blog.stored(Article.objects.get())][1:] == [
        "<p>Digitalisierung lebt durch die Menschen.</p>",
        "<p>Vier Fragen.</p>",
    ]


def test_it_is_refused_where_somebody_wrote_on(world: World) -> None:
    merge = merging.merged(
        world.article, merging.contribution(world.article), by=world.cem, change=merging.replaced("A.")
    )
    other = merging.contribution(world.article)
    merging.merged(world.article, other, by=world.cem, change=merging.replaced("A und B."))
    assert undo_plan(merge).refusal == UndoRefusal.TEXT_MOVED_ON
    with pytest.raises(UndoRefused) as refused:
        undone(merge, world)
    assert refused.value.reason == UndoRefusal.TEXT_MOVED_ON
    assert Version.objects.count() == 3


LONG = "Digitalisierung lebt durch die Menschen in unseren Häusern, und sie braucht sehr viel Zeit."


def test_words_that_were_edited_elsewhere_in_the_passage_since_stay(world: World) -> None:
    merging.merged(
        world.article, merging.contribution(world.article), by=world.cem, change=merging.replaced(LONG)
    )
    merge = merging.merged(
        world.article,
        merging.contribution(world.article),
        by=world.cem,
        change=merging.replaced(LONG.replace("sehr viel Zeit", "Zeit und Geduld")),
    )
    later = LONG.replace("sehr viel Zeit", "Zeit und Geduld").replace("lebt", "lebt vor allem")
    merging.merged(
        world.article, merging.contribution(world.article), by=world.cem, change=merging.replaced(later)
    )
    undone(merge, world)
    texts = {block["id"]: block["value"] for block in blog.stored(Article.objects.get())}
    assert texts[FIRST] == f"<p>{LONG.replace('lebt', 'lebt vor allem')}</p>"


def test_then_now_and_what_would_come_back_are_shown_where_it_is_refused(world: World) -> None:
    merge = merging.merged(
        world.article, merging.contribution(world.article), by=world.cem, change=merging.replaced("A.")
    )
    other = merging.contribution(world.article)
    merging.merged(world.article, other, by=world.cem, change=merging.replaced("A und B."))
    (clash,) = undo_plan(merge).clashes
    assert [block.value["html"] for block in (clash.then, clash.now, clash.proposal)] == [
        "<p>A.</p>",
        "<p>A und B.</p>",
        "<p>Digitalisierung lebt durch die Menschen.</p>",
    ]


def test_it_is_taken_out_of_a_draft_as_well(world: World) -> None:
    draft = Article.objects.get()
    draft.title = "In Arbeit"
    draft.save_revision(user=world.cem)
    merge = merging.merged(Article.objects.get(), merging.contribution(world.article), by=world.cem)
    undone(merge, world)
    latest = Article.objects.get().get_latest_revision_as_object()
    assert latest.title == "In Arbeit"
    assert merging.NEW not in [one["id"] for one in blog.stored(latest)]


def test_each_person_hears_of_it_once(world: World) -> None:
    ones = [merging.contribution(world.article, email="ben@example.org", text=text) for text in "ab"]
    merge = merging.merged(world.article, *ones, by=world.cem)
    undone(merge, world)
    undone(merge, world)
    assert OutboxRow.objects.filter(kind="discussion.mail.undone").count() == 1


def test_a_point_that_waits_in_a_planned_merge_waits_there_again(world: World) -> None:
    one = merging.contribution(world.article)
    merge = merging.merged(world.article, one, by=world.cem)
    plan = merging.plan(world.article, one, change=merging.replaced("Anders.", block=SECOND))
    draft = save_draft(key=uuid4(), page=world.article, plan=plan, by=world.cem)
    plan_merge(merge=draft, at=timezone.now() + timedelta(days=1), by=world.cem)
    undone(merge, world)
    assert (one.points.get().state, state(one)) == (PointState.PLANNED, ContributionState.PLANNED)


def test_it_is_refused_where_the_passage_is_gone(world: World) -> None:
    merge = merging.merged(world.article, merging.contribution(world.article), by=world.cem)
    article = Article.objects.get()
    blog.publish(blog.set_body(article, [one for one in blog.stored(article) if one["id"] != merging.NEW]))
    assert undo_plan(merge).refusal == UndoRefusal.TEXT_MOVED_ON


def test_who_may_not_merge_may_not_undo(world: World) -> None:
    merge = merging.merged(world.article, merging.contribution(world.article), by=world.cem)
    with pytest.raises(UndoRefused):
        undo_merge(merge=merge, note="", by=world.dana)


def test_what_is_scheduled_appears_without_it_too(world: World) -> None:
    merge = merging.merged(world.article, merging.contribution(world.article), by=world.cem)
    article = Article.objects.get()
    article.go_live_at = timezone.now() + timedelta(days=1)
    article.save_revision(user=world.cem).publish(user=world.cem)
    undone(merge, world)
    scheduled = Article.objects.get().scheduled_revision.as_object()
    assert merging.NEW not in [one["id"] for one in blog.stored(scheduled)]


def test_a_withdrawn_contribution_does_not_come_back(world: World) -> None:
    contribution = merging.contribution(world.article)
    merge = merging.merged(world.article, contribution, by=world.cem)
    withdraw_text(submission=contribution.submission, proof="receipt:1")
    undone(merge, world)
    assert state(contribution) == ContributionState.WITHDRAWN


def test_provenance_is_told_for_each_version_as_it_was(world: World) -> None:
    merge = merging.merged(world.article, merging.contribution(world.article), by=world.cem)
    undone(merge, world)
    told = {number: list(provenance_of(world.article.pk, number)) for number in (1, 2, 3)}
    assert told == {1: [], 2: [merging.NEW], 3: []}
    assert provenance_of(world.article.pk, None) == {}
    assert FIRST not in told[2]
