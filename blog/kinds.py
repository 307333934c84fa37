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
    PASSAGE_REMOVED = "passage_removed", _("Stelle aus allen Fassungen entfernt")


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
