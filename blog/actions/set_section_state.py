"""Says how far the talk about a section is: shown at its heading, on the timeline, and no version of the text."""

from typing import Any
from uuid import UUID

from django.db import transaction
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
    rows = SectionState.objects.select_for_update(of=("self",)).filter(page=page).order_by("pk")
    known = {row.block: row for row in rows}
    changed = sum(_set(page, known.get(block), block, state, by) for block, state in states.items())
    if changed:
        note_event(page_id=page.pk, kind=EventKind.SECTION_STATE, by=by)
        log(instance=page, action="blog.section_state", user=by, content_changed=False)
    return changed


def _set(
    page: LivingPage, row: SectionState | None, block: UUID, state: SectionStateKind | None, by: Any
) -> bool:
    """Make one row say so; tells whether it said something else before."""
    if row is not None and row.state == state:
        return False
    if row is not None:
        row.delete()
    if state is not None:
        SectionState.objects.create(page=page, block=block, state=state, by=by)
    return row is not None or state is not None


def set_section_state(*, page: LivingPage, block: UUID, state: SectionStateKind | None, by: Any) -> int:
    """Set the state of one section."""
    return set_section_states(page=page, states={block: state}, by=by)
