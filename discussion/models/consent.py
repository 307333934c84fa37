"""Consents: append-only records of what somebody agreed to, in which words."""

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from discussion.kinds import Purpose


class Consent(models.Model):
    """One consent for one purpose, or the withdrawal of an earlier one (`withdraws`).

    Never updated (guarded in the database). `wording` names a file of `discussion/consent_texts`
    (`<purpose>/<n>.<lang>`), `wording_hash` is SHA-256 of its text; `choice` is what was chosen among the
    purpose's options. `proof` says how it can be shown: `confirm:<token pk>`, `account:<user uuid>`, `receipt:<token pk>`.
    Valid while the submission's address is confirmed and no withdrawal follows.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    submission = models.ForeignKey("discussion.Submission", on_delete=models.CASCADE, related_name="consents")
    purpose = models.CharField(max_length=12, choices=Purpose.choices)
    choice = models.CharField(max_length=30, blank=True)
    wording = models.CharField(max_length=80)
    wording_hash = models.CharField(max_length=64)
    at = models.DateTimeField(default=timezone.now)
    channel = models.CharField(max_length=10)
    proof = models.CharField(max_length=120, blank=True)
    withdraws = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="withdrawn_by"
    )

    class Meta:
        verbose_name = _("Einwilligung")
        verbose_name_plural = _("Einwilligungen")
        ordering = ["submission", "at", "pk"]

    def __str__(self) -> str:
        return f"{self.purpose}: {self.choice}"
