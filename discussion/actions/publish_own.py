"""Publishing what editors wrote at the desk without any contribution: a revision of their own, nobody's merge."""

from typing import Any

from django.db import transaction
from wagtail.models import Page

from blog.actions.publish_change import publish_change
from blog.kinds import VersionKind
from blog.models import Version
from discussion.actions.desk_draft import drop_draft
from discussion.actions.merge_refused import MergeRefused, Refusal
from discussion.models import Merge
from discussion.queries.may_merge import may_merge
from discussion.text.plan import Plan


@transaction.atomic
def publish_own(*, draft: Merge, page: Page, plan: Plan, by: Any) -> Version:
    """Publish a plan without points, and clear its draft away; one with points, or of somebody else, is refused."""
    if not may_merge(page, by):
        raise MergeRefused(Refusal.NOT_ALLOWED)
    if plan.points or draft.editor_id != by.pk:
        raise MergeRefused(Refusal.KEY_TAKEN)
    if not plan.edits:
        raise MergeRefused(Refusal.NO_CHANGE)
    Page.objects.select_for_update(of=("self",), no_key=True).get(pk=page.pk)
    drop_draft(key=draft.uuid, page=page, by=by)
    kind, note = VersionKind.REVISION, plan.note
    return publish_change(page=page, change=plan.edits, base_version=plan.base, kind=kind, note=note, by=by)
