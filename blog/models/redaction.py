"""Passages that were taken out of all versions: what is left is the fact, the reason and the day."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from blog.kinds import RedactionReason


class Redaction(models.Model):
    """One passage of one page, removed from every version and revision; the rest of each version still verifies."""

    page = models.ForeignKey("wagtailcore.Page", on_delete=models.PROTECT, related_name="redactions")
    block = models.UUIDField(_("Stelle"))
    reason = models.CharField(_("Grund"), max_length=10, choices=RedactionReason.choices)
    versions = models.JSONField(default=list, help_text="Numbers of the versions that it was taken out of.")
    words = models.TextField(
        _("Begründung"),
        blank=True,
        default="",
        help_text="Why, in the words of whoever removed it; for the record alone, readers never see it.",
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("Entfernung einer Stelle")
        verbose_name_plural = _("Entfernungen von Stellen")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.page_id}#{self.block}"
