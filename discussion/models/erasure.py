"""Erasures: asked for, waiting a day, carried out step by step, reported."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Erasure(models.Model):
    """One person's wish to be erased everywhere.

    Due a day after it was confirmed (`confirmed_at`: by the link in a mail, or by an editor who may erase, `by`); until then it
    can be stopped. `done` names the surfaces that are finished, so that a job that was
    killed goes on where it was; `report` holds per surface how many rows were emptied and what stays and why. No name in it.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    contributor = models.ForeignKey(
        "discussion.Contributor", on_delete=models.PROTECT, related_name="erasures"
    )
    language = models.CharField(max_length=5, default="de")
    asked_at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    confirmed_at = models.DateTimeField(null=True, blank=True)
    due_at = models.DateTimeField(null=True, blank=True)
    stopped_at = models.DateTimeField(null=True, blank=True)
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    done = models.JSONField(default=list, blank=True)
    report = models.JSONField(default=dict, blank=True)

    class Meta:
        verbose_name = _("Löschung")
        verbose_name_plural = _("Löschungen")
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=("contributor",),
                name="discussion_one_open_erasure_per_person",
                condition=models.Q(stopped_at=None, finished_at=None),
            )
        ]

    def __str__(self) -> str:
        return str(self.uuid)
