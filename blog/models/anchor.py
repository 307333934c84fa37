"""Anchors: where something points to inside a page's text."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from blog.kinds import AnchorKind


class Anchor(models.Model):
    """Target page, version it was made on, and ordered parts.

    A text part is `{"block", "exact", "prefix", "suffix", "start", "end"}` (W3C Web Annotation
    TextQuoteSelector and TextPositionSelector; offsets in code points of the block's plain text). A part
    without `exact` means the whole passage. Where it stands now is derived, never stored here.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    page = models.ForeignKey("wagtailcore.Page", on_delete=models.PROTECT, related_name="anchors")
    version = models.ForeignKey("blog.Version", on_delete=models.PROTECT, related_name="anchors")
    kind = models.CharField(max_length=8, choices=AnchorKind.choices, default=AnchorKind.TEXT)
    parts = models.JSONField(default=list)
    block = models.UUIDField(_("Stelle"), db_index=True, help_text="Block of the first part, for look-ups.")

    class Meta:
        verbose_name = _("Anker")
        verbose_name_plural = _("Anker")

    def __str__(self) -> str:
        return f"{self.page_id}#{self.block}"
