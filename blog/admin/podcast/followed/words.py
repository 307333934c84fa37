"""What went wrong with a feed, in sentences for editors: each key of the closed lists has one."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from blog.actions.podcast.follow_show import FollowProblem

FAULTS: Final = {
    # fetching
    "address": _("Das ist keine Adresse im Web: Sie muss mit http:// oder https:// beginnen und ohne Namen, Passwort und eigenen Port auskommen."),
    "unknown_host": _("Den Rechner unter dieser Adresse gibt es nicht. Ist sie richtig geschrieben?"),
    "private": _("Die Adresse führt in ein internes Netz. Von dort holen wir nichts."),
    "redirects": _("Die Adresse leitet immer weiter, ohne irgendwo anzukommen."),
    "too_large": _("Der Feed ist größer als 20 MB. So große Feeds lesen wir nicht."),
    "too_slow": _("Der Rechner des Podcasts antwortet zu langsam. Wir versuchen es später wieder."),
    "unreachable": _("Der Rechner des Podcasts antwortet nicht. Wir versuchen es später wieder."),
    "tls": _("Das Zertifikat der Adresse ist ungültig; die Verbindung wäre nicht sicher."),
    "not_found": _("Unter dieser Adresse liegt nichts (404)."),
    "gone": _("Der Feed ist endgültig entfernt worden (410)."),
    "forbidden": _("Der Feed ist nicht öffentlich: Die Adresse verlangt eine Anmeldung oder lehnt uns ab."),
    "busy": _("Der Rechner des Podcasts bittet um Geduld. Wir kommen später wieder."),
    "status": _("Der Rechner des Podcasts hat gerade einen Fehler. Wir versuchen es später wieder."),
    "cut_answer": _("Die Antwort brach mittendrin ab. Wir versuchen es später wieder."),
    # reading
    "empty": _("Unter dieser Adresse liegt ein leeres Dokument."),
    "not_xml": _("Das ist kein Feed: Das Dokument lässt sich nicht als XML lesen."),
    "broken": _("Der Feed ist so beschädigt, dass beim Lesen Folgen verloren gingen. Wir übernehmen deshalb nichts."),
    "html": _("Das ist eine Webseite, kein Feed."),
    "opml": _("Das ist eine Liste von Feeds (OPML), kein Feed. Lade sie unten als Datei hoch."),
    "json": _("Das ist ein JSON-Dokument. Wir lesen Feeds in RSS oder Atom."),
    "sitemap": _("Das ist das Seitenverzeichnis einer Website, kein Feed."),
    "playlist": _("Das ist eine Wiedergabeliste für Musikprogramme, kein Feed."),
    "sound": _("Das ist eine Tondatei. Gesucht ist die Adresse des Feeds, in dem sie steht."),
    "wrapper": _("Das Dokument enthält höchstens einen Feed, ist aber selbst keiner."),
    "no_sound": _("Das ist der Feed eines Blogs: Er hat Einträge, aber keinen Ton."),
    "no_title": _("Der Podcast in diesem Feed hat keinen Namen."),
    "entities": _("Der Feed definiert eigene Entitäten. Das braucht kein Podcast, und es lässt sich für Angriffe nutzen."),
    "too_deep": _("Der Feed ist tiefer verschachtelt, als Feeds es sind."),
    "too_many": _("Der Feed hat mehr als 5.000 Folgen. So viele übernehmen wir nicht."),
    "cut": _("Der Feed hört mittendrin auf. Wir übernehmen nichts, damit keine Folge verloren geht."),
}  # fmt: skip

HINT: Final = _("Gemeint ist vielleicht: %(address)s")

FOLLOW: Final = {
    FollowProblem.KNOWN: _("Diesem Podcast folgt ihr schon: „%(title)s“."),
    FollowProblem.OWN: _("Das ist euer eigener Podcast: „%(title)s“."),
}


def sentence(fault: str) -> str:
    """Return the sentence for a fault's key."""
    return str(FAULTS.get(fault, _("Der Feed ließ sich nicht abrufen."))) if fault else ""


def address_sentence(typed: str) -> str:
    """Return what is wrong with the form of an address that somebody typed."""
    typed = typed.strip()
    scheme, colon, rest = typed.partition(":")
    if not colon or not rest.startswith("//") or scheme.lower() not in ("http", "https"):
        if colon and not rest.startswith("//") and scheme.isalpha():
            return str(_("Das ist keine Adresse im Web, sondern eine mit „%(scheme)s:“. Sie muss mit http:// oder https:// beginnen.")) % {"scheme": scheme}  # fmt: skip
        return str(_("Die Adresse muss mit http:// oder https:// beginnen."))
    host = rest.removeprefix("//").partition("/")[0]
    if "@" in host:
        return str(
            _("In der Adresse stehen ein Name oder ein Passwort. Trag sie ohne den Teil vor dem @ ein.")
        )
    port = host.rpartition("]")[2].rpartition(":")[2] if ":" in host.rpartition("]")[2] else ""
    if port and port != {"http": "80", "https": "443"}[scheme.lower()]:
        return str(_("Die Adresse nennt einen eigenen Port (:%(port)s). Wir rufen Feeds nur über die üblichen Ports von http und https ab.")) % {"port": port}  # fmt: skip
    return sentence("address")


def feed_sentence(fault: str, typed: str) -> str:
    """Return the sentence for a fault; where the address itself is one, what is wrong with it."""
    return address_sentence(typed) if fault in ("", "address") else sentence(fault)
