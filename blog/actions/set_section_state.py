"""Says how far the talk about a section is: shown at its heading, on the timeline, and no version of the text."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from blog.actions.note_event import note_event
from blog.kinds import EventKind, SectionStateKind
from blog.models.living_page import LivingPage
from blog.models.section_state import SectionState


@transaction.atomic
def set_section_states(*, page: LivingPage, states: dict[UUID, SectionStateKind | None], by: Any) -> int:
    """Set the states of sections by the passage that each begins with; None takes a state away. Returns how many changed.

    Several at once are one event on the timeline.
    """
    known = {
        row.block: row for row in SectionState.objects.select_for_update().filter(page=page).order_by("pk")
    }
    changed = 0
    for block, state in states.items():
        row = known.get(block)
        if state is None:
            changed += bool(row and row.delete())
        elif row is None or row.state != state:
            SectionState.objects.update_or_create(
                page=page, block=block, defaults={"state": state, "by": by, "at": timezone.now()}
            )
            changed += 1
    if changed:
        note_event(page_id=page.pk, kind=EventKind.SECTION_STATE, by=by)
        log(instance=page, action="blog.section_state", user=by, content_changed=False)
    return changed


def set_section_state(*, page: LivingPage, block: UUID, state: SectionStateKind | None, by: Any) -> int:
    """Set the state of one section."""
    return set_section_states(page=page, states={block: state}, by=by)
