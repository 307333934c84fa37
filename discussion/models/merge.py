"""Merges and provenance: which points went into which passages of which version."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from discussion.kinds import MergeProblem, ProvenanceKind
from discussion.states import MergeState


class Merge(models.Model):
    """One editorial act. `result` is empty until its version is published; `undone_by` is the version that took it back.

    Before that it is a draft of the desk, planned for `planned_for`, or in review as `revision` in Wagtail's workflow: then `plan` holds what the
    desk has (`discussion.text.plan`: edits, folds of points into passages with their kinds, note; ids and the editor's own
    words, never a name), and there is no provenance yet. `state` is written by actions alone.

    `change` is the change as JSON (`blog.text.change`), so that it can be undone and shown. Written by
    `discussion/actions/merge.py` alone.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    page = models.ForeignKey("wagtailcore.Page", on_delete=models.PROTECT, related_name="merges")
    base = models.ForeignKey("blog.Version", on_delete=models.PROTECT, related_name="+")
    result = models.OneToOneField(
        "blog.Version", on_delete=models.PROTECT, null=True, blank=True, related_name="merge"
    )
    undone_by = models.OneToOneField(
        "blog.Version", on_delete=models.PROTECT, null=True, blank=True, related_name="undone_merge"
    )
    editor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    state = models.CharField(
        max_length=10, default=MergeState.PUBLISHED, choices=[(s.value, s.value) for s in MergeState]
    )
    plan = models.JSONField(default=dict, blank=True)
    revision = models.ForeignKey(
        "wagtailcore.Revision", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    planned_for = models.DateTimeField(_("Geplant für"), null=True, blank=True)
    problem = models.CharField(max_length=200, blank=True, help_text="Why a planned merge did not appear.")
    saved_at = models.DateTimeField(default=timezone.now)
    note = models.TextField(_("Notiz für Leser:innen"), max_length=1000, blank=True)
    change = models.JSONField(default=list)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("Einarbeitung")
        verbose_name_plural = _("Einarbeitungen")
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=("state", "planned_for"), name="discussion_planned_merges")]
        permissions = [("merge", _("Kann Beiträge einarbeiten"))]

    def __str__(self) -> str:
        return str(self.uuid)

    @property
    def problem_words(self) -> str:
        """Why it did not appear, in words."""
        return str(MergeProblem(self.problem).label) if self.problem else ""


class Provenance(models.Model):
    """One point in one passage: how it went in. The name is looked up through the contributor, never kept here."""

    merge = models.ForeignKey(Merge, on_delete=models.PROTECT, related_name="provenance")
    point = models.ForeignKey("discussion.Point", on_delete=models.PROTECT, related_name="provenance")
    anchor = models.ForeignKey("blog.Anchor", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=ProvenanceKind.choices)

    class Meta:
        verbose_name = _("Herkunft")
        verbose_name_plural = _("Herkunft")
        constraints = [
            models.UniqueConstraint(
                fields=("merge", "point", "anchor"), name="discussion_point_once_per_merge_and_passage"
            )
        ]

    def __str__(self) -> str:
        return f"{self.merge_id} {self.point_id}"
