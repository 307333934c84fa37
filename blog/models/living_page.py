"""The abstract living page: what versions, anchors, discussion and merging belong to."""

import json
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from blog.kinds import DiscussionMode, VersionKind
from blog.models.blocks import ArticleBody
from blog.models.fields import BodyField
from blog.models.indexed_later import INDEXED_LATER
from blog.models.served_page import ServedPage
from blog.models.stream import RawBlock, raw_blocks, tidy
from blog.text.words import clean


class LivingPage(ServedPage, Page):
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
        _("Was ist neu? (für Leser:innen)"),
        max_length=1000,
        blank=True,
        default="",
        help_text=_("Ein Satz, der in der Liste der Fassungen und im Feed steht."),
    )

    open_form = ""  # mark of the editor's form that saves itself next, see `page_form`; no field

    class Meta:
        abstract = True

    def serializable_data(self) -> Any:
        """Return what a revision keeps, and which open form wrote it."""
        data = super().serializable_data()
        return data | {"open_form": self.open_form} if self.open_form else data

    def get_absolute_url(self) -> str:
        """Return the page's path; comments-xtd and mails ask for it."""
        return str(self.get_url() or "")

    def tidy_body(self) -> None:
        """Bring the texts into the form that we store (see `blog.models.stream`)."""
        self.title: str = clean(self.title)
        self.standfirst = clean(self.standfirst)
        self.next_note = clean(self.next_note)
        before = raw_blocks(self.body)
        after = tidy(before)
        if after != before:
            self.set_raw_body(after)

    def set_raw_body(self, blocks: list[RawBlock]) -> None:
        """Give the page (in memory) another body in its stored form; ids stay as they are given."""
        self.body = self._meta.get_field("body").to_python(json.dumps(blocks))

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store the page, its body in our form whatever wrote it."""
        fields = kwargs.get("update_fields")
        if fields is None or "body" in fields:
            self.tidy_body()
        super().save(*args, **kwargs)

    def save_revision(self, *args: Any, **kwargs: Any) -> Any:
        """Store a revision, its body in our form. When to look again is said for the page, not for a draft of it."""
        self.tidy_body()
        if self.pk:
            type(self).objects.filter(pk=self.pk).exclude(review_due=self.review_due).update(
                review_due=self.review_due
            )
        return super().save_revision(*args, **kwargs)

    def get_indexed_instance(self) -> Any:
        """Return what search looks at when this page is stored: nothing while an act does that once for all its changes."""
        return None if INDEXED_LATER.get() else super().get_indexed_instance()

    def with_content_json(self, content: Any) -> Any:
        """Return the page with a revision's content; when it was reviewed and will be is a fact of the page itself."""
        page = super().with_content_json(content)
        page.last_reviewed, page.review_due = self.last_reviewed, self.review_due
        return page
