"""What a passage is called when people talk about it: „Absatz 4“, „die Überschrift“; paragraphs are counted as read."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from blog.text.body import Block


def passage_name(blocks: Sequence[Block], block_id: str) -> str:
    """Name a passage of a text; paragraphs and lists by their number, others by their kind and number if there are several."""
    found = next((block for block in blocks if block.id == block_id), None)
    if found is None:
        return _("eine frühere Stelle")
    same = [block.id for block in blocks if block.kind == found.kind]
    number = same.index(block_id) + 1
    if found.kind != "text" and len(same) == 1:
        return _kinds().get(found.kind, _("Stelle"))
    return f"{_kinds().get(found.kind, _('Stelle'))} {number}"


def _kinds() -> dict[str, str]:
    return {
        "text": _("Absatz"),
        "heading": _("Überschrift"),
        "questions": _("Fragen"),
        "quote": _("Zitat"),
        "clip": _("Ausschnitt"),
        "position": _("Haltung"),
        "recommendation": _("Empfehlung"),
        "picture": _("Bild"),
        "embed": _("Player"),
        "call": _("Aufruf zum Mitreden"),
        "living": _("Hinweis"),
        "contribution": _("zitierter Beitrag"),
    }
