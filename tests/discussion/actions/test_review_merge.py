"""Tests of a merge that goes through the site's review: published and settled at once, or back on the desk."""

from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import Group, Permission
from django.utils import timezone
from wagtail.models import GroupApprovalTask, GroupPagePermission, Page, Workflow, WorkflowPage, WorkflowTask

from blog.actions.refuse import PublishRefused, RefusalReason
from blog.kinds import VersionKind
from blog.models import Article, OutboxRow, Version
from blog.text.body import Block
from discussion import jobs
from discussion.actions.change_use import change_use
from discussion.actions.desk_draft import save_draft
from discussion.actions.merge import MergeRefused, Refusal
from discussion.actions.review_merge import send_to_workflow
from discussion.actions.undo_merge import undo_merge
from discussion.kinds import AskAnswer, MergeProblem, ProvenanceKind, UseChoice
from discussion.models import Ask, Contribution, Merge, Provenance
from discussion.queries.whole_points import folds_of
from discussion.states import ContributionState, MergeState
from tests.factories import blog, merging
from tests.world import FIRST, SECOND, World, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    """The world, with four eyes: Cem approves."""
    world = make_world()
    workflow = Workflow.objects.create(name="Vier Augen")
    task = GroupApprovalTask.objects.create(name="Freigabe")
    approvers = Group.objects.create(name="Freigabe")
    task.groups.add(approvers)
    world.cem.groups.add(approvers)
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=1)
    WorkflowPage.objects.create(workflow=workflow, page_id=world.article.pk)
    return world


@pytest.fixture
def eva() -> Any:
    """Eva may merge and change pages, and not publish them."""
    eva = blog.user("eva@example.org", is_staff=True)
    writers = Group.objects.create(name="Schreibende")
    change = Permission.objects.get(content_type__app_label="wagtailcore", codename="change_page")
    GroupPagePermission.objects.create(group=writers, page=Page.get_first_root_node(), permission=change)
    eva.groups.add(writers)
    eva.user_permissions.add(*Permission.objects.filter(codename__in=["access_admin", "merge"]))
    return eva


def sent(world: World, by: Any, *contributions: Contribution, **other: Any) -> Merge:
    plan = merging.plan(world.article, *contributions, **other)
    row = save_draft(key=uuid4(), page=world.article, plan=plan, by=by)
    return send_to_workflow(merge=row, by=by)


def state(contribution: Contribution) -> str:
    return Contribution.objects.get(pk=contribution.pk).state


def task_of(page: Article) -> Any:
    return Article.objects.get(pk=page.pk).current_workflow_task_state


def test_who_may_not_publish_lets_it_be_reviewed_and_approval_settles_it(world: World, eva: Any) -> None:
    one = merging.contribution(world.article)
    with pytest.raises(MergeRefused):
        merging.merged(world.article, one, by=eva)
    row = sent(world, eva, one)
    assert (row.state, state(one), Version.objects.count()) == (
        MergeState.IN_REVIEW,
        ContributionState.PLANNED,
        1,
    )
    assert not Provenance.objects.exists()
    task_of(world.article).approve(user=world.cem)

    row.refresh_from_db()
    version = Version.objects.latest("number")
    assert (row.state, row.result, row.editor) == (MergeState.PUBLISHED, version, eva)
    assert (version.number, version.kind, version.note) == (2, VersionKind.MERGE, "Eine Stimme mehr.")
    assert state(one) == ContributionState.MERGED
    assert [str(block) for block in Provenance.objects.values_list("anchor__block", flat=True)] == [
        merging.NEW
    ]
    assert OutboxRow.objects.filter(kind="discussion.mail.merged").count() == 1


def test_what_was_turned_down_is_a_draft_again_and_nothing_of_it_is_left_in_the_page(
    world: World, eva: Any
) -> None:
    one = merging.contribution(world.article)
    row = sent(world, eva, one)
    task_of(world.article).reject(user=world.cem, comment="Noch nicht.")
    row.refresh_from_db()
    assert (row.state, row.problem, state(one)) == (
        MergeState.DRAFT,
        MergeProblem.REJECTED,
        ContributionState.OPEN,
    )
    page = Article.objects.get()
    assert page.current_workflow_state is None
    assert not page.has_unpublished_changes
    assert merging.NEW not in [one["id"] for one in blog.stored(page.get_latest_revision_as_object())]
    assert OutboxRow.objects.filter(kind="discussion.mail.merge_problem").count() == 1
    assert send_to_workflow(merge=row, by=eva).state == MergeState.IN_REVIEW


def test_a_review_that_is_broken_off_gives_it_back(world: World, eva: Any) -> None:
    row = sent(world, eva, merging.contribution(world.article))
    Article.objects.get().current_workflow_state.cancel(user=world.cem)
    row.refresh_from_db()
    assert (row.state, row.problem) == (MergeState.DRAFT, MergeProblem.CANCELLED)


def test_a_reviewer_may_work_on_the_words(world: World, eva: Any) -> None:
    one = merging.contribution(world.article)
    row = sent(world, eva, one)
    page = Article.objects.get().get_latest_revision_as_object()
    blocks = blog.stored(page)
    for block in blocks:
        if block["id"] == merging.NEW:
            block["value"] = "<p>Zuhören ist für uns der Anfang.</p>"
    blog.set_body(page, blocks).save_revision(user=world.cem)
    task_of(world.article).approve(user=world.cem)
    row.refresh_from_db()
    assert row.state == MergeState.PUBLISHED
    before = Version.objects.get(number=1).body
    undo = undo_merge(merge=row, note="Zurück.", by=world.cem)
    assert undo.body == before


def test_points_that_the_reviewer_took_out_come_back(world: World, eva: Any) -> None:
    first, second = (merging.contribution(world.article, name=name) for name in ("Ada", "Ben"))
    folds = (
        *folds_of([first], [merging.NEW], ProvenanceKind.WORDING),
        *folds_of([second], [SECOND], ProvenanceKind.WORDING),
    )
    change = (*merging.added(), *merging.replaced("Vier Fragen stehen am Anfang.", block=SECOND))
    row = sent(world, eva, change=change, folds=folds)
    page = Article.objects.get().get_latest_revision_as_object()
    blog.set_body(page, [one for one in blog.stored(page) if one["id"] != merging.NEW]).save_revision(
        user=world.cem
    )
    task_of(world.article).approve(user=world.cem)
    row.refresh_from_db()
    assert row.state == MergeState.PUBLISHED
    assert (state(first), state(second)) == (ContributionState.OPEN, ContributionState.MERGED)


def test_approved_without_a_word_of_it_it_is_a_draft_again(world: World, eva: Any) -> None:
    one = merging.contribution(world.article)
    row = sent(world, eva, one)
    page = Article.objects.get().get_latest_revision_as_object()
    kept = [block for block in blog.stored(page) if block["id"] != merging.NEW]
    blog.set_body(page, kept).save_revision(user=world.cem)
    task_of(world.article).approve(user=world.cem)
    row.refresh_from_db()
    assert (row.state, row.problem, state(one)) == (
        MergeState.DRAFT,
        MergeProblem.NOT_THERE,
        ContributionState.OPEN,
    )


def test_a_consent_that_was_taken_back_ends_the_review(world: World, eva: Any) -> None:
    one = merging.contribution(world.article)
    row = sent(world, eva, one)
    change_use(submission=one.submission, use=UseChoice.NONE, proof="receipt:1")
    jobs.publish_merges()
    row.refresh_from_db()
    assert (row.state, row.problem) == (MergeState.DRAFT, MergeProblem.CONSENT)
    page = Article.objects.get()
    assert not page.workflow_in_progress
    assert merging.NEW not in [one["id"] for one in blog.stored(page.get_latest_revision_as_object())]


def test_nothing_is_published_that_somebody_took_back_a_moment_ago(world: World, eva: Any) -> None:
    one = merging.contribution(world.article)
    sent(world, eva, one)
    change_use(submission=one.submission, use=UseChoice.NONE, proof="receipt:1")
    with pytest.raises(MergeRefused):
        task_of(world.article).approve(user=world.cem)


def test_other_merges_go_on_beside_a_review(world: World, eva: Any) -> None:
    row = sent(world, eva, merging.contribution(world.article))
    other = merging.contribution(world.article)
    merging.merged(world.article, other, by=world.cem, change=merging.replaced("Vier Fragen.", block=SECOND))
    row.refresh_from_db()
    assert row.state == MergeState.IN_REVIEW
    task_of(world.article).approve(user=world.cem)
    row.refresh_from_db()
    assert (row.state, row.result.number) == (MergeState.PUBLISHED, 3)
    ids = {one["id"]: one["value"] for one in blog.stored(Article.objects.get())}
    assert ids[SECOND] == "<p>Vier Fragen.</p>"
    assert merging.NEW in ids
    (note,) = Provenance.objects.filter(merge=row)
    assert str(note.anchor.block) == merging.NEW


def test_it_is_not_published_by_hand_while_it_is_reviewed(world: World) -> None:
    one = merging.contribution(world.article)
    row = sent(world, world.cem, one)
    with pytest.raises(MergeRefused) as refused:
        merging.merged(world.article, one, by=world.cem, key=row.uuid)
    assert refused.value.reason == Refusal.IN_REVIEW


def test_one_review_at_a_time(world: World, eva: Any) -> None:
    sent(world, eva, merging.contribution(world.article))
    with pytest.raises(MergeRefused) as refused:
        sent(
            world,
            eva,
            merging.contribution(world.article),
            change=merging.replaced("Vier.", block=SECOND),
        )
    assert refused.value.reason == Refusal.NO_REVIEW


def test_a_draft_that_says_something_else_there_is_not_overwritten(world: World, eva: Any) -> None:
    page = Article.objects.get()
    blocks = [one if one["id"] != FIRST else blog.text("Ganz anders.", FIRST) for one in blog.stored(page)]
    blog.set_body(page, blocks).save_revision(user=world.cem)
    with pytest.raises(PublishRefused) as refused:
        sent(world, eva, merging.contribution(world.article), change=merging.replaced("Neu gefasst."))
    assert refused.value.reason == RefusalReason.DRAFT_CONFLICT


def test_words_that_somebody_said_no_to_are_not_sent_and_not_written_by_the_reviewer(
    world: World, eva: Any
) -> None:
    one = merging.contribution(world.article, email="ben@example.org")
    refused = Block(merging.NEW, "text", {"html": "<p>Nein, nicht so.</p>"})
    Ask.objects.create(
        contribution=one,
        asked_by=world.cem,
        answer=AskAnswer.NO,
        answered_at=timezone.now(),
        closed_at=timezone.now(),
        answer_by=timezone.now(),
        after=[refused.to_json()],
    )
    with pytest.raises(MergeRefused) as problem:
        sent(world, eva, one, change=merging.added("Nein, nicht so."))
    assert problem.value.reason == Refusal.SAID_NO
    row = sent(world, eva, one)
    page = Article.objects.get().get_latest_revision_as_object()
    blocks = blog.stored(page)
    for block in blocks:
        if block["id"] == merging.NEW:
            block["value"] = "<p>Nein, nicht so.</p>"
    blog.set_body(page, blocks).save_revision(user=world.cem)
    with pytest.raises(MergeRefused):
        task_of(world.article).approve(user=world.cem)
    row.refresh_from_db()
    assert row.state != MergeState.PUBLISHED
    assert Version.objects.count() == 1
