"""Keeping what an editor has on the merge desk, so that she can go on tomorrow, show it, plan it or let it go."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from blog.models import Version
from discussion.actions.merge import MergeRefused, Refusal, the_same
from discussion.models import Merge
from discussion.queries.may_merge import may_propose
from discussion.states import MergeState, move_merge
from discussion.text.plan import Plan


@transaction.atomic
def save_draft(*, key: UUID, page: Page, plan: Plan, by: Any) -> Merge:
    """Store a plan as the draft with this key; it may still be empty, and holds nobody's contribution back.

    What is planned, in review or published already is not a draft any more: `MergeRefused` (`KEY_TAKEN`).
    """
    if not may_propose(page, by):
        raise MergeRefused(Refusal.NOT_ALLOWED)
    Page.objects.select_for_update(of=("self",), no_key=True).get(pk=page.pk)
    row = the_same(key, page, by)
    if row is not None and row.state != MergeState.DRAFT:
        raise MergeRefused(Refusal.KEY_TAKEN)
    base = Version.objects.filter(page_id=page.pk, number=plan.base).first()
    if base is None:
        raise MergeRefused(Refusal.NO_PASSAGE)
    row = row or Merge(uuid=key, page_id=page.pk, state=MergeState.DRAFT)
    row.base, row.editor, row.plan, row.note = base, by, plan.to_json(), plan.note.strip()
    row.change, row.saved_at = {}, timezone.now()
    row.save()
    return row


@transaction.atomic
def drop_draft(*, key: UUID, page: Page, by: Any) -> Merge | None:
    """Let a draft go; what it said is emptied. Nothing to drop is no fault, twice is once."""
    if not may_propose(page, by):
        raise MergeRefused(Refusal.NOT_ALLOWED)
    rows = Merge.objects.select_for_update(of=("self",)).filter(uuid=key, page_id=page.pk, editor=by)
    row = rows.order_by("pk").first()
    if row is None or row.state == MergeState.DROPPED:
        return row
    if row.state != MergeState.DRAFT:
        raise MergeRefused(Refusal.KEY_TAKEN)
    row.state = move_merge(row.state, MergeState.DROPPED)
    row.plan, row.note, row.saved_at = {}, "", timezone.now()
    row.save(update_fields=["state", "plan", "note", "saved_at"])
    return row
