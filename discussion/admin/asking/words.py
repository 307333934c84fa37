"""What the pages for asking say: reasons in the editor's words."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from discussion.actions.ask_back import AskRefusal
from discussion.actions.invite_review import ReviewProblem

NOT_ASKED: Final = {
    AskRefusal.NOT_ALLOWED: _("Du darfst in diesen Artikel nichts einarbeiten."),
    AskRefusal.NO_ADDRESS: _(
        "Für diesen Beitrag gibt es keine bestätigte E-Mail-Adresse. Druck die Frage aus und lege sie vor; wo die "
        "Antwort liegt, hältst du danach am Beitrag fest."
    ),
    AskRefusal.GONE: _("Der Text ist zurückgezogen oder nicht angenommen. Es gibt nichts mehr zu fragen."),
    AskRefusal.SETTLED: _("Über diesen Beitrag ist schon entschieden. Öffne ihn erst wieder."),
    AskRefusal.ALREADY_ASKED: _("Auf diese Rückfrage wird noch gewartet. Eine zweite geht erst danach."),
    AskRefusal.NOTHING_ASKED: _("Schreib etwas dazu oder wähle eine Stelle: Sonst ist es keine Frage."),
    AskRefusal.ELSEWHERE: _("Dieser Entwurf gehört zu einem anderen Artikel."),
}
NOT_INVITED: Final = {
    ReviewProblem.NOT_ALLOWED: NOT_ASKED[AskRefusal.NOT_ALLOWED],
    ReviewProblem.NO_ADDRESS: _("Das ist keine E-Mail-Adresse, an die wir schreiben können."),
    ReviewProblem.TOO_MANY: _("Mehr als zwanzig Leute lesen diese Einarbeitung schon."),
    ReviewProblem.OVER: _("Diese Einarbeitung ist erschienen oder verworfen."),
}
