"""The closed lists of the discussion's side that are not states."""

from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Channel(TextChoices):
    """How a submission came in."""

    FORM = "form", _("Formular auf der Seite")
    ACCOUNT = "account", _("Formular, angemeldet")
    MAIL = "mail", _("E-Mail")
    LETTER = "letter", _("Brief")
    DESK = "desk", _("von der Redaktion erfasst")
    PASSAGE = "passage", _("Formular an einer Stelle")
    CALL = "call", _("Telefonat")
    MEETING = "meeting", _("Treffen")
    SITE = "site", _("andere Website")
    GROUP = "group", _("Teil einer Gruppe")
    ANSWER = "answer", _("Antworten auf eine Frage")


# What editors write down for somebody.
BY_HAND: Final = (Channel.LETTER, Channel.CALL, Channel.MEETING, Channel.SITE, Channel.MAIL)


class Intent(TextChoices):
    """What a reader wants with a text at a passage."""

    COMMENT = "comment", _("kommentieren")
    PROPOSAL = "proposal", _("anderen Wortlaut vorschlagen")
    SOURCE = "source", _("eine Quelle nennen")
    QUESTION = "question", _("nachfragen")


class Purpose(TextChoices):
    """What somebody consents to; one record for each."""

    STORE = "store", _("Kommentar speichern und veröffentlichen")
    SHOW_NAME = "show_name", _("Name über dem Kommentar")
    USE = "use", _("Verwendung im Text")
    CREDIT = "credit", _("Nennung im Text")
    NOTIFY = "notify", _("Nachricht bei Antworten")
    PUBLIC_PAGE = "public_page", _("Eigene öffentliche Seite")
    FOLLOW = "follow", _("Per E-Mail folgen")


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
    COUNTER = "counter", _("Gegenposition")


class DeclineReason(TextChoices):
    """Why a contribution doesn't go into the article; the author is told, and it stands under the comment."""

    ALREADY_THERE = "already_there", _("steht schon im Text")
    OTHER_TOPIC = "other_topic", _("führt hier zu weit")
    NO_SOURCE = "no_source", _("wir konnten es nicht belegen")
    OTHER_VIEW = "other_view", _("wir sehen es anders")
    TOO_SPECIFIC = "too_specific", _("betrifft einen Einzelfall")
    IN_OWN_WORDS = "in_own_words", _("steht als Kommentar am besten")


class MergeProblem(TextChoices):
    """Why a planned merge, or one in review, did not appear; the editor finds it in the queue."""

    OVERLAP = "overlap", _("Dieselbe Stelle wurde inzwischen anders geändert.")
    CONSENT = "consent", _("Eine Einwilligung gilt nicht mehr, oder ein Beitrag wurde zurückgezogen.")
    NOT_ALLOWED = "not_allowed", _("Wer sie geplant hat, darf hier nicht mehr veröffentlichen.")
    NOT_FREE = "not_free", _("Die Seite war gesperrt oder nicht veröffentlicht.")
    DRAFT = "draft", _("Ein unveröffentlichter Entwurf hat dieselbe Stelle geändert.")
    INVALID = "invalid", _("Die Seite nimmt den Text so nicht an.")
    REJECTED = "rejected", _("Die Prüfung hat sie abgelehnt.")
    CANCELLED = "cancelled", _("Die Prüfung wurde abgebrochen.")
    NOT_THERE = "not_there", _("Im geprüften Text stand davon nichts mehr.")


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
    PAGE_OPENED = "page_opened", _("eigene Seite gewünscht")
    PAGE_CLOSED = "page_closed", _("eigene Seite abgeschaltet")
    USE_CHANGED = "use_changed", _("Verwendung geändert")
    USE_WITHDRAWN = "use_withdrawn", _("Verwendung widerrufen")
    ADDRESS_READ = "address_read", _("Adresse angesehen")
    ERASED = "erased", _("gelöscht")
    ACCEPTED = "accepted", _("nur für die Redaktion angenommen")
    ADDED = "added", _("von der Redaktion erfasst")
    SPLIT = "split", _("in Punkte geteilt")
    GROUPED = "grouped", _("gruppiert")
    ASSIGNED = "assigned", _("zugewiesen")
    DUE = "due", _("Frist gesetzt")
    PLANNED = "planned", _("Einarbeitung geplant")
    UNPLANNED = "unplanned", _("Planung aufgehoben")
    ASKED = "asked", _("zurückgefragt")
    ANSWERED = "answered", _("Rückfrage beantwortet")
    ASK_ENDED = "ask_ended", _("Rückfrage ohne Antwort beendet")
    LEFT_OPEN = "left_open", _("offen gelassen")
    KEPT = "kept", _("als Gegenposition stehen gelassen")
    TASK_OPENED = "task_opened", _("Aufgabe nach Widerruf angelegt")
    TASK_DONE = "task_done", _("Aufgabe nach Widerruf erledigt")
    PASSAGE_HIDDEN = "passage_hidden", _("Stelle nach Widerruf entfernt")
    ERASURE_ASKED = "erasure_asked", _("Löschung verlangt")
    ERASURE_STOPPED = "erasure_stopped", _("Löschung zurückgenommen")


class AskAnswer(TextChoices):
    """What somebody says when the editors ask back."""

    YES = "yes", _("Ja, so übernehmen")
    YES_UNNAMED = "yes_unnamed", _("Ja, aber ohne meinen Namen")
    CHANGE = "change", _("Bitte ändern")
    NO = "no", _("Nein")


class ReviewVerdict(TextChoices):
    """What somebody without an account says about a merge that is not published yet."""

    GOOD = "good", _("So ist es gut")
    CHANGE = "change", _("Bitte ändern")


class FollowRhythm(TextChoices):
    """How often somebody is told about changes."""

    AT_ONCE = "at_once", _("sofort")
    DAILY = "daily", _("täglich")
    WEEKLY = "weekly", _("wöchentlich")


class TaskOutcome(TextChoices):
    """How a task that a withdrawal left was settled."""

    OPEN = "open", _("offen")
    REWRITTEN = "rewritten", _("Stelle neu geschrieben")
    UNDONE = "undone", _("Einarbeitung zurückgenommen")
    LICENSED = "licensed", _("bleibt wegen einer Lizenz")
    OWN_WORDS = "own_words", _("bleibt: eigene Worte der Redaktion")
    HIDDEN = "hidden", _("nach Ablauf der Frist entfernt")


class ClaimKind(TextChoices):
    """What the holder of a position wants of it."""

    CORRECT = "correct", _("berichtigen: So vertrete ich das")
    WITHDRAW = "withdraw", _("zurücknehmen: Das vertrete ich nicht mehr")


class AgreeChoice(TextChoices):
    """What a reader says to a position."""

    AGREE = "agree", _("Das sehe ich auch so")
    UNSURE = "unsure", _("Ich bin unentschieden")
    DISAGREE = "disagree", _("Das sehe ich anders")
