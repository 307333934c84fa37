"""Questions that people take a stand on."""

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from blog.models.slugs import IN_PLAIN_LETTERS


class Question(models.Model):
    """A question with a page at `/haltungen/<slug>/` that lays out who stands where.

    An article may carry it (`page`): then readers can answer it in a sentence while `is_open`.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    text = models.CharField(
        _("Frage"), max_length=200, help_text=_("So, dass man dafür oder dagegen sein kann.")
    )
    slug = models.SlugField(_("Adresse"), max_length=120, unique=True)
    language = models.CharField(
        _("Sprache"), max_length=5, choices=[("de", "Deutsch"), ("en", "English")], default="de"
    )
    background = models.TextField(_("Worum es geht"), max_length=1000, blank=True)
    topic = models.ForeignKey(
        "blog.Topic",
        verbose_name=_("Thema"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="questions",
    )
    page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("Artikel, der sie stellt"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="questions",
    )
    is_open = models.BooleanField(_("Leser:innen können antworten"), default=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    panels = [
        FieldPanel("text"),
        FieldPanel("slug"),
        FieldPanel("background"),
        FieldPanel("topic"),
        FieldPanel("page"),
        FieldPanel("is_open"),
        FieldPanel("language"),
    ]
    slug_formatters = IN_PLAIN_LETTERS

    class Meta:
        verbose_name = _("Frage")
        verbose_name_plural = _("Fragen")
        ordering = ["text", "pk"]

    def __str__(self) -> str:
        return self.text
