"""Podcasts: the page of a show, ours or somebody else's, and the list of all shows."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable, Page
from wagtail.search import index

from blog.kinds import Medium, PersonRole, ShowOrigin
from blog.models.panels import address_panels
from blog.models.podcast.show_form import ShowForm
from blog.models.podcast.show_panels import show_panels
from blog.models.served_page import ServedPage

PODCASTS_SLUG = "podcasts"


class PodcastIndexPage(ServedPage, Page):
    """The list of all shows, at `/podcasts/`."""

    parent_page_types = ["blog.HomePage"]
    subpage_types = ["blog.Show"]
    max_count_per_parent = 1
    promote_panels = address_panels()[:1]

    def clean(self) -> None:
        """Keep the address under which all podcasts are found."""
        super().clean()
        if self.slug != PODCASTS_SLUG:
            raise ValidationError(
                {"slug": _("Die Podcasts liegen unter „podcasts“; das lässt sich nicht ändern.")}
            )

    class Meta:
        verbose_name = _("Podcastübersicht")


class Show(ServedPage, Page):
    """A show: an own one has a feed that we publish, a linked one a feed that we follow (`FollowedFeed`).

    `guid` is the podcast namespace's: UUIDv5 of the feed's first address, for ever the same. Texts of linked shows are
    written by the import alone.
    """

    origin = models.CharField(
        _("Wessen Podcast?"), max_length=8, choices=ShowOrigin.choices, default=ShowOrigin.OWN, editable=False
    )
    guid = models.UUIDField(null=True, blank=True, unique=True, editable=False)
    subtitle = models.CharField(_("Untertitel"), max_length=255, blank=True)
    description = models.TextField(
        _("Beschreibung"),
        max_length=4000,
        help_text=_("Worum es geht und für wen. Steht auf der Seite und in allen Podcast-Apps."),
    )
    cover = models.ForeignKey(
        "blog.Picture",
        verbose_name=_("Titelbild"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Quadratisch, 1.400 bis 3.000 Pixel, JPEG oder PNG: so verlangen es die Verzeichnisse."),
    )
    topic = models.ForeignKey(
        "blog.Topic",
        verbose_name=_("Thema"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="shows",
    )
    author = models.CharField(
        _("Herausgegeben von"), max_length=160, blank=True, help_text=_("Organisation oder Personen.")
    )
    owner_email = models.EmailField(
        _("E-Mail für Verzeichnisse"),
        blank=True,
        help_text=_("Steht lesbar im Feed; manche Verzeichnisse schicken einen Code dorthin."),
    )
    category = models.CharField(_("Kategorie"), max_length=80, blank=True, help_text="Apple’s words.")
    subcategory = models.CharField(_("Unterkategorie"), max_length=80, blank=True)
    explicit = models.BooleanField(_("Nicht für Kinder geeignet"), default=False)
    medium = models.CharField(_("Medium"), max_length=12, choices=Medium.choices, default=Medium.PODCAST)
    transfer_locked = models.BooleanField(
        _("Umzug zu anderen Anbietern sperren"),
        default=True,
        help_text=_("Andere Anbieter übernehmen den Podcast dann nicht ohne eure Zustimmung."),
    )
    complete = models.BooleanField(_("Abgeschlossen, es kommt keine Folge mehr"), default=False)
    copyright = models.CharField(_("Rechtevermerk"), max_length=160, blank=True)
    license = models.CharField(_("Lizenz"), max_length=128, blank=True, help_text=_("Zum Beispiel cc-by-4.0"))
    license_url = models.URLField(_("Adresse der Lizenz"), blank=True)
    funding_url = models.URLField(_("Unterstützen: Adresse"), blank=True)
    funding_text = models.CharField(_("Unterstützen: Text"), max_length=128, blank=True)
    update_rule = models.CharField(
        _("Erscheint"),
        max_length=120,
        blank=True,
        help_text=_("Als Regel (RFC 5545), zum Beispiel FREQ=MONTHLY"),
    )
    update_text = models.CharField(
        _("Erscheint, in Worten"), max_length=128, blank=True, help_text=_("Zum Beispiel: einmal im Monat")
    )
    publisher_guid = models.UUIDField(_("GUID des Verlagsfeeds"), null=True, blank=True)
    publisher_url = models.URLField(_("Adresse des Verlagsfeeds"), blank=True)
    txt = models.CharField(
        _("Nachweis für Verzeichnisse"), max_length=500, blank=True, help_text=_("Text für podcast:txt.")
    )
    moved_to = models.URLField(
        _("Umgezogen nach"),
        blank=True,
        help_text=_("Adresse des neuen Feeds. Wer unseren abonniert hat, wird dorthin geleitet."),
    )
    website = models.URLField(_("Website"), max_length=500, blank=True)

    parent_page_types = ["blog.PodcastIndexPage"]
    subpage_types = ["blog.Episode"]
    page_description = _("Ein eigener Podcast: Folgen, Transkripte und ein Feed für alle Apps.")
    base_form_class = ShowForm
    exclude_fields_in_copy = ["guid"]
    edit_handler = show_panels()
    search_fields = [*Page.search_fields, index.SearchField("description"), index.FilterField("origin")]

    class Meta:
        verbose_name = _("Podcast")
        verbose_name_plural = _("Podcasts")

    @property
    def is_own(self) -> bool:
        """Whether we publish it."""
        return bool(self.origin == ShowOrigin.OWN)

    def get_absolute_url(self) -> str:
        """Return the page's path."""
        return str(self.get_url() or "")

    def with_content_json(self, content: Any) -> Any:
        """Return the page with a revision's content; whose show it is and its guid are facts of the page itself."""
        page = super().with_content_json(content)
        page.origin, page.guid = self.origin, self.guid
        return page


class ShowPerson(Orderable):
    """Who makes an own show."""

    show = ParentalKey(Show, on_delete=models.CASCADE, related_name="show_people")
    person = models.ForeignKey(
        "blog.Person", verbose_name=_("Person"), on_delete=models.PROTECT, related_name="+"
    )
    role = models.CharField(_("Rolle"), max_length=20, choices=PersonRole.choices, default=PersonRole.HOST)

    panels = [FieldPanel("person"), FieldPanel("role")]


class RecommendedShow(Orderable):
    """A show that an own one recommends (`podcast:podroll`)."""

    show = ParentalKey(Show, on_delete=models.CASCADE, related_name="recommended_shows")
    title = models.CharField(_("Titel"), max_length=200)
    feed_guid = models.UUIDField(_("GUID des Feeds"), null=True, blank=True)
    feed_url = models.URLField(_("Adresse des Feeds"), max_length=500)

    panels = [FieldPanel("title"), FieldPanel("feed_url"), FieldPanel("feed_guid")]


class PrivateFeed(models.Model):
    """A secret address of a show's feed for one listener or group; revoked, it answers 410.

    Only the token's hash is stored; `label` is what the editor calls it and holds no name of a listener.
    """

    show = models.ForeignKey(Show, on_delete=models.CASCADE, related_name="private_feeds")
    label = models.CharField(_("Wofür"), max_length=120)
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    revoked_at = models.DateTimeField(_("widerrufen"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("privater Feed")
        verbose_name_plural = _("private Feeds")
        ordering = ["show", "pk"]

    def __str__(self) -> str:
        return self.label
