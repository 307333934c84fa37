"""German sentences for all that can be said against a transcript, its files and its edits."""

from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

from blog.actions.podcast.transcript_refused import TranscriptReason, TranscriptRefused
from blog.text.transcripts.edits import EditProblem
from blog.text.transcripts.words import Found, Problem

REFUSED: Final[dict[Problem, Any]] = {
    Problem.TOO_LARGE: gettext_lazy("Die Datei ist größer als 20 MB: So viel redet niemand an einem Tag."),
    Problem.NOT_TEXT: gettext_lazy(
        "Das ist keine Textdatei. Ein Transkript ist eine Datei wie folge.vtt, .srt, .json oder .txt."
    ),
    Problem.UNKNOWN_FORM: gettext_lazy(
        "In der Datei stehen keine Zeiten, die wir lesen können. Wir lesen WebVTT, SRT, JSON (Podcast-Namespace oder "
        "Podlove), HTML und Text mit Zeiten wie „[00:01:05] Anna: Guten Tag.“"
    ),
    Problem.BROKEN: gettext_lazy("Die Datei ist beschädigt oder abgeschnitten und lässt sich nicht lesen."),
    Problem.NO_WORDS: gettext_lazy("In der Datei steht kein gesprochenes Wort."),
    Problem.TOO_MANY: gettext_lazy(
        "Die Datei hat mehr als 50.000 Redestücke; das ist kein Transkript einer Folge."
    ),
    Problem.UNREADABLE_TIME: gettext_lazy("Keine der Zeiten in der Datei ist lesbar."),
    Problem.BEYOND_END: gettext_lazy(
        "Ein Teil der Redestücke beginnt erst, wenn der Ton schon zu Ende ist. Gehört die Datei zu einer anderen Folge? Wenn "
        "nicht, übernimm sie mit dem Häkchen unten trotzdem."
    ),
}
"""Why nothing was taken over."""

NOTED: Final[dict[Problem, Any]] = {
    Problem.UNREADABLE_TIME: ngettext_lazy(
        "%(times)s Redestück hatte keine lesbare Zeit und fehlt (Nr. %(first)s).",
        "%(times)s Redestücke hatten keine lesbare Zeit und fehlen (das erste: Nr. %(first)s).",
        "times",
    ),
    Problem.EMPTY_CUE: ngettext_lazy(
        "%(times)s Redestück war leer und fehlt (Nr. %(first)s).",
        "%(times)s Redestücke waren leer und fehlen (das erste: Nr. %(first)s).",
        "times",
    ),
    Problem.HTML_INSIDE: ngettext_lazy(
        "In %(times)s Redestück stand HTML; die Auszeichnung ist weg, die Worte sind da (Nr. %(first)s).",
        "In %(times)s Redestücken stand HTML; die Auszeichnung ist weg, die Worte sind da (zuerst Nr. %(first)s).",
        "times",
    ),
    Problem.TOO_LONG: ngettext_lazy(
        "%(times)s Redestück war zu lang und ist jetzt geteilt (Nr. %(first)s).",
        "%(times)s Redestücke waren zu lang und sind jetzt geteilt (das erste: Nr. %(first)s).",
        "times",
    ),
    Problem.ENDS_BEFORE_START: ngettext_lazy(
        "%(times)s Redestück endete vor seinem Anfang; es endet jetzt, wo das nächste beginnt (Nr. %(first)s).",
        "%(times)s Redestücke endeten vor ihrem Anfang; sie enden jetzt, wo das nächste beginnt (zuerst Nr. %(first)s).",
        "times",
    ),
    Problem.LAST_ENDS_BEFORE_START: ngettext_lazy(
        "Das letzte Redestück (Nr. %(first)s) endete vor seinem Anfang; es dauert jetzt so lange, wie seine Worte brauchen.",
        "Das letzte Redestück (Nr. %(first)s) endete vor seinem Anfang; es dauert jetzt so lange, wie seine Worte brauchen.",
        "times",
    ),
    Problem.BACKWARDS: ngettext_lazy(
        "Einmal lief die Zeit rückwärts (Nr. %(first)s); die Redestücke stehen jetzt in der Reihenfolge ihrer Zeiten.",
        "%(times)s Mal lief die Zeit rückwärts (zuerst Nr. %(first)s); die Redestücke stehen jetzt in der Reihenfolge ihrer Zeiten.",
        "times",
    ),
    Problem.OVERLAP: ngettext_lazy(
        "%(times)s Redestück beginnt, bevor das vorige endet (Nr. %(first)s). Wir haben es so gelassen.",
        "%(times)s Redestücke beginnen, bevor das vorige endet (zuerst Nr. %(first)s). Wir haben es so gelassen.",
        "times",
    ),
    Problem.BEYOND_END: ngettext_lazy(
        "%(times)s Redestück beginnt nach dem Ende des Tons (Nr. %(first)s).",
        "%(times)s Redestücke beginnen nach dem Ende des Tons (das erste: Nr. %(first)s).",
        "times",
    ),
}
"""What was done with a file that was taken over."""

EDITS: Final[dict[EditProblem, Any]] = {
    EditProblem.GONE: gettext_lazy("Dieses Redestück gibt es nicht mehr."),
    EditProblem.NOT_NEXT: gettext_lazy("Zwischen diesen beiden steht inzwischen ein anderes Redestück."),
    EditProblem.NO_WORDS: gettext_lazy("Auf einer Seite blieben keine Worte übrig."),
    EditProblem.TOO_LONG: gettext_lazy("Ein Redestück hat höchstens 20.000 Zeichen."),
    EditProblem.TIMES: gettext_lazy("Diese Zeiten gehen nicht auf: Das Ende muss hinter dem Anfang liegen."),
    EditProblem.TAKEN: gettext_lazy("Das neue Redestück gibt es schon."),
}

REASONS: Final[dict[TranscriptReason, Any]] = {
    TranscriptReason.NO_PERMISSION: gettext_lazy("Du darfst das Transkript dieser Folge nicht ändern."),
    TranscriptReason.NO_SUCH_VERSION: gettext_lazy("Diese Fassung gibt es nicht. Lade die Seite neu."),
    TranscriptReason.NO_SUCH_VOICE: gettext_lazy("Diese Stimme gibt es nicht. Lade die Seite neu."),
    TranscriptReason.NOT_POSSIBLE: gettext_lazy("Das geht so nicht."),
}


def found_sentence(found: Found) -> str:
    """Return what was done about a problem of a file."""
    return str(NOTED[found.problem] % {"times": found.times, "first": found.first})


def refused_sentence(refused: TranscriptRefused) -> str:
    """Return why an edit was refused."""
    return str(EDITS[refused.problem] if refused.problem else REASONS[refused.reason])


def stale_sentence() -> str:
    """Return what two editors of one piece read."""
    return _(
        "Jemand anders hat hier inzwischen etwas geändert. Entscheide, was gelten soll; verloren geht nichts."
    )
