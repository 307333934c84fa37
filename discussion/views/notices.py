"""What a receipt says after something was done: one sentence each, named in its address."""

from typing import Final

from django.utils.translation import gettext_lazy as _

NOTICES: Final = {
    "text": _("Dein Text ist berichtigt."),
    "text-wartet": _("Deine Berichtigung ist angekommen. Die Redaktion liest sie, bevor sie erscheint."),
    "gleich": _("Es hat sich nichts geändert."),
    "nennung": _("Deine Nennung im Text ist geändert, in allen Fassungen und im Feed."),
    "nennung-kommentar": _(
        "Deine Nennung im Text ist geändert, in allen Fassungen und im Feed. Über deinem Kommentar steht dein Name "
        "noch; weiter unten kannst du ihn auch dort entfernen."
    ),
    "name": _("Gespeichert: So steht es jetzt über deinem Kommentar."),
    "verwendung": _("Gespeichert: So darf dein Beitrag jetzt verwendet werden."),
    "fremder-text": _(
        "Dein Text gehört zu einer Folge aus einem fremden Feed. In sie können wir nichts einarbeiten, darum brauchen wir "
        "dafür auch keine Erlaubnis. Es bleibt, wie es war."
    ),
    "antworten": _("Wir schreiben dir nicht mehr, wenn jemand antwortet."),
    "zurueckgezogen": _("Dein Text ist gelöscht. An seiner Stelle steht „Auf Wunsch entfernt“."),
    "keine-frage": _("Die Redaktion wartet gerade auf keine Antwort von dir."),
    "namenlos": _("Dein Name ist entfernt: aus dem Text, aus allen Fassungen und über deinem Kommentar."),
    "seite": _("Deine öffentliche Seite ist da. Ihre Adresse steht hier unten."),
    "seite-aus": _("Deine öffentliche Seite gibt es nicht mehr."),
    "seite-ohne-namen": _("Für eine eigene Seite brauchen wir den Namen, der über ihr steht."),
    "loeschen": _(
        "Wir haben dir eine Mail mit einem Link geschickt. Erst wenn du dort bestätigst, löschen wir."
    ),
    "geloescht": _("Dieser Text ist schon gelöscht."),
    "fremd": _(
        "Dein Browser hat nicht gesagt, von welcher Seite das kommt. Tu es bitte von dieser Seite aus noch einmal."
    ),
}
