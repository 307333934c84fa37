"""The look before publishing: difference, provenance, note, who hears what, warnings; then publish, plan or go back."""

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupApprovalTask, Workflow, WorkflowPage, WorkflowTask

from blog.models import Article, Version
from discussion.actions.desk_draft import save_draft
from discussion.kinds import ProvenanceKind, UseChoice
from discussion.models import Merge, Provenance, Submission
from discussion.states import MergeState
from tests.factories import blog, merging
from tests.world import FIRST, World, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def desk(world: World, client: Client) -> Client:
    client.force_login(world.cem)
    return client


def draft(world: World, *contributions: Any, **told: Any) -> Merge:
    told = {
        "change": merging.replaced("Digitalisierung lebt durch die Menschen. Auch nachts."),
        "note": "",
        **told,
    }
    plan = merging.plan(world.article, *contributions, **told)
    return save_draft(key=Merge().uuid, page=world.article, plan=plan, by=world.cem)


def address(world: World, row: Merge) -> str:
    return reverse("merge_look", args=[world.article.pk, row.uuid])


def test_everything_to_know_is_on_one_page(world: World, desk: Client) -> None:
    row = draft(
        world, merging.contribution(world.article, text="Auch nachts."), merging.contribution(world.article)
    )
    page = desk.get(address(world, row)).content.decode()
    for words in (
        "<ins>",
        "Ben Beiträger",
        "Wortlaut",
        "Zwei Hinweise von Leser:innen eingearbeitet: Absatz 1 ergänzt.",
        "Absatz 1 (Wortlaut)",
        "Fassung 2 veröffentlichen",
    ):
        assert words in page


def test_a_passage_has_one_name_there_and_a_taken_wording_is_shown_itself(world: World, desk: Client) -> None:
    taken = merging.contribution(world.article, text="Das klingt freundlicher.")
    Submission.objects.filter(pk=taken.submission_id).update(proposal="Auch nachts hören wir zu.")
    row = draft(world, taken)
    page = desk.get(address(world, row)).content.decode()
    assert '<p class="w-label-3">Absatz 1</p>' in page
    assert "Vorgeschlagener Wortlaut: Auch nachts hören wir zu." in page


def test_publishing_makes_the_version_and_a_second_press_none(world: World, desk: Client) -> None:
    row = draft(world, merging.contribution(world.article))
    for _press in range(2):
        answer = desk.post(address(world, row), {"do": "publish", "note": "Auch nachts."})
        assert answer.status_code == 302
    version = Version.objects.latest("number")
    assert (version.number, version.note) == (2, "Auch nachts.")
    assert Provenance.objects.get().kind == ProvenanceKind.WORDING
    assert "Auch nachts." in str(blog.stored(Article.objects.get())[1]["value"])


def test_without_contributions_the_version_is_the_editors_own_and_a_second_press_makes_none(
    world: World, desk: Client
) -> None:
    row = draft(world)
    for _press in range(2):
        answer = desk.post(address(world, row), {"do": "publish", "note": "Klarer gesagt."})
        assert answer.status_code == 302
    version = Version.objects.latest("number")
    assert (version.number, version.kind, version.note) == (2, "revision", "Klarer gesagt.")
    row.refresh_from_db()
    assert (row.state, row.result) == (MergeState.DROPPED, None)
    assert not Provenance.objects.exists()


def test_without_contributions_nothing_is_offered_that_would_be_refused(world: World, desk: Client) -> None:
    alone, together = draft(world), draft(world, merging.contribution(world.article))
    assert 'value="plan"' in desk.get(address(world, together)).content.decode()
    page = desk.get(address(world, alone)).content.decode()
    assert 'value="plan"' not in page
    assert reverse("wagtailadmin_pages:edit", args=[world.article.pk]) in page
    sent = desk.post(address(world, alone), {"do": "plan", "note": "Neu.", "at": "2099-01-01T10:00"})
    assert "Ohne Beitrag lässt sich das weder planen noch zur Prüfung geben." in sent.content.decode()


def test_a_note_is_needed(world: World, desk: Client) -> None:
    row = draft(world, merging.contribution(world.article))
    answer = desk.post(address(world, row), {"do": "publish", "note": "  "})
    assert answer.status_code == 422
    assert "Sag in einem Satz, was neu ist." in answer.content.decode()
    assert Version.objects.count() == 1


def test_going_back_keeps_the_note(world: World, desk: Client) -> None:
    row = draft(world, merging.contribution(world.article))
    answer = desk.post(address(world, row), {"do": "back", "note": "Halb fertig."})
    assert (
        answer.headers["Location"] == f"{reverse('merge_desk', args=[world.article.pk])}?entwurf={row.uuid}"
    )
    assert "Halb fertig." in desk.get(address(world, row)).content.decode()


def test_words_that_are_not_free_stop_and_lead_to_the_question(world: World, desk: Client) -> None:
    one = merging.contribution(world.article, use=UseChoice.IDEA)
    row = draft(world, one, kind=ProvenanceKind.WORDING)
    page = desk.get(address(world, row)).content.decode()
    assert reverse("merge_ask", args=[world.article.pk, one.uuid]) + f"?entwurf={row.uuid}" in page
    assert "merge-warning--stops" in page
    assert desk.post(address(world, row), {"do": "publish", "note": "Neu."}).status_code == 409
    assert Version.objects.count() == 1


def test_who_was_overtaken_goes_back_to_the_bench(world: World, desk: Client) -> None:
    row = draft(world, merging.contribution(world.article))
    merging.merged(
        world.article, merging.contribution(world.article), by=world.cem, change=merging.replaced("Ihr Satz.")
    )
    answer = desk.post(address(world, row), {"do": "publish", "note": "Neu."})
    assert answer.headers["Location"].endswith(f"?entwurf={row.uuid}")
    assert Version.objects.count() == 2
    assert desk.get(address(world, row)).status_code == 302


def test_a_merge_is_planned_and_comes_back(world: World, desk: Client) -> None:
    row = draft(world, merging.contribution(world.article))
    bad = desk.post(address(world, row), {"do": "plan", "note": "Neu.", "at": "2001-01-01T10:00"})
    assert bad.status_code == 422
    good = desk.post(address(world, row), {"do": "plan", "note": "Neu.", "at": "2099-01-01T10:00"})
    assert good.status_code == 302
    row.refresh_from_db()
    assert row.state == MergeState.PLANNED
    page = desk.get(reverse("merge_desk", args=[world.article.pk])).content.decode()
    unplan = reverse("merge_unplan", args=[world.article.pk, row.uuid])
    assert unplan in page
    desk.post(unplan)
    row.refresh_from_db()
    assert row.state == MergeState.DRAFT


def test_a_quoted_contribution_is_shown_with_its_words(world: World, desk: Client) -> None:
    from blog.text.body import Block
    from blog.text.change import InsertAfter

    one = merging.contribution(world.article, text="Wir wollen gefragt werden.")
    quote = Block(merging.NEW, "contribution", {"ref": one.ref})
    row = draft(world, one, change=(InsertAfter(FIRST, quote),))
    page = desk.get(address(world, row)).content.decode()
    assert "Wir wollen gefragt werden." in page
    assert f">{one.ref}" not in page


def test_a_locked_article_says_so(world: World, desk: Client) -> None:
    row = draft(world, merging.contribution(world.article))
    Article.objects.filter(pk=world.article.pk).update(locked=True, locked_by=world.dana)
    page = desk.get(address(world, row)).content.decode()
    assert "Die Seite ist gesperrt." in page
    assert desk.post(address(world, row), {"do": "publish", "note": "Neu."}).status_code == 409


def test_a_merge_is_given_to_the_sites_review_and_comes_out_when_it_is_approved(
    world: World, desk: Client
) -> None:
    row = draft(world, merging.contribution(world.article))
    assert 'value="workflow"' not in desk.get(address(world, row)).content.decode()
    approvers = Group.objects.create(name="Freigabe")
    world.cem.groups.add(approvers)
    task = GroupApprovalTask.objects.create(name="Freigabe")
    task.groups.add(approvers)
    workflow = Workflow.objects.create(name="Vier Augen")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=1)
    WorkflowPage.objects.create(workflow=workflow, page_id=world.article.pk)
    assert 'value="workflow"' in desk.get(address(world, row)).content.decode()
    assert desk.post(address(world, row), {"do": "workflow", "note": "Neu."}).status_code == 302
    row.refresh_from_db()
    assert (row.state, Version.objects.count()) == (MergeState.IN_REVIEW, 1)
    Article.objects.get(pk=world.article.pk).current_workflow_task_state.approve(user=world.cem)
    row.refresh_from_db()
    assert (row.state, Version.objects.count()) == (MergeState.PUBLISHED, 2)
    assert Version.objects.get(number=2).note == "Neu."
