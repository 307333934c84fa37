"""The closed lists of the article's side: kinds of change, of passages and of networks."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class VersionKind(TextChoices):
    """Why a version differs from the one before it."""

    FIRST = "first", _("Erste Fassung")
    MERGE = "merge", _("Beiträge eingearbeitet")
    ADDITION = "addition", _("Ergänzt")
    REVISION = "revision", _("Überarbeitet")
    CORRECTION = "correction", _("Berichtigt")
    EDITORIAL = "editorial", _("Sprachlich verbessert")
    UNDO = "undo", _("Einarbeitung zurückgenommen")
    REMOVAL = "removal", _("Stelle entfernt")


class EventKind(TextChoices):
    """What stands on an article's timeline beside its versions."""

    REVIEWED = "reviewed", _("Geprüft, nichts geändert")
    CREDIT_CHANGED = "credit_changed", _("Nennung geändert")
    CONSENT_WITHDRAWN = "consent_withdrawn", _("Einwilligung widerrufen")
    SECTION_STATE = "section_state", _("Stand eines Abschnitts geändert")
    PASSAGE_REMOVED = "passage_removed", _("Stelle aus früheren Fassungen entfernt")


class PlacementStatus(TextChoices):
    """Where an anchor stands in a later text than the one it was made on (`blog.text.carrying`)."""

    IN_PLACE = "in_place", _("unverändert")
    MOVED = "moved", _("verschoben")
    CHANGED = "changed", _("umformuliert")
    SPLIT = "split", _("geteilt")
    JOINED = "joined", _("zusammengezogen")
    LAST_SEEN = "last_seen", _("steht nicht mehr im Text")


class SectionStateKind(TextChoices):
    """How far the talk about a section is, as the editor sees it."""

    OPEN_QUESTION = "open_question", _("offene Frage")
    IN_TALK = "in_talk", _("in Diskussion")
    SETTLED = "settled", _("vorerst geklärt")


class RedactionReason(TextChoices):
    """Why a passage was taken out of all versions."""

    ERASURE = "erasure", _("auf Wunsch der Person, deren Worte es waren")
    LAW = "law", _("aus rechtlichen Gründen")


class DiscussionMode(TextChoices):
    """Whether readers may answer an article."""

    OPEN = "open", _("offen")
    READ_ONLY = "read_only", _("nur lesen")
    CLOSED = "closed", _("geschlossen und nicht gezeigt")


class RecommendationKind(TextChoices):
    """What a recommendation points to."""

    ARTICLE = "article", _("Artikel")
    EPISODE = "episode", _("Podcastfolge")
    SHOW = "show", _("Podcast")
    BOOK = "book", _("Buch")
    OTHER = "other", _("Anderes")


class Network(TextChoices):
    """Networks that people and the site can be found on."""

    MASTODON = "mastodon", "Mastodon"
    BLUESKY = "bluesky", "Bluesky"
    LINKEDIN = "linkedin", "LinkedIn"
    XING = "xing", "Xing"
    YOUTUBE = "youtube", "YouTube"
    FACEBOOK = "facebook", "Facebook"
    INSTAGRAM = "instagram", "Instagram"
    TWITTER = "twitter", "Twitter / X"
    SOUNDCLOUD = "soundcloud", "SoundCloud"
    SKYPE = "skype", "Skype"
    RSS = "rss", "RSS"
    WEBSITE = "website", _("Website")
    EMAIL = "email", _("E-Mail")


class AnchorKind(TextChoices):
    """What an anchor points into."""

    TEXT = "text", _("Text")
    TIME = "time", _("Zeit")


class ShowOrigin(TextChoices):
    """Whose show it is."""

    OWN = "own", _("eigener Podcast")
    LINKED = "linked", _("fremder Podcast, dem wir folgen")


class Medium(TextChoices):
    """What a feed carries, in the podcast namespace's words."""

    PODCAST = "podcast", _("Podcast")
    MUSIC = "music", _("Musik")
    VIDEO = "video", _("Video")
    FILM = "film", _("Film")
    AUDIOBOOK = "audiobook", _("Hörbuch")
    NEWSLETTER = "newsletter", _("Newsletter")
    BLOG = "blog", _("Blog")


class EpisodeType(TextChoices):
    """What kind of episode it is, in the words of directories."""

    FULL = "full", _("Folge")
    TRAILER = "trailer", _("Trailer")
    BONUS = "bonus", _("Bonus")


class PersonRole(TextChoices):
    """What somebody does in a show or an episode (names of the Podcast Taxonomy Project)."""

    HOST = "host", _("Moderation")
    CO_HOST = "co-host", _("Ko-Moderation")
    GUEST = "guest", _("Gast")
    AUTHOR = "author", _("Autor:in")
    EDITOR = "editor", _("Redaktion")
    AUDIO_EDITOR = "audio editor", _("Schnitt")
    PRODUCER = "producer", _("Produktion")
    REPORTER = "reporter", _("Reportage")
    NARRATOR = "narrator", _("Sprecher:in")
    TRANSLATOR = "translator", _("Übersetzung")
    TRANSCRIBER = "transcriber", _("Transkription")
    OTHER = "other", _("Sonstiges")


class MentionState(TextChoices):
    """What an editor said about a name that a feed or a transcript tells."""

    SUGGESTED = "suggested", _("vorgeschlagen")
    CONFIRMED = "confirmed", _("bestätigt")
    REFUSED = "refused", _("jemand anderes")


class TranscriptSource(TextChoices):
    """Where a transcript came from."""

    UPLOAD = "upload", _("hochgeladen")
    FEED = "feed", _("aus dem Feed")
    RECOGNISED = "recognised", _("automatisch erkannt")


class TranscriptChange(TextChoices):
    """How a version of a transcript came about."""

    IMPORTED = "imported", _("aus einer Datei übernommen")
    EDITED = "edited", _("berichtigt")
    REVERTED = "reverted", _("auf eine frühere Fassung zurückgesetzt")


class FeedState(TextChoices):
    """How a feed that we follow is doing."""

    NEW = "new", _("noch nicht abgerufen")
    FINE = "fine", _("in Ordnung")
    FAILING = "failing", _("zuletzt nicht erreichbar")
    GONE = "gone", _("nicht mehr da")
    CHANGED = "changed", _("sieht aus wie ein anderer Podcast")
    PAUSED = "paused", _("angehalten")


class Stance(TextChoices):
    """Where somebody stands on a question."""

    FOR = "for", _("dafür")
    AGAINST = "against", _("dagegen")
    DEPENDS = "depends", _("kommt darauf an")
    NONE = "none", _("ohne Festlegung")


class PositionState(TextChoices):
    """Whether a position is public."""

    DRAFT = "draft", _("Entwurf")
    PUBLIC = "public", _("öffentlich")
    WITHDRAWN = "withdrawn", _("zurückgenommen")


class PositionChange(TextChoices):
    """Why a position reads differently from before."""

    FIRST = "first", _("aufgenommen")
    EDITED = "edited", _("überarbeitet")
    CORRECTED = "corrected", _("selbst berichtigt")
    CHANGED_MIND = "changed_mind", _("Haltung geändert")
    WITHDRAWN = "withdrawn", _("selbst zurückgenommen")
    TAKEN_DOWN = "taken_down", _("von der Redaktion zurückgenommen")


class HolderRole(TextChoices):
    """From where somebody speaks; also what readers say of themselves when they answer a question."""

    LEADERSHIP = "leadership", _("Leitung")
    PRACTICE = "practice", _("Praxis")
    IT = "it", _("IT")
    CLIENTS = "clients", _("Klient:innen, Angehörige")
    OTHER = "other", _("andere")


class ReferenceKind(TextChoices):
    """How a passage refers to something."""

    LINK = "link", _("Verweis")
    QUOTE = "quote", _("Zitat")
    CLIP = "clip", _("Ausschnitt")
    POSITION = "position", _("Haltung")
    RECOMMENDATION = "recommendation", _("Empfehlung")
