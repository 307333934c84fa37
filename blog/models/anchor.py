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
    A time part is `{"start", "end", "exact"}` (W3C FragmentSelector `t=`; milliseconds, `end` may be null, `exact` are the
    words of the transcript that were meant); it belongs to an episode and has no block.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    page = models.ForeignKey("wagtailcore.Page", on_delete=models.PROTECT, related_name="anchors")
    version = models.ForeignKey("blog.Version", on_delete=models.PROTECT, related_name="anchors")
    kind = models.CharField(max_length=8, choices=AnchorKind.choices, default=AnchorKind.TEXT)
    parts = models.JSONField(default=list)
    block = models.UUIDField(
        _("Stelle"),
        null=True,
        blank=True,
        db_index=True,
        help_text="Block of the first part, for look-ups; times have none.",
    )

    class Meta:
        verbose_name = _("Anker")
        verbose_name_plural = _("Anker")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind=AnchorKind.TEXT, block__isnull=False)
                | models.Q(kind=AnchorKind.TIME, block__isnull=True),
                name="blog_anchor_in_a_passage_or_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return f"{self.page_id}#{self.block}"
