"""Decisions: who decided what about a submission or contribution, when and why."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from discussion.kinds import DeclineReason, RejectReason, Verb


class Decision(models.Model):
    """The audit row of the discussion; states are read from these. `by` is empty for readers and the clock."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    submission = models.ForeignKey(
        "discussion.Submission", on_delete=models.CASCADE, related_name="decisions"
    )
    verb = models.CharField(max_length=20, choices=Verb.choices)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    reason = models.CharField(
        _("Grund"), max_length=20, choices=[*RejectReason.choices, *DeclineReason.choices], blank=True
    )
    words = models.TextField(_("Eigene Worte"), max_length=2000, blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("Entscheidung")
        verbose_name_plural = _("Entscheidungen")
        ordering = ["submission", "at", "pk"]

    def __str__(self) -> str:
        return f"{self.verb} {self.submission_id}"
