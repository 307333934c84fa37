"""Contributions and their points: views offered for the article."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from discussion.kinds import CreditChoice, UseChoice
from discussion.states import ContributionState


class Contribution(models.Model):
    """A view offered by its author or taken up by an editor.

    `state`, `use` and `credit` are caches of decisions and consents, written by actions alone.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    page = models.ForeignKey("wagtailcore.Page", on_delete=models.PROTECT, related_name="contributions")
    submission = models.OneToOneField(
        "discussion.Submission", on_delete=models.PROTECT, related_name="contribution"
    )
    offered = models.BooleanField(default=True, help_text="By its author; False when an editor took it up.")
    taken_up_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    state = models.CharField(
        max_length=12, default=ContributionState.OPEN, choices=[(s.value, s.value) for s in ContributionState]
    )
    use = models.CharField(_("Verwendung"), max_length=10, choices=UseChoice.choices, default=UseChoice.NONE)
    credit = models.CharField(
        _("Nennung"), max_length=20, choices=CreditChoice.choices, default=CreditChoice.NONE
    )
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("Beitrag")
        verbose_name_plural = _("Beiträge")
        ordering = ["created_at", "pk"]

    def __str__(self) -> str:
        return str(self.uuid)

    @property
    def ref(self) -> str:
        """The reference that blog keeps."""
        return f"contribution:{self.uuid}"


class Point(models.Model):
    """One point of a contribution; every contribution has at least one. Empty text means the whole of it."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="points")
    position = models.PositiveSmallIntegerField(default=0)
    text = models.TextField(blank=True)

    class Meta:
        verbose_name = _("Punkt")
        verbose_name_plural = _("Punkte")
        ordering = ["contribution", "position"]
        constraints = [
            models.UniqueConstraint(fields=("contribution", "position"), name="discussion_points_are_ordered")
        ]

    def __str__(self) -> str:
        return str(self.uuid)
