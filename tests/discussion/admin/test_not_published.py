"""An approval in the same minute as somebody takes a consent back: nothing appears, nothing is lost, and it is said."""

from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupApprovalTask, Workflow, WorkflowPage, WorkflowTask
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from blog.models import Article, OutboxRow, Version
from discussion.actions.change_use import change_use
from discussion.actions.desk_draft import save_draft
from discussion.actions.review_merge import send_to_workflow
from discussion.kinds import MergeProblem, UseChoice
from discussion.models import Merge
from discussion.states import MergeState
from tests.factories import blog, merging
from tests.world import FIRST, World

pytestmark = pytest.mark.django_db


@pytest.fixture
def reviewed(world: World) -> Merge:
    """A merge that waits for Cem's approval, and whose contributor takes her consent back."""
    workflow = Workflow.objects.create(name="Vier Augen")
    task = GroupApprovalTask.objects.create(name="Freigabe")
    approvers = Group.objects.create(name="Freigabe")
    task.groups.add(approvers)
    world.cem.groups.add(approvers)
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=1)
    WorkflowPage.objects.create(workflow=workflow, page_id=world.article.pk)
    one = merging.contribution(world.article, text="Kanarienvogelwort.")
    row = save_draft(key=uuid4(), page=world.article, plan=merging.plan(world.article, one), by=world.cem)
    row = send_to_workflow(merge=row, by=world.cem)
    change_use(submission=one.submission, use=UseChoice.NONE, proof="receipt:1")
    return row


def edit_address() -> str:
    return reverse("wagtailadmin_pages:edit", args=[Article.objects.get().pk])


def form(**changed: str) -> dict[str, Any]:
    """What Wagtail's editor sends for the draft that is reviewed, with other words in some passages."""
    page = Article.objects.get()
    draft = page.get_latest_revision_as_object()
    blocks = blog.stored(draft)
    told = [changed.get(block["id"], block["value"]) for block in blocks]
    sent = nested_form_data(
        {
            "title": draft.title,
            "slug": draft.slug,
            "standfirst": draft.standfirst,
            "discussion_mode": draft.discussion_mode,
            "loaded_revision_id": str(page.latest_revision_id),
            "body": streamfield(
                [
                    (block["type"], rich_text(value) if isinstance(value, str) else value)
                    for block, value in zip(blocks, told, strict=True)
                ]
            ),
            "article_authors": inline_formset([]),
            "comments": inline_formset([]),
        }
    )
    for place, block in enumerate(blocks):
        sent[f"body-{place}-id"] = block["id"]
    return sent


APPROVED = {"action-workflow-action": "1", "workflow-action-name": "approve"}


def test_the_reviewer_reads_what_happened_and_nothing_is_published(
    world: World, reviewed: Merge, client: Client
) -> None:
    client.force_login(world.cem)
    answer = client.post(edit_address(), {**form(), **APPROVED})
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "Gerade eben wurde eine Einwilligung zurückgenommen" in html
    assert "wieder auf der Werkbank" in html
    assert "data-wagtail" in html or "wagtailadmin" in html
    assert "Kanarienvogelwort" not in html
    assert Version.objects.count() == 1
    assert merging.NEW not in [one["id"] for one in blog.stored(Article.objects.get())]


def test_the_merge_lies_on_the_desk_again_and_its_editor_gets_a_mail(
    world: World, reviewed: Merge, client: Client
) -> None:
    client.force_login(world.cem)
    client.post(edit_address(), {**form(), **APPROVED})
    reviewed.refresh_from_db()
    assert (reviewed.state, reviewed.problem) == (MergeState.DRAFT, MergeProblem.CONSENT)
    assert reviewed.plan["edits"]
    assert OutboxRow.objects.filter(kind="discussion.mail.merge_problem").count() == 1
    assert not Article.objects.get().workflow_in_progress


def test_what_she_wrote_while_reviewing_is_kept_as_a_draft(
    world: World, reviewed: Merge, client: Client
) -> None:
    client.force_login(world.cem)
    html = client.post(
        edit_address(), {**form(**{FIRST: "<p>Von der Prüferin verbessert.</p>"}), **APPROVED}
    ).content.decode()
    assert "als Entwurf gespeichert" in html
    page = Article.objects.get()
    draft = {one["id"]: one["value"] for one in blog.stored(page.get_latest_revision_as_object())}
    assert "Von der Prüferin verbessert." in draft[FIRST]
    assert merging.NEW not in draft
    assert Version.objects.count() == 1


def test_the_dialog_in_the_list_of_reviews_leads_to_the_message(
    world: World, reviewed: Merge, client: Client
) -> None:
    client.force_login(world.cem)
    task = Article.objects.get().current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[reviewed.page_id, "approve", task.pk])
    answer = client.post(
        address, {"comment": "", "next": "/redaktion/"}, headers={"X-Requested-With": "XMLHttpRequest"}
    )
    assert answer.json() == {"step": "success", "redirect": edit_address()}
    assert "Gerade eben wurde eine Einwilligung zurückgenommen" in client.get(edit_address()).content.decode()
    assert Version.objects.count() == 1
    reviewed.refresh_from_db()
    assert reviewed.state == MergeState.DRAFT


def test_without_a_withdrawal_the_same_approval_publishes(
    world: World, reviewed: Merge, client: Client
) -> None:
    submission = reviewed.page.contributions.get().submission
    change_use(submission=submission, use=UseChoice.WORDING, proof="receipt:1")
    client.force_login(world.cem)
    assert client.post(edit_address(), {**form(), **APPROVED}).status_code == 302
    reviewed.refresh_from_db()
    assert reviewed.state == MergeState.PUBLISHED
    assert Version.objects.count() == 2
