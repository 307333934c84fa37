"""Episodes: living pages with sound."""

import uuid
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable, Page
from wagtail.search import index

from blog.kinds import EpisodeType, PersonRole
from blog.models.living_page import LivingPage
from blog.models.podcast.episode_form import EpisodeForm
from blog.models.podcast.episode_panels import episode_panels
from blog.models.podcast.time_field import MediaTime

TYPED = _("Minuten:Sekunden, zum Beispiel 3:05 oder 1:02:03.500")


class Episode(LivingPage):
    """An episode of an own or a linked show; its notes are the body, so it has versions and is discussed like an article.

    `guid` is what apps know it by and never changes. An own episode has `audio`; a linked one the address of somebody
    else's (`enclosure_…`), which no page of ours loads before the reader's click. Times are milliseconds.
    """

    podcast = models.ForeignKey(
        "blog.Show",
        on_delete=models.PROTECT,
        related_name="episodes",
        editable=False,
        help_text="Its parent.",
    )
    guid = models.CharField(max_length=1000, editable=False)
    season = models.PositiveSmallIntegerField(_("Staffel"), null=True, blank=True)
    number = models.PositiveIntegerField(_("Folge"), null=True, blank=True)
    episode_type = models.CharField(
        _("Art"), max_length=8, choices=EpisodeType.choices, default=EpisodeType.FULL
    )
    explicit = models.BooleanField(_("Nicht für Kinder geeignet"), default=False)
    aired_at = models.DateTimeField(
        _("Erschienen am"),
        null=True,
        blank=True,
        help_text=_("Leer: wenn die Seite zum ersten Mal erscheint."),
    )
    audio = models.ForeignKey(
        "blog.Audio",
        verbose_name=_("Ton"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="episodes",
    )
    duration = models.PositiveIntegerField(_("Dauer"), null=True, blank=True, editable=False)
    enclosure_url = models.URLField(max_length=2000, blank=True, editable=False)
    enclosure_type = models.CharField(max_length=60, blank=True, editable=False)
    enclosure_size = models.PositiveBigIntegerField(null=True, blank=True, editable=False)
    link = models.URLField(_("Seite der Folge"), max_length=2000, blank=True, editable=False)
    deep_link = models.URLField(
        max_length=2000,
        blank=True,
        editable=False,
        help_text="Base for links to a second (Podlove deep-link).",
    )
    removed_at = models.DateTimeField(
        null=True, blank=True, editable=False, help_text="When a followed feed stopped telling it."
    )
    told = models.JSONField(
        default=dict,
        blank=True,
        editable=False,
        help_text="What a followed feed told last: digest of the item, addresses of transcripts and chapters; no names.",
    )
    cover = models.ForeignKey(
        "blog.Picture",
        verbose_name=_("Titelbild"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    topic = models.ForeignKey(
        "blog.Topic",
        verbose_name=_("Thema"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="episodes",
    )
    license = models.CharField(_("Lizenz"), max_length=128, blank=True)
    license_url = models.URLField(_("Adresse der Lizenz"), blank=True)

    parent_page_types = ["blog.Show"]
    subpage_types: list[str] = []
    page_description = _(
        "Eine Folge: Ton, Kapitel, Transkript und Notizen, die mit der Diskussion weiterwachsen."
    )
    base_form_class = EpisodeForm
    exclude_fields_in_copy = ["guid", "aired_at"]
    edit_handler = episode_panels()
    search_fields = [
        *Page.search_fields,
        index.SearchField("standfirst", boost=2),
        index.SearchField("body"),
        index.AutocompleteField("standfirst"),
        index.AutocompleteField("body"),
        index.FilterField("podcast_id"),
        index.FilterField("topic_id"),
    ]

    class Meta:
        verbose_name = _("Folge")
        verbose_name_plural = _("Folgen")
        constraints = [
            models.UniqueConstraint(
                fields=("podcast", "guid"), condition=~models.Q(guid=""), name="blog_episode_once_per_guid"
            )
        ]
        indexes = [models.Index(fields=("podcast", "-aired_at"), name="blog_episode_newest")]

    # Facts of the page itself: no old revision brings an earlier guid or address back.
    OF_THE_PAGE = (
        "podcast_id",
        "guid",
        "duration",
        "enclosure_url",
        "enclosure_type",
        "enclosure_size",
        "link",
        "deep_link",
        "removed_at",
        "told",
    )

    def with_content_json(self, content: Any) -> Any:
        """Return the page with a revision's content; what the file or the feed tells is a fact of the page itself."""
        page = super().with_content_json(content)
        for name in self.OF_THE_PAGE:
            setattr(page, name, getattr(self, name))
        page.aired_at = page.aired_at or self.aired_at
        return page

    @classmethod
    def can_create_at(cls, parent: Any) -> bool:
        """Return whether an editor may write an episode here: those of linked shows come by their feed alone."""
        return bool(super().can_create_at(parent)) and parent.specific.is_own

    def can_move_to(self, parent: Any) -> bool:
        """Return whether the episode may move there: from one show of ours to another."""
        return bool(super().can_move_to(parent)) and self.podcast.is_own and parent.specific.is_own

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store the page with what follows from where it lies and from its sound."""
        self._follow_parent()
        if not self.guid:
            self.guid = f"urn:uuid:{uuid.uuid4()}"
        if self.audio is not None:
            self.duration = self.audio.duration
        super().save(*args, **kwargs)

    def _follow_parent(self) -> None:
        page: Any = self
        parent = page.get_parent() if page.depth else None
        if parent is not None and page.podcast_id != parent.pk:
            page.podcast_id = parent.pk


class EpisodePerson(Orderable):
    """Who speaks or works in an own episode."""

    episode = ParentalKey(Episode, on_delete=models.CASCADE, related_name="episode_people")
    person = models.ForeignKey(
        "blog.Person", verbose_name=_("Person"), on_delete=models.PROTECT, related_name="+"
    )
    role = models.CharField(_("Rolle"), max_length=20, choices=PersonRole.choices, default=PersonRole.GUEST)

    panels = [FieldPanel("person"), FieldPanel("role")]


class Chapter(Orderable):
    """A chapter: where it starts, what it is called; link and picture if it has them."""

    episode = ParentalKey(Episode, on_delete=models.CASCADE, related_name="chapters")
    start = MediaTime(_("Beginn"), help_text="Milliseconds.")
    title = models.CharField(_("Titel"), max_length=300)
    href = models.URLField(_("Link"), max_length=1000, blank=True)
    picture = models.ForeignKey(
        "blog.Picture",
        verbose_name=_("Bild"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    panels = [
        FieldPanel("start", help_text=TYPED),
        FieldPanel("title"),
        FieldPanel("href"),
        FieldPanel("picture"),
    ]


class Soundbite(Orderable):
    """A piece that stands for the episode."""

    episode = ParentalKey(Episode, on_delete=models.CASCADE, related_name="soundbites")
    start = MediaTime(_("Beginn"), help_text="Milliseconds.")
    length = MediaTime(_("Länge"), help_text="Milliseconds.")
    title = models.CharField(_("Titel"), max_length=128, blank=True)

    panels = [
        FieldPanel("start", help_text=TYPED),
        FieldPanel("length", help_text=_("15 bis 120 Sekunden, zum Beispiel 0:45")),
        FieldPanel("title"),
    ]
