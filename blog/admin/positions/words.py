"""Why a position was refused, in sentences that say what to do."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from blog.actions.positions.refuse import PositionReason

PROBLEMS: Final[dict[PositionReason, Promise]] = {
    PositionReason.NO_STATEMENT: _("Schreib in einem Satz, was die Person vertritt."),
    PositionReason.TOO_LONG: _("Höchstens zwei Sätze. Was mehr braucht, sind zwei Haltungen."),
    PositionReason.NO_HOLDER: _("Wer vertritt das? Nenne Person, Organisation oder wenigstens die Rolle."),
    PositionReason.NO_SOURCE: _("Wo steht das? Nenne die Adresse der Quelle und wann du sie gelesen hast."),
    PositionReason.SOURCE_NOT_PUBLIC: _(
        "Die Quelle ist nicht öffentlich. Leser:innen müssen nachsehen können."
    ),
    PositionReason.QUOTE_DIFFERS: _("So steht es nicht in der Quelle. Ein Zitat muss wörtlich stimmen."),
    PositionReason.QUOTE_IS_EXACT: _(
        "Zitat und Quelle wurden schon gelesen und bleiben, wie sie sind. Schreib eine neue Haltung, wenn etwas daran falsch ist."
    ),
    PositionReason.BEYOND_CONSENT: _(
        "So weit reicht die Einwilligung nicht: als Anregung nur in euren Worten und ohne Zitat, ohne Freigabe nur wörtlich."
    ),
    PositionReason.NOT_A_QUOTE: _("In dieser Stelle steht kein Zitat."),
    PositionReason.TAKEN_BACK: _(
        "Wer diese Haltung vertritt, hat sie zurückgenommen und kann sie allein wieder zeigen."
    ),
    PositionReason.NOT_PUBLIC: _("Diese Haltung ist nicht öffentlich."),
    PositionReason.NOTHING_CHANGED: _("Das steht schon so da."),
}


def problem(reason: PositionReason) -> str:
    """Return the sentence for a reason."""
    return str(PROBLEMS[reason])
