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


class EventKind(TextChoices):
    """What stands on an article's timeline beside its versions."""

    REVIEWED = "reviewed", _("Geprüft, nichts geändert")
    CREDIT_CHANGED = "credit_changed", _("Nennung geändert")
    CONSENT_WITHDRAWN = "consent_withdrawn", _("Einwilligung widerrufen")


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
