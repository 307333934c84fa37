"""Contributions and their points: views offered for the article."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from discussion.kinds import CreditChoice, UseChoice
from discussion.states import ContributionState, PointState


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
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("Zuständig"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    due = models.DateField(_("Bis"), null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("Beitrag")
        verbose_name_plural = _("Beiträge")
        ordering = ["created_at", "pk"]
        indexes = [models.Index(fields=("state", "created_at"), name="discussion_desk_queue")]

    def __str__(self) -> str:
        return str(self.uuid)

    @property
    def ref(self) -> str:
        """The reference that blog keeps."""
        return f"contribution:{self.uuid}"


class PointGroup(models.Model):
    """Points of several contributions that say the same, for the editor to fold in at once."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="point_groups")
    title = models.CharField(_("Worum es geht"), max_length=200)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("Gruppe von Punkten")
        verbose_name_plural = _("Gruppen von Punkten")

    def __str__(self) -> str:
        return str(self.uuid)


class Point(models.Model):
    """One point of a contribution; every contribution has at least one. Empty text means the whole of it.

    `state` is a cache like the contribution's; the contribution is settled when all its points are.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="points")
    position = models.PositiveSmallIntegerField(default=0)
    text = models.TextField(blank=True)
    state = models.CharField(
        max_length=10, default=PointState.OPEN, choices=[(s.value, s.value) for s in PointState]
    )
    group = models.ForeignKey(
        PointGroup, on_delete=models.SET_NULL, null=True, blank=True, related_name="points"
    )

    class Meta:
        verbose_name = _("Punkt")
        verbose_name_plural = _("Punkte")
        ordering = ["contribution", "position"]
        constraints = [
            models.UniqueConstraint(fields=("contribution", "position"), name="discussion_points_are_ordered")
        ]

    def __str__(self) -> str:
        return str(self.uuid)
