"""The closed lists of the discussion's side that are not states."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Channel(TextChoices):
    """How a submission came in."""

    FORM = "form", _("Formular unter dem Artikel")
    ACCOUNT = "account", _("Formular, angemeldet")
    MAIL = "mail", _("E-Mail")
    LETTER = "letter", _("Brief")
    DESK = "desk", _("von der Redaktion erfasst")


class Purpose(TextChoices):
    """What somebody consents to; one record for each."""

    STORE = "store", _("Kommentar speichern und veröffentlichen")
    SHOW_NAME = "show_name", _("Name über dem Kommentar")
    USE = "use", _("Verwendung im Artikel")
    CREDIT = "credit", _("Nennung im Artikel")
    NOTIFY = "notify", _("Nachricht bei Antworten")


class UseChoice(TextChoices):
    """What may be made of a comment in the article."""

    NONE = "none", _("gar nicht")
    IDEA = "idea", _("als Anregung, in euren Worten")
    WORDING = "wording", _("auch in meinen Worten")


class CreditChoice(TextChoices):
    """How a contributor wants to be named in the article."""

    NONE = "none", _("gar nicht")
    FIRST_NAME = "first_name", _("mit Vornamen")
    INITIALS = "initials", _("mit Initialen")
    FULL_NAME = "full_name", _("mit vollem Namen")
    NAME_ORGANISATION = "name_organisation", _("mit Namen und Organisation")
    ROLE = "role", _("mit Funktion, ohne Namen")
    PSEUDONYM = "pseudonym", _("mit einem anderen Namen")


class ProvenanceKind(TextChoices):
    """How a point went into a passage."""

    WORDING = "wording", _("Wortlaut")
    IDEA = "idea", _("Anregung")
    OBJECTION = "objection", _("Einwand")
    CORRECTION = "correction", _("Berichtigung")
    SOURCE = "source", _("Quelle")


class RejectReason(TextChoices):
    """Why a comment is not published; the author is told."""

    OFF_TOPIC = "off_topic", _("gehört nicht zum Thema")
    INSULT = "insult", _("greift Menschen an")
    PRIVATE = "private", _("nennt andere Personen erkennbar")
    ADVERTISING = "advertising", _("ist Werbung")
    ILLEGAL = "illegal", _("verstößt gegen geltendes Recht")
    DUPLICATE = "duplicate", _("steht schon da")
    OTHER = "other", _("anderer Grund")


class Verb(TextChoices):
    """What a decision did."""

    SUBMITTED = "submitted", _("eingegangen")
    ADDRESS_CONFIRMED = "address_confirmed", _("Adresse bestätigt")
    APPROVED = "approved", _("freigegeben")
    REJECTED = "rejected", _("abgelehnt")
    HIDDEN = "hidden", _("ausgeblendet")
    RESTORED = "restored", _("wieder gezeigt")
    PINNED = "pinned", _("angeheftet")
    UNPINNED = "unpinned", _("gelöst")
    CORRECTED = "corrected", _("vom Absender berichtigt")
    CORRECTION_SENT = "correction_sent", _("Berichtigung eingereicht")
    CORRECTION_REFUSED = "correction_refused", _("Berichtigung abgelehnt")
    TEXT_WITHDRAWN = "text_withdrawn", _("auf Wunsch entfernt")
    OFFERED = "offered", _("zum Einarbeiten angeboten")
    TAKEN_UP = "taken_up", _("von der Redaktion aufgegriffen")
    MERGED = "merged", _("eingearbeitet")
    UNMERGED = "unmerged", _("Einarbeitung zurückgenommen")
    DECLINED = "declined", _("nicht eingearbeitet")
    CREDIT_CHANGED = "credit_changed", _("Nennung geändert")
    USE_CHANGED = "use_changed", _("Verwendung geändert")
    USE_WITHDRAWN = "use_withdrawn", _("Verwendung widerrufen")
    ADDRESS_READ = "address_read", _("Adresse angesehen")
    ERASED = "erased", _("gelöscht")
