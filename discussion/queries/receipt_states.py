"""What a contributor's receipt says about the state of her text, and of what she offered with it."""

from typing import Any, Final

from django.utils.translation import gettext_lazy

from discussion.models import Submission
from discussion.states import ContributionState, SubmissionState

STATES: Final = {
    SubmissionState.UNCONFIRMED: (
        gettext_lazy("Angekommen. Bestätige noch deine Adresse."),
        gettext_lazy(
            "Wir haben dir eine E-Mail mit einem Link geschickt. Erst danach geht dein Kommentar weiter."
        ),
    ),
    SubmissionState.WAITING: (
        gettext_lazy("Die Redaktion liest deinen Kommentar."),
        gettext_lazy("Jemand liest ihn, bevor er erscheint. Wie es ausgeht, schreiben wir dir."),
    ),
    SubmissionState.PUBLIC: (gettext_lazy("Dein Kommentar ist öffentlich."), ""),
    SubmissionState.PRIVATE: (
        gettext_lazy("Dein Text liegt bei der Redaktion."),
        gettext_lazy("Er ist nur für sie bestimmt und erscheint nirgends."),
    ),
    SubmissionState.REJECTED: (
        gettext_lazy("Dein Kommentar wurde nicht veröffentlicht."),
        gettext_lazy("Du kannst der Redaktion antworten, wenn du das anders siehst."),
    ),
    SubmissionState.HIDDEN: (
        gettext_lazy("Dein Kommentar ist ausgeblendet."),
        gettext_lazy("Du kannst der Redaktion antworten, wenn du das anders siehst."),
    ),
    SubmissionState.WITHDRAWN: (
        gettext_lazy("Du hast deinen Text zurückgezogen."),
        gettext_lazy("Wir haben ihn gelöscht. Antworten von anderen sind stehen geblieben."),
    ),
    SubmissionState.ERASED: (gettext_lazy("Deine Daten sind gelöscht."), ""),
}
READ_ALONE: Final = (
    gettext_lazy("Die Redaktion liest deinen Text."),
    gettext_lazy("Er ist nur für sie bestimmt und erscheint nirgends. Was daraus wird, schreiben wir dir."),
)
CONTRIBUTION_STATES: Final = {
    ContributionState.OPEN: gettext_lazy(
        "Dein Beitrag liegt bei der Redaktion und wartet darauf, eingearbeitet zu werden."
    ),
    ContributionState.IN_TALK: gettext_lazy("Die Redaktion ist über deinen Beitrag im Gespräch."),
    ContributionState.ASKED: gettext_lazy(
        "Die Redaktion hat dich etwas gefragt und wartet auf deine Antwort."
    ),
    ContributionState.PLANNED: gettext_lazy("Die Redaktion hat vor, etwas davon zu übernehmen."),
    ContributionState.MERGED: gettext_lazy("Dein Beitrag ist eingearbeitet."),
    ContributionState.DECLINED: gettext_lazy("Dein Beitrag wird nicht eingearbeitet."),
    ContributionState.WITHDRAWN: gettext_lazy("Dein Beitrag wird nicht mehr verwendet."),
}
SETTLED: Final = {ContributionState.MERGED, ContributionState.DECLINED, ContributionState.WITHDRAWN}


def state_words(submission: Submission) -> tuple[Any, Any]:
    """Return a line and a sentence about the state of a text."""
    if submission.private and submission.state == SubmissionState.WAITING:
        return READ_ALONE
    return STATES[SubmissionState(submission.state)]
