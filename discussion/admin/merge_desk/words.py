"""What the merge page says: reasons of refusals in the editor's words, and what it proposes to write."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from blog.actions.refuse import PublishRefused, RefusalReason
from discussion.actions.merge import MergeRefused, Refusal
from discussion.kinds import ProvenanceKind
from discussion.queries.merge_desk import Card
from discussion.queries.undo import UndoRefusal

KIND_HELP = {
    ProvenanceKind.WORDING: gettext_lazy("Wörter aus dem Beitrag stehen im Text."),
    ProvenanceKind.IDEA: gettext_lazy("Der Gedanke steht im Text, in euren Worten."),
    ProvenanceKind.OBJECTION: gettext_lazy("Ein Widerspruch wird aufgenommen oder beantwortet."),
    ProvenanceKind.CORRECTION: gettext_lazy("Ein Fehler wird berichtigt."),
    ProvenanceKind.SOURCE: gettext_lazy("Ein Beleg oder Verweis kommt dazu."),
}


def why_not_published(refused: PublishRefused) -> str:
    """Say why the article can't be changed now, and what helps."""
    match refused.reason:
        case RefusalReason.NOT_LIVE:
            return _("Der Artikel ist nicht veröffentlicht. Einarbeiten geht, sobald er es ist.")
        case RefusalReason.ALIAS:
            return _("Diese Seite folgt einer anderen. Arbeite den Beitrag dort ein, dann steht er auch hier.")
        case RefusalReason.NO_PERMISSION:
            return _("Einarbeiten heißt veröffentlichen, und diesen Artikel darfst du nicht veröffentlichen.")
        case RefusalReason.LOCKED:
            return _("Der Artikel ist gesperrt. Sobald die Sperre aufgehoben ist, geht es hier weiter.")
        case RefusalReason.WORKFLOW:
            return _(
                "Der Artikel wird gerade geprüft. Eine Einarbeitung würde die Prüfung abbrechen: Schließt sie ab "
                "oder brecht sie ab, dann geht es hier weiter."
            )
        case RefusalReason.SCHEDULED:
            return _(
                "Für den Artikel ist eine Veröffentlichung geplant, die beim Einarbeiten verloren ginge. "
                "Nimm den Termin zurück oder warte ihn ab."
            )
        case RefusalReason.NO_VERSION:
            return _("Der Artikel hat noch keine Fassung. Veröffentliche ihn einmal, dann geht es hier weiter.")
        case RefusalReason.DOES_NOT_FIT:
            return _("Die Stelle gibt es im Artikel nicht mehr. Wähle eine andere; dein Text bleibt hier erhalten.")
        case RefusalReason.NOTHING_CHANGED:
            return _("Im Text ändert sich nichts, also entsteht auch keine neue Fassung.")
        case RefusalReason.DRAFT_CONFLICT:
            return _(
                "Im unfertigen Entwurf ist dieselbe Stelle geändert. Damit nichts verloren geht: Veröffentliche "
                "oder verwirf zuerst den Entwurf, oder wähle eine andere Stelle. Dein Text bleibt hier erhalten."
            )
        case RefusalReason.INVALID:
            return _("Der Artikel nimmt den Text so nicht an: %(why)s") % {"why": refused.detail}


def why_not_merged(refused: MergeRefused, cards: Iterable[Card]) -> str:
    """Say why these contributions can't be folded in."""
    shown = {card.uuid: card.excerpt for card in cards}
    texts = [shown.get(str(one.uuid), "") for one in refused.contributions]
    which = "; ".join(f"„{text}“" for text in texts if text)
    match refused.reason:
        case Refusal.NOT_ALLOWED:
            return _("Du darfst in diesen Artikel nichts einarbeiten.")
        case Refusal.NOTHING_CHOSEN:
            return _("Wähle mindestens einen Beitrag.")
        case Refusal.NO_CHANGE:
            return _("Im Text ändert sich nichts, also entsteht auch keine neue Fassung.")
        case Refusal.ELSEWHERE:
            return _("Einer der Beiträge gehört nicht zu diesem Artikel.")
        case Refusal.NOT_OFFERED:
            return _("Steht nicht mehr zur Verfügung, weil zurückgezogen, abgelehnt oder ausgeblendet: %(which)s") % {
                "which": which
            }
        case Refusal.NEEDS_USE:
            return _("Für diesen Beitrag fehlt die Erlaubnis, ihn im Artikel zu verwenden: %(which)s") % {"which": which}
        case Refusal.NEEDS_WORDING:
            return _(
                "Hier ist nur die Anregung freigegeben, nicht der Wortlaut. Wähle eine andere Art und schreib es in "
                "euren Worten: %(which)s"
            ) % {"which": which}
        case Refusal.KEY_TAKEN:
            return _("Dieses Formular wurde schon von jemand anderem abgeschickt. Fang bitte neu an.")


def why_not_undone(reason: UndoRefusal | None) -> str:
    """Say why a merge can't be taken back."""
    match reason:
        case None:
            return _("Du darfst hier nichts zurücknehmen.")
        case UndoRefusal.NOT_PUBLISHED:
            return _("Diese Einarbeitung ist noch nicht veröffentlicht.")
        case UndoRefusal.ALREADY_UNDONE:
            return _("Diese Einarbeitung ist schon zurückgenommen.")
        case UndoRefusal.TEXT_MOVED_ON:
            return _(
                "An der Stelle wurde seitdem weitergeschrieben. Ändere sie im Artikel selbst, damit nichts verloren geht."
            )


def proposed_note(cards: Iterable[Card]) -> str:
    """Propose the note for readers."""
    count = len(list(cards))
    return ngettext(
        "Ein Beitrag aus der Diskussion ist eingearbeitet.",
        "%(count)s Beiträge aus der Diskussion sind eingearbeitet.",
        count,
    ) % {"count": count}
