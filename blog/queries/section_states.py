"""How far the talk about each section is."""

from blog.kinds import SectionStateKind
from blog.models.section_state import SectionState
from blog.queries.read_models import StateLine


def section_states(page_id: int) -> dict[str, StateLine]:
    """Return the passage that a section begins with → its state, for those that have one. One statement."""
    rows = SectionState.objects.filter(page_id=page_id).order_by("pk").values_list("block", "state")
    return {str(block): StateLine(state, str(SectionStateKind(state).label)) for block, state in rows}
