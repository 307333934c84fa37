"""What the story's editors have others look at before it is published: drafts of the desk, links to read along, four eyes."""

import uuid
from datetime import timedelta
from typing import Any, Final

from django.contrib.auth.models import Group
from wagtail.models import GroupApprovalTask, Workflow, WorkflowPage, WorkflowTask

from discussion.actions.desk_draft import save_draft
from discussion.actions.invite_review import answer_review, invite_review
from discussion.actions.review_merge import send_to_workflow
from discussion.kinds import ReviewVerdict
from discussion.models import Merge, Token
from discussion.queries.open_review import seal_of
from haltung.accounts.roles import LEADERS
from haltung.demo import content, passages
from haltung.demo.clock import clock_at
from haltung.demo.desk import Act, plan_of

FOUR_EYES: Final = "Vier Augen"
TO_READ: Final = timedelta(hours=5)


def leave_draft(act: Act) -> Merge:
    """Leave a merge on the desk, half done; `as: redaktion` makes it one of the login that the demo gives away."""
    key = uuid.uuid5(passages.NAMESPACE, f"{act.page.slug}/{act.told['at']}")
    plan = plan_of(act.page, act.sent, act.told, act.change)
    return save_draft(key=key, page=act.page, plan=plan, by=_editor(act))


def _editor(act: Act) -> Any:
    return act.ground.editor if act.told.get("as") == "redaktion" else act.by


def have_it_read(act: Act) -> None:
    """Ask people without an account to read a draft; those who answer in the story do so by their link."""
    merge = leave_draft(act)
    for reader in act.told["readers"]:
        review = invite_review(
            merge=merge,
            email=f"{reader['by']}@example.org",
            name=content.read("people")[reader["by"]]["name"],
            question=reader["question"].strip(),
            by=merge.editor,
        )
        if "says" in reader:
            with clock_at(act.at + TO_READ):
                token = Token.objects.mint(None, Token.REVIEW, review=review)
                verdict = ReviewVerdict(reader["says"])
                answer_review(token=token, verdict=verdict, words=reader["words"], seen=seal_of(merge))


def send_to_four_eyes(act: Act) -> None:
    """Switch four eyes on for this article, and let a merge wait there."""
    workflow = Workflow.objects.create(name=FOUR_EYES)
    task = GroupApprovalTask.objects.create(name=FOUR_EYES)
    task.groups.add(Group.objects.get(name=LEADERS))
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=1)
    WorkflowPage.objects.create(workflow=workflow, page_id=act.page.pk)
    send_to_workflow(merge=leave_draft(act), by=act.by)
