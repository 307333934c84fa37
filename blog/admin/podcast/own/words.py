"""Sentences for editors: why a sound file is refused, what directories complain about."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy

from blog.text.podcast.complaints import Complaint, ComplaintKind, Weight
from blog.text.podcast.sound.facts import SoundFault

WEIGHTS: dict[Weight, Any] = {
    Weight.REFUSED: gettext_lazy("Damit wird er abgelehnt"),
    Weight.DISLIKED: gettext_lazy("Das wird bemängelt"),
    Weight.HINT: gettext_lazy("Damit ginge mehr"),
}

_COMPLAINTS: dict[ComplaintKind, Any] = {
    ComplaintKind.NO_COVER: gettext_lazy(
        "Es gibt kein Titelbild. Verzeichnisse verlangen eines: quadratisch, 1.400 bis 3.000 Pixel, JPEG oder PNG."
    ),
    ComplaintKind.COVER_NOT_SQUARE: gettext_lazy(
        "Das Titelbild ist nicht quadratisch (%(detail)s). Schneide es zu."
    ),
    ComplaintKind.COVER_TOO_SMALL: gettext_lazy(
        "Das Titelbild ist zu klein (%(detail)s): Es müssen mindestens 1.400 × 1.400 Pixel sein."
    ),
    ComplaintKind.COVER_TOO_LARGE: gettext_lazy(
        "Das Titelbild ist zu groß (%(detail)s): Es dürfen höchstens 3.000 × 3.000 Pixel sein."
    ),
    ComplaintKind.COVER_OTHER_FORMAT: gettext_lazy(
        "Das Titelbild ist weder JPEG noch PNG. Speichere es in einem davon."
    ),
    ComplaintKind.COVER_HEAVY: gettext_lazy(
        "Die Datei des Titelbilds ist groß (%(detail)s). Bis 512 KB laden alle Apps sie schnell."
    ),
    ComplaintKind.NO_DESCRIPTION: gettext_lazy("Es fehlt die Beschreibung: worum es geht und für wen."),
    ComplaintKind.LONG_DESCRIPTION: gettext_lazy(
        "Die Beschreibung ist zu lang: Nach 4.000 Zeichen wird abgeschnitten."
    ),
    ComplaintKind.NO_CATEGORY: gettext_lazy(
        "Es ist keine Kategorie gewählt; ohne sie nimmt Apple ihn nicht auf."
    ),
    ComplaintKind.NO_EPISODES: gettext_lazy(
        "Es gibt keine Folge mit Ton. Verzeichnisse nehmen einen Podcast erst mit der ersten Folge auf (ein Trailer genügt)."
    ),
    ComplaintKind.NO_TLS: gettext_lazy(
        "Der Feed ist nicht über https erreichbar. Wer die Website betreibt, kann das einrichten."
    ),
    ComplaintKind.NO_AUTHOR: gettext_lazy(
        "Es steht nicht da, wer ihn herausgibt. Verzeichnisse zeigen diesen Namen unter dem Titel."
    ),
    ComplaintKind.NO_EMAIL: gettext_lazy(
        "Es fehlt die E-Mail-Adresse. Spotify und andere schicken einen Code dorthin, um zu prüfen, ob der Podcast euch gehört."
    ),
    ComplaintKind.NO_PEOPLE: gettext_lazy("Nenne, wer den Podcast macht: Apps zeigen Namen und Porträts."),
    ComplaintKind.NO_LICENSE: gettext_lazy("Sag, unter welcher Lizenz andere ihn weitergeben dürfen."),
    ComplaintKind.LICENSE_WITHOUT_ADDRESS: gettext_lazy(
        "Zur Lizenz „%(detail)s“ fehlt die Adresse, unter der sie steht; nur bekannte wie „cc-by-4.0“ kommen ohne aus."
    ),
    ComplaintKind.MOVED: gettext_lazy(
        "Der Feed leitet auf eine andere Adresse weiter: Neue Folgen erscheinen nur dort."
    ),
    ComplaintKind.NO_SOUND: gettext_lazy("Ohne Ton steht die Folge nicht im Feed. Lade eine Tondatei hoch."),
    ComplaintKind.SHORT_SOUND: gettext_lazy("Der Ton ist sehr kurz (%(detail)s)."),
    ComplaintKind.OPUS: gettext_lazy(
        "Apple und Spotify spielen kein Opus. Lade MP3 oder M4A hoch, wenn die Folge dort gehört werden soll."
    ),
    ComplaintKind.SAME_NUMBER: gettext_lazy(
        "Die Folgennummer %(detail)s gibt es in dieser Staffel mehrmals."
    ),
    ComplaintKind.IN_FUTURE: gettext_lazy(
        "Das Erscheinungsdatum liegt in der Zukunft; Apps zeigen die Folge dann nicht oder ganz oben."
    ),
    ComplaintKind.LONG_SUMMARY: gettext_lazy("Die Zusammenfassung ist zu lang: höchstens 4.000 Zeichen."),
    ComplaintKind.CHAPTER_BEYOND: gettext_lazy("Ein Kapitel beginnt bei %(detail)s, nach dem Ende des Tons."),
    ComplaintKind.CHAPTERS_SAME_TIME: gettext_lazy("Zwei Kapitel beginnen bei %(detail)s."),
    ComplaintKind.CHAPTERS_START_LATE: gettext_lazy(
        "Das erste Kapitel beginnt erst bei %(detail)s. Manche Apps erwarten eines bei 0:00."
    ),
    ComplaintKind.BITE_BEYOND: gettext_lazy(
        "Die Kostprobe bei %(detail)s reicht über das Ende des Tons hinaus."
    ),
    ComplaintKind.BITE_LENGTH: gettext_lazy(
        "Eine Kostprobe dauert %(detail)s; Apps erwarten 15 Sekunden bis 2 Minuten."
    ),
    ComplaintKind.NO_TRANSCRIPT: gettext_lazy(
        "Es gibt kein Transkript. Mit ihm finden auch Menschen die Folge, die nicht hören können oder etwas suchen."
    ),
    ComplaintKind.NO_HOST: gettext_lazy(
        "Die Folge nennt Personen, aber keine Moderation. Die Personen einer Folge ersetzen in Apps die des Podcasts: "
        "Nenne auch, wer moderiert."
    ),
}

_SOUNDS: dict[SoundFault, Any] = {
    SoundFault.EMPTY: gettext_lazy("In dieser Datei ist kein Ton."),
    SoundFault.NOT_SOUND: gettext_lazy("Das ist keine Tondatei, oder sie ist beschädigt."),
    SoundFault.OTHER_TYPE: gettext_lazy(
        "Diese Art von Ton spielen nicht alle Apps. Speichere ihn als MP3, M4A oder Opus."
    ),
    SoundFault.FILM: gettext_lazy("Das ist ein Film. Speichere nur den Ton, als MP3, M4A oder Opus."),
    SoundFault.CUT: gettext_lazy(
        "Die Datei bricht mittendrin ab. Prüfe, ob sie vollständig ist, und lade sie noch einmal hoch."
    ),
    SoundFault.TOO_LARGE: gettext_lazy(
        "Die Datei ist zu groß: höchstens %(megabytes)s MB. Für Sprache genügt eine niedrigere Bitrate."
    ),
    SoundFault.TOO_LONG: gettext_lazy("Die Datei sagt, sie dauere mehr als 100 Stunden. Speichere sie neu."),
}


def complaint_sentence(complaint: Complaint) -> str:
    """Return what is complained about, and what to do."""
    return str(_COMPLAINTS[complaint.kind]) % {"detail": complaint.detail}


def sound_sentence(fault: SoundFault) -> str:
    """Return why a sound file is refused, and what to do."""
    return str(_SOUNDS[fault]) % {"megabytes": settings.HALTUNG_MAX_AUDIO_BYTES // 1_000_000}
