"""The outbox: effects that follow a commit, stored in the transaction of the change."""

import uuid

from django.db import models
from django.utils import timezone


class OutboxRow(models.Model):
    """One effect that is due: kind, ids and version, never names or addresses.

    `lease_until` ends by itself when a worker dies; `failed_at` sets poison aside; `done_at` marks what happened.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=60)
    ref = models.CharField(max_length=120, blank=True)
    version = models.BigIntegerField(default=0)
    key = models.CharField(
        max_length=160, null=True, blank=True, unique=True, help_text="Once only, if given."
    )
    created_at = models.DateTimeField(default=timezone.now)
    due_at = models.DateTimeField(default=timezone.now)
    attempts = models.PositiveSmallIntegerField(default=0)
    lease_until = models.DateTimeField(null=True, blank=True)
    error = models.CharField(max_length=300, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    failed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            # Read by blog.jobs alone: what is due now.
            models.Index(
                fields=("due_at", "id"),
                name="blog_outbox_due",
                condition=models.Q(done_at__isnull=True, failed_at__isnull=True),
            ),
            # Read by receipts and mails: what became of the mails about one thing.
            models.Index(fields=("ref", "kind"), name="blog_outbox_about"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.ref}"
