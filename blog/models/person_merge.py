"""Two rows that were one person: what was joined, so that it can be undone."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class PersonMerge(models.Model):
    """`gone` is the row that was joined into `kept`, as data, with the rows that pointed to it."""

    kept = models.ForeignKey("blog.Person", on_delete=models.CASCADE, related_name="merges")
    gone = models.JSONField(default=dict, help_text="The person's own fields and networks.")
    moved = models.JSONField(default=dict, help_text="app.Model.field → keys of the rows that were moved.")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("zusammengeführte Person")
        verbose_name_plural = _("zusammengeführte Personen")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return str(self.pk)
