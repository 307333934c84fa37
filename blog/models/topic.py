"""Topics that articles belong to."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from blog.models.slugs import name_and_slug


class Topic(models.Model):  # type: ignore[django-manager-missing]  # the manager of pages has no types
    """A subject with a page of its own at `/themen/<slug>/`; the English name is shown under `/en/`."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("Name"), max_length=80, unique=True)
    name_en = models.CharField(_("Name auf Englisch"), max_length=80, blank=True)
    slug = models.SlugField(_("Adresse"), max_length=80, unique=True)
    description = models.TextField(_("Beschreibung"), max_length=500, blank=True)
    description_en = models.TextField(_("Beschreibung auf Englisch"), max_length=500, blank=True)

    panels = [
        *name_and_slug(),
        FieldPanel("description"),
        FieldPanel("name_en"),
        FieldPanel("description_en"),
    ]

    class Meta:
        verbose_name = _("Thema")
        verbose_name_plural = _("Themen")
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    def name_in(self, language: str) -> str:
        """Return the name in a language; German where there is no other."""
        return (self.name_en if language == "en" else "") or self.name

    def description_in(self, language: str) -> str:
        """Return the description in a language; German where there is no other."""
        return (self.description_en if language == "en" else "") or self.description
