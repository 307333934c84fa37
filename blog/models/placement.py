"""Where anchors stand in each version: derived from the bodies, made again by `haltung carry-anchors`."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from blog.kinds import PlacementStatus


class Placement(models.Model):
    """Where one anchor stands from version `since` on, until before version `until` (empty: up to now).

    A row is added only where something differs from the version before. `parts` are like an anchor's, each with the
    words as they stand there and `similarity` (0 to 1, thousandths kept); for `last_seen` they tell where it stood in version `seen`, the last one that had
    it, and `block` is empty. The anchor's own row never changes.
    """

    anchor = models.ForeignKey("blog.Anchor", on_delete=models.CASCADE, related_name="placements")
    since = models.PositiveIntegerField()
    until = models.PositiveIntegerField(null=True, blank=True)
    status = models.CharField(max_length=10, choices=PlacementStatus.choices)
    parts = models.JSONField(default=list)
    block = models.UUIDField(_("Stelle"), null=True, blank=True, db_index=True)
    seen = models.PositiveIntegerField(help_text="The newest version that has it.")

    class Meta:
        verbose_name = _("Ort eines Ankers")
        verbose_name_plural = _("Orte von Ankern")
        ordering = ["anchor", "since"]
        constraints = [
            models.UniqueConstraint(fields=("anchor", "since"), name="blog_anchor_placed_once_per_version"),
            models.UniqueConstraint(
                fields=("anchor",), name="blog_anchor_has_one_present_place", condition=models.Q(until=None)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.anchor_id} {self.status} ab {self.since}"
