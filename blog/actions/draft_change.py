"""Puts a change into a page's draft, for a review by the site's workflow, and takes it out again."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.models import Page, Revision

from blog.actions.publish_change import locked
from blog.actions.refuse import PublishRefused, RefusalReason, refuse_unless_open
from blog.actions.stored_blocks import stored_blocks
from blog.kinds import VersionKind
from blog.models.stream import raw_blocks
from blog.queries.public_body import public_blocks, public_body
from blog.text.body import Block
from blog.text.change import Change, Conflict, check, inverse


@transaction.atomic
def put_into_draft(*, page_id: int, change: Change, kind: VersionKind, note: str, by: Any) -> Revision:
    """Save the newest text of the page (the public one, or a draft that there is) with a change as a draft.

    When it is published, it is a version of this kind with this note. Raises `PublishRefused` where it doesn't fit.
    """
    live = locked(page_id)
    refuse_unless_open(live, by)
    before = public_blocks(raw_blocks(live.body))
    draft = live.get_latest_revision_as_object()
    _apply(draft, before, change)
    draft.next_kind, draft.next_note = kind, note
    try:
        revision: Revision = draft.save_revision(user=by, log_action="wagtail.edit")
    except ValidationError as error:
        raise PublishRefused(RefusalReason.INVALID, detail="; ".join(error.messages)) from error
    return revision


@transaction.atomic
def take_from_draft(*, page_id: int, before: tuple[Block, ...], change: Change) -> bool:
    """Take a change that was made on `before` out of the draft; tell whether nothing of it is left there.

    Where somebody has worked on these words in the draft since, the draft stays as it is.
    """
    live = locked(page_id)
    if not live.has_unpublished_changes or live.latest_revision is None:
        return True
    draft = live.get_latest_revision_as_object()
    now = public_blocks(raw_blocks(draft.body))
    result = check((*_applied(before, change),), now, inverse(before, change))
    if isinstance(result, Conflict):
        return False
    draft.set_raw_body(stored_blocks(raw_blocks(draft.body), result.blocks))
    draft.next_kind, draft.next_note = "", ""
    draft.save_revision(user=live.latest_revision.user, clean=False)
    if public_body(draft) == public_body(live):
        Page.objects.filter(pk=page_id).update(has_unpublished_changes=False)
    return True


def _applied(before: tuple[Block, ...], change: Change) -> tuple[Block, ...]:
    result = check(before, before, change)
    return before if isinstance(result, Conflict) else result.blocks


def _apply(draft: Any, before: tuple[Block, ...], change: Change) -> None:
    result = check(before, public_blocks(raw_blocks(draft.body)), change)
    if isinstance(result, Conflict):
        raise PublishRefused(RefusalReason.DRAFT_CONFLICT, clashes=result.clashes)
    draft.set_raw_body(stored_blocks(raw_blocks(draft.body), result.blocks))
