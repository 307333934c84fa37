"""The abstract living page: what versions, anchors, discussion and merging belong to."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from blog.kinds import DiscussionMode, VersionKind
from blog.models.blocks import ArticleBody
from blog.models.fields import BodyField


class LivingPage(Page):
    """A page whose text learns from its readers: an article now, an episode later.

    `next_kind` and `next_note` are what the editor says about the coming version; they are read when a
    version is recorded and then emptied. They are not part of the public body.
    """

    standfirst = models.TextField(
        _("Vorspann"), max_length=600, help_text=_("Zwei, drei Sätze: worum es geht und warum es lohnt.")
    )
    body = BodyField(ArticleBody(), verbose_name=_("Text"))
    responsible = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("Verantwortlich"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    deputy = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("Vertretung"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    review_due = models.DateField(_("Wieder prüfen am"), null=True, blank=True)
    last_reviewed = models.DateField(_("Zuletzt geprüft am"), null=True, blank=True)
    discussion_mode = models.CharField(
        _("Diskussion"), max_length=12, choices=DiscussionMode.choices, default=DiscussionMode.OPEN
    )
    next_kind = models.CharField(
        _("Art der Änderung"), max_length=20, choices=VersionKind.choices, blank=True, default=""
    )
    next_note = models.TextField(
        _("Was ist neu? (für Leser:innen)"), max_length=1000, blank=True, default=""
    )

    class Meta:
        abstract = True

    def get_absolute_url(self) -> str:
        """Return the page's path; comments-xtd and mails ask for it."""
        return str(self.get_url() or "")
