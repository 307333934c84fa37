"""What the merge page says: reasons of refusals in the editor's words, and what it proposes to write."""

from collections.abc import Iterable

from django.utils.translation import gettext, gettext_lazy, ngettext

from blog.actions.refuse import PublishRefused, RefusalReason
from blog.templatetags.quoting import inside_quotes
from discussion.actions.merge import MergeRefused, Refusal
from discussion.kinds import ProvenanceKind
from discussion.queries.merge_desk import Card
from discussion.queries.undo import UndoRefusal, WhoWaits

KIND_HELP = {
    ProvenanceKind.WORDING: gettext_lazy("Wörter aus dem Beitrag stehen im Text."),
    ProvenanceKind.IDEA: gettext_lazy("Der Gedanke steht im Text, in euren Worten."),
    ProvenanceKind.OBJECTION: gettext_lazy("Ein Widerspruch wird aufgenommen oder beantwortet."),
    ProvenanceKind.CORRECTION: gettext_lazy("Ein Fehler wird berichtigt."),
    ProvenanceKind.SOURCE: gettext_lazy("Ein Beleg oder Verweis kommt dazu."),
    ProvenanceKind.COUNTER: gettext_lazy("Der Kommentar steht als Gegenposition an der Stelle."),
}


ELSEWHERE_CHANGED = gettext_lazy(
    "Dein Entwurf ist inzwischen in einem anderen Fenster weitergegangen; so sieht er jetzt aus. Was du hier zuletzt getan "
    "hast, ist nicht übernommen."
)
OVERTAKEN = gettext_lazy(
    "Inzwischen ist eine neue Fassung erschienen. Was zusammenpasst, ist zusammengeführt; sieh es noch einmal an."
)
NOT_PUBLISHED = {
    RefusalReason.NOT_LIVE: gettext_lazy(
        "Der Artikel ist nicht veröffentlicht. Einarbeiten geht, sobald er es ist."
    ),
    RefusalReason.ALIAS: gettext_lazy(
        "Diese Seite folgt einer anderen. Arbeite den Beitrag dort ein, dann steht er auch hier."
    ),
    RefusalReason.NO_PERMISSION: gettext_lazy(
        "Diesen Artikel darfst du nicht selbst veröffentlichen. Wo eine Prüfung eingerichtet ist, kannst du die "
        "Einarbeitung zur Prüfung geben."
    ),
    RefusalReason.LOCKED: gettext_lazy(
        "Die Seite ist gesperrt. Sobald die Sperre aufgehoben ist, geht es hier weiter."
    ),
    RefusalReason.WORKFLOW: gettext_lazy(
        "Im Text, der gerade geprüft wird, ist dieselbe Stelle geändert. Damit nichts verloren geht: Schließt die Prüfung "
        "ab, oder wähle eine andere Stelle. Dein Text bleibt hier erhalten."
    ),
    RefusalReason.SCHEDULED: gettext_lazy(
        "Im Text, dessen Veröffentlichung geplant ist, ist dieselbe Stelle geändert. Damit nichts verloren geht: Nimm den "
        "Termin zurück, oder wähle eine andere Stelle. Dein Text bleibt hier erhalten."
    ),
    RefusalReason.NOT_OURS: gettext_lazy(
        "Diese Folge gehört zu einem fremden Podcast. Ihr Text kommt aus dessen Feed, einarbeiten lässt sich hier nichts."
    ),
    RefusalReason.NO_VERSION: gettext_lazy(
        "Der Artikel hat noch keine Fassung. Veröffentliche ihn einmal, dann geht es hier weiter."
    ),
    RefusalReason.DOES_NOT_FIT: gettext_lazy(
        "Die Stelle gibt es im Artikel nicht mehr. Wähle eine andere; dein Text bleibt hier erhalten."
    ),
    RefusalReason.NOTHING_CHANGED: gettext_lazy(
        "Im Text ändert sich nichts, also entsteht auch keine neue Fassung."
    ),
    RefusalReason.DRAFT_CONFLICT: gettext_lazy(
        "Im unfertigen Entwurf ist dieselbe Stelle geändert. Damit nichts verloren geht: Veröffentliche oder verwirf "
        "zuerst den Entwurf, oder wähle eine andere Stelle. Dein Text bleibt hier erhalten."
    ),
    RefusalReason.INVALID: gettext_lazy("Der Artikel nimmt den Text so nicht an: %(why)s"),
}
NOT_MERGED = {
    Refusal.NOT_ALLOWED: gettext_lazy("Du darfst in diesen Artikel nichts einarbeiten."),
    Refusal.NOTHING_CHOSEN: gettext_lazy(
        "Ohne Beitrag lässt sich das weder planen noch zur Prüfung geben. Veröffentliche es gleich, oder ändere die Seite "
        "im Editor."
    ),
    Refusal.NO_CHANGE: NOT_PUBLISHED[RefusalReason.NOTHING_CHANGED],
    Refusal.ELSEWHERE: gettext_lazy("Einer der Beiträge gehört nicht zu diesem Artikel."),
    Refusal.NOT_OFFERED: gettext_lazy(
        "Steht nicht mehr zur Verfügung, weil zurückgezogen, abgelehnt oder ausgeblendet: %(which)s"
    ),
    Refusal.NEEDS_USE: gettext_lazy(
        "Für diesen Beitrag fehlt die Erlaubnis, ihn im Artikel zu verwenden. Frag erst nach: %(which)s"
    ),
    Refusal.NEEDS_WORDING: gettext_lazy(
        "Hier ist nur die Anregung freigegeben, nicht der Wortlaut. Wähle eine andere Art und schreib es in euren "
        "Worten: %(which)s"
    ),
    Refusal.NEEDS_QUOTATION: gettext_lazy(
        "Als Gegenposition kann nur stehen, was als Kommentar öffentlich ist: %(which)s"
    ),
    Refusal.SAID_NO: gettext_lazy(
        "Zu genau diesen Worten kam auf die Rückfrage ein Nein. Schreib es anders: %(which)s"
    ),
    Refusal.ONLY_ASKED: gettext_lazy(
        "Der Wortlaut ist auf Rückfrage für eine andere Stelle erlaubt worden. Frag noch einmal nach: %(which)s"
    ),
    Refusal.NO_PASSAGE: gettext_lazy(
        "Die Stelle oder die Worte, für die ein Punkt stehen soll, gibt es im neuen Text nicht."
    ),
    Refusal.IN_REVIEW: gettext_lazy("Diese Einarbeitung wird gerade geprüft. Wer prüft, veröffentlicht sie."),
    Refusal.NO_TIME: gettext_lazy("Wähle eine Zeit, die noch kommt."),
    Refusal.NO_REVIEW: gettext_lazy(
        "Für diesen Artikel ist keine Prüfung eingerichtet, oder es läuft schon eine. Schließt sie ab, dann geht es hier "
        "weiter."
    ),
    Refusal.KEY_TAKEN: gettext_lazy(
        "Dieses Formular hat schon jemand anderes abgeschickt. Fang bitte neu an."
    ),
}
NOT_UNDONE = {
    None: gettext_lazy("Du darfst hier nichts zurücknehmen."),
    UndoRefusal.NOT_PUBLISHED: gettext_lazy("Diese Einarbeitung ist noch nicht veröffentlicht."),
    UndoRefusal.ALREADY_UNDONE: gettext_lazy("Diese Einarbeitung ist schon zurückgenommen."),
    UndoRefusal.TEXT_MOVED_ON: gettext_lazy(
        "An der Stelle wurde seitdem weitergeschrieben. Ändere sie im Artikel selbst, damit nichts verloren geht."
    ),
}


def why_not_published(refused: PublishRefused) -> str:
    """Say why the article can't be changed now, and what helps."""
    return str(NOT_PUBLISHED[refused.reason]) % {"why": refused.detail}


def why_not_merged(refused: MergeRefused, cards: Iterable[Card]) -> str:
    """Say why these contributions can't be folded in, and name them by their first words."""
    shown = {card.uuid: card.excerpt for card in cards}
    texts = [shown.get(str(one.uuid), "") for one in refused.contributions]
    return str(NOT_MERGED[refused.reason]) % {
        "which": "; ".join(
            gettext("„%(excerpt)s“") % {"excerpt": inside_quotes(text)} for text in texts if text
        )
    }


def who_waits(counted: WhoWaits) -> str:
    """Say how many contributions wait after a merge was taken back, and how many don't."""
    waiting, withdrawn = {"count": counted.waiting}, {"count": counted.withdrawn}
    said = [
        ngettext("%(count)s Beitrag wartet wieder.", "%(count)s Beiträge warten wieder.", counted.waiting)
        % waiting
        if counted.waiting
        else gettext("Kein Beitrag wartet dadurch wieder.")
    ]
    if counted.withdrawn:
        said.append(
            ngettext(
                "%(count)s zurückgezogener Beitrag wartet nicht.",
                "%(count)s zurückgezogene Beiträge warten nicht.",
                counted.withdrawn,
            )
            % withdrawn
        )
    return " ".join(said)


def why_not_undone(reason: UndoRefusal | None) -> str:
    """Say why a merge can't be taken back."""
    return str(NOT_UNDONE[reason])
