"""Carries a published change into the texts of the page that wait: a draft, what is being reviewed, what is scheduled.

Each stays what it is, with the change joined into it, so that nothing that was merged is lost when it appears.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from wagtail.models import Page, Revision, TaskState

from blog.actions.refuse import PublishRefused, RefusalReason
from blog.actions.stored_blocks import stored_blocks
from blog.models.stream import raw_blocks
from blog.queries.public_body import public_blocks
from blog.text.body import Block
from blog.text.change import Change, Conflict, InsertAfter, check


@dataclass(frozen=True, slots=True)
class Waiting:
    """A text that is not public yet; `at` is when it will be, if that is planned. `reason` says why it may refuse."""

    revision: Revision
    reason: RefusalReason
    at: datetime | None = None


def waiting_texts(live: Any) -> tuple[Waiting, ...]:
    """Return the texts of a page that wait, the newest last; publishing takes the time of scheduled ones away."""
    rows = live.revisions.filter(approved_go_live_at__isnull=False).order_by("pk")
    found = {row.pk: Waiting(row, RefusalReason.SCHEDULED, row.approved_go_live_at) for row in rows}
    if live.has_unpublished_changes and live.latest_revision_id not in found:
        reason = RefusalReason.WORKFLOW if live.workflow_in_progress else RefusalReason.DRAFT_CONFLICT
        found[live.latest_revision_id] = Waiting(live.latest_revision, reason)
    return tuple(found[pk] for pk in sorted(found))


def carry_change(
    live: Any, waiting: tuple[Waiting, ...], before: tuple[Block, ...], change: Change, title: str | None
) -> None:
    """Give each of these texts the change, as a newer revision of its own author; raises `PublishRefused` at a clash."""
    fresh = Page.objects.get(pk=live.pk).specific
    for one in waiting:
        page = fresh.with_content_json(one.revision.content)
        now = public_blocks(raw_blocks(page.body))
        result = check(before, now, _for_draft(now, change))
        if isinstance(result, Conflict):
            raise PublishRefused(one.reason, clashes=result.clashes)
        page.set_raw_body(stored_blocks(raw_blocks(page.body), result.blocks))
        page.title = title or page.title
        newer = page.save_revision(user=one.revision.user, clean=False, approved_go_live_at=one.at)
        # Who reviews goes on with this one; Wagtail publishes the newest.
        running = TaskState.objects.filter(revision=one.revision, status=TaskState.STATUS_IN_PROGRESS)
        running.update(revision=newer)


def _for_draft(now: tuple[Block, ...], change: Change) -> Change:
    """Let insertions behind a passage that the draft has dropped go to the end."""
    known = {block.id for block in now} | {edit.block.id for edit in change if isinstance(edit, InsertAfter)}
    last = now[-1].id if now else None
    return tuple(
        InsertAfter(last, edit.block)
        if isinstance(edit, InsertAfter) and edit.id is not None and edit.id not in known
        else edit
        for edit in change
    )
