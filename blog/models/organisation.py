"""Organisations that people speak for, or that hold a position themselves."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from blog.models.slugs import name_and_slug


class Organisation(models.Model):  # type: ignore[django-manager-missing]  # rows of clusters have no typed manager
    """An association, a service, a ministry: with a page at `/organisationen/<slug>/`."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("Name"), max_length=160)
    slug = models.SlugField(_("Adresse"), max_length=120, unique=True)
    description = models.TextField(_("Beschreibung"), max_length=500, blank=True)
    url = models.URLField(_("Website"), max_length=500, blank=True)

    panels = [*name_and_slug(), FieldPanel("description"), FieldPanel("url")]

    class Meta:
        verbose_name = _("Organisation")
        verbose_name_plural = _("Organisationen")
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name
