"""What the discussion does when the article's side tells of a change."""

from collections.abc import Collection
from typing import Any

from wagtail.models import Page
from wagtail.signals import workflow_approved, workflow_cancelled, workflow_rejected

from blog.models import Version
from blog.signals import position_changed, version_published
from discussion.actions.review_merge import return_from_review, settle_reviewed
from discussion.actions.touch import touch_discussion
from discussion.kinds import MergeProblem
from discussion.queries.pages_of_refs import pages_of_refs


def on_version_published(*, page_id: int, version: Version, previous: Version | None, **_: Any) -> None:
    """A merge that was reviewed is published with its text; comments say whether their words still stand."""
    settle_reviewed(page_id=page_id, version=version, previous=previous)
    touch_discussion(page_id)


def on_position_changed(*, refs: Collection[str], **_: Any) -> None:
    """A comment leads to the position that was made of it, as long as readers may see that."""
    for page_id in pages_of_refs(refs):
        touch_discussion(page_id)


def on_workflow_rejected(*, instance: Any, user: Any = None, **_: Any) -> None:
    """What a reviewer turned down comes back to the desk."""
    _come_back(instance, user, MergeProblem.REJECTED)


def on_workflow_cancelled(*, instance: Any, user: Any = None, **_: Any) -> None:
    """A review that was broken off gives the merge back to the desk."""
    _come_back(instance, user, MergeProblem.CANCELLED)


def on_workflow_approved(*, instance: Any, user: Any = None, **_: Any) -> None:
    """What was approved is published by now, unless it is scheduled, or the reviewer took all of the merge out."""
    page = instance.content_object
    if isinstance(page, Page) and page.scheduled_revision is None:
        _come_back(instance, user, MergeProblem.NOT_THERE)


def _come_back(instance: Any, user: Any, problem: MergeProblem) -> None:
    page = instance.content_object
    if isinstance(page, Page):
        return_from_review(page_id=page.pk, problem=problem, by=user)


def connect() -> None:
    """Connect all receivers; called once when the app is ready."""
    version_published.connect(on_version_published, dispatch_uid="discussion.version_published")
    position_changed.connect(on_position_changed, dispatch_uid="discussion.position_changed")
    workflow_rejected.connect(on_workflow_rejected, dispatch_uid="discussion.workflow_rejected")
    workflow_cancelled.connect(on_workflow_cancelled, dispatch_uid="discussion.workflow_cancelled")
    workflow_approved.connect(on_workflow_approved, dispatch_uid="discussion.workflow_approved")
