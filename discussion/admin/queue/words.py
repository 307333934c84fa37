"""What the desk's queue says when something can't be done, and how it counts."""

from typing import Any, Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from discussion.actions.group_points import GroupProblem
from discussion.actions.split_points import MOST_POINTS, SplitProblem

NOT_ALLOWED: Final = _("Das darfst du bei einem dieser Artikel nicht.")
SEVERAL_ARTICLES: Final = _(
    "Die Beiträge gehören zu verschiedenen Artikeln. Wähle solche, die zu einem Artikel gehören."
)
NOT_GROUPED: Final[dict[GroupProblem, Any]] = {
    GroupProblem.NOTHING_OPEN: _("Von diesen Beiträgen ist kein Punkt mehr offen."),
    GroupProblem.SEVERAL_ARTICLES: SEVERAL_ARTICLES,
    GroupProblem.NO_TITLE: _("Gib der Gruppe einen Titel: worum es in den Punkten geht."),
}
NOT_SPLIT: Final[dict[SplitProblem, Any]] = {
    SplitProblem.TOO_LATE: _("Der Beitrag ist schon eingearbeitet, geplant oder entschieden."),
    SplitProblem.NOT_HER_WORDS: _(
        "Ein Stück steht so nicht im Text. Ändere keine Wörter: Setze nur Trennlinien, und lösche, was kein Punkt ist."
    ),
    SplitProblem.ONE_PIECE: _("Das ist nur ein Stück. Markiere, wo ein neuer Punkt beginnt."),
    SplitProblem.TOO_MANY: _("Mehr als %(most)s Punkte kann ein Beitrag nicht haben."),
}


def count(number: int) -> str:
    """Say how many contributions."""
    return ngettext("%(count)s Beitrag", "%(count)s Beiträge", number) % {"count": number}


def too_late(number: int) -> str:
    """Say how many were left alone."""
    return ngettext(
        "%(count)s Beitrag blieb, wie er ist: Sein Stand hat sich inzwischen geändert.",
        "%(count)s Beiträge blieben, wie sie sind: Ihr Stand hat sich inzwischen geändert.",
        number,
    ) % {"count": number}


def why_not_split(problem: SplitProblem) -> str:
    """Say why a contribution can't be cut this way."""
    return str(NOT_SPLIT[problem]) % {"most": MOST_POINTS}
