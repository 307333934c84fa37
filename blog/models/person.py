"""People who speak for themselves on the site: authors now, voices of podcasts later."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable

from blog.kinds import Network
from blog.models.slugs import name_and_slug


class Person(ClusterableModel):
    """A public person: author of articles, with portrait, biography and networks.

    Not a contributor: what readers tell about themselves lives in `discussion.Contributor` alone.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("Name"), max_length=120)
    slug = models.SlugField(_("Adresse"), max_length=120, unique=True)
    portrait = models.ForeignKey(
        "blog.Picture",
        verbose_name=_("Porträt"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    biography = RichTextField(_("Biografie"), blank=True, features=["bold", "italic", "link"])

    organisation = models.ForeignKey(
        "blog.Organisation",
        verbose_name=_("Organisation"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="people",
    )
    role = models.CharField(_("Aufgabe"), max_length=160, blank=True)

    panels = [
        *name_and_slug(),
        FieldPanel("role"),
        FieldPanel("organisation"),
        FieldPanel("portrait"),
        FieldPanel("biography"),
        InlinePanel("networks", heading=_("Netzwerke"), label=_("Netzwerk")),
        InlinePanel(
            "aliases",
            heading=_("Andere Schreibweisen"),
            label=_("Name"),
            help_text=_("Wie die Person in Feeds und Transkripten auch heißt."),
        ),
    ]

    class Meta:
        verbose_name = _("Person")
        verbose_name_plural = _("Personen")
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name


class PersonAlias(Orderable):
    """Another name that feeds and transcripts have for a person."""

    person = ParentalKey(Person, on_delete=models.CASCADE, related_name="aliases")
    name = models.CharField(_("Name"), max_length=120)

    panels = [FieldPanel("name")]

    class Meta(Orderable.Meta):
        verbose_name = _("andere Schreibweise")
        verbose_name_plural = _("andere Schreibweisen")


class PersonNetwork(Orderable):
    """Where a person can be found elsewhere."""

    person = ParentalKey(Person, on_delete=models.CASCADE, related_name="networks")
    network = models.CharField(_("Netzwerk"), max_length=20, choices=Network.choices)
    label = models.CharField(_("Bezeichnung"), max_length=80, blank=True)
    url = models.CharField(
        _("Adresse"), max_length=500, help_text=_("Vollständig, mit https:// oder mailto:")
    )

    panels = [FieldPanel("network"), FieldPanel("label"), FieldPanel("url")]

    class Meta(Orderable.Meta):
        verbose_name = _("Netzwerk")
        verbose_name_plural = _("Netzwerke")
