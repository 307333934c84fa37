"""Positions: who holds what, and where that was said."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from blog.kinds import HolderRole, PositionChange, PositionState, Stance


class Position(models.Model):
    """An attributed standpoint with one holder and one source.

    Holder: a person, an organisation, a role alone, or a contributor by reference (`holder_ref`, `contribution:<uuid>`,
    named only within her consent). Source: an anchor (passage of a version, or seconds of an episode), a comment
    (`source_ref`, `comment:<uuid>`), or an outside page with quote and date of access. `quote` is exact and is never
    edited (UrhG § 51, 62, 63); `statement` is the holder's own sentence, or the editor's summary and marked as one.
    Written by `blog/actions/positions/` alone, each change with a row of history.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    question = models.ForeignKey(
        "blog.Question",
        verbose_name=_("Frage"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="positions",
    )
    topic = models.ForeignKey(
        "blog.Topic",
        verbose_name=_("Thema"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="positions",
    )
    stance = models.CharField(
        _("Haltung zur Frage"), max_length=8, choices=Stance.choices, default=Stance.NONE
    )
    statement = models.CharField(
        _("Aussage"), max_length=400, help_text=_("Ein Satz, höchstens zwei: was die Person vertritt.")
    )
    is_summary = models.BooleanField(
        _("Von der Redaktion zusammengefasst"), default=True, help_text=_("Wird so gekennzeichnet.")
    )
    reason = models.CharField(_("Begründung"), max_length=400, blank=True)
    quote = models.TextField(_("Wörtliches Zitat"), max_length=1500, blank=True)
    language = models.CharField(max_length=5, default="de")
    person = models.ForeignKey(
        "blog.Person",
        verbose_name=_("Person"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="positions",
    )
    organisation = models.ForeignKey(
        "blog.Organisation",
        verbose_name=_("Organisation"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="positions",
    )
    holder_ref = models.CharField(max_length=60, blank=True, db_index=True)
    role = models.CharField(_("spricht aus"), max_length=12, choices=HolderRole.choices, blank=True)
    role_text = models.CharField(
        _("Aufgabe, Organisation"), max_length=160, blank=True, help_text=_("So, wie es damals war.")
    )
    said_on = models.DateField(_("gesagt am"), null=True, blank=True)
    anchor = models.ForeignKey(
        "blog.Anchor", on_delete=models.PROTECT, null=True, blank=True, related_name="positions"
    )
    source_ref = models.CharField(max_length=60, blank=True, db_index=True)
    source_url = models.URLField(_("Adresse der Quelle"), max_length=1000, blank=True)
    source_title = models.CharField(_("Titel der Quelle"), max_length=200, blank=True)
    accessed_on = models.DateField(_("abgerufen am"), null=True, blank=True)
    outside = models.ForeignKey(
        "blog.OutsideSource",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="positions",
        help_text="The row of the address of the source, which is looked at now and then.",
    )
    cut_since = models.DateTimeField(
        _("steht so nicht mehr in der Quelle seit"), null=True, blank=True, editable=False
    )
    state = models.CharField(max_length=10, choices=PositionState.choices, default=PositionState.DRAFT)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    reviewed_at = models.DateTimeField(_("geprüft"), null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("Haltung")
        verbose_name_plural = _("Haltungen")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~(Q(person__isnull=False) & ~Q(holder_ref="")),
                name="blog_position_has_one_holder",
            ),
            models.CheckConstraint(
                condition=(
                    Q(anchor__isnull=False, source_ref="", source_url="")
                    | (Q(anchor__isnull=True) & ~Q(source_ref="") & Q(source_url=""))
                    | (Q(anchor__isnull=True, source_ref="", accessed_on__isnull=False) & ~Q(source_url=""))
                    | Q(state=PositionState.DRAFT)
                    | Q(state=PositionState.WITHDRAWN)
                ),
                name="blog_public_position_has_one_source",
            ),
        ]

    def __str__(self) -> str:
        return str(self.uuid)

    @property
    def ref(self) -> str:
        """The reference that texts keep."""
        return f"position:{self.uuid}"


class PositionVersion(models.Model):
    """One state in a position's history: what it said, and why it changed."""

    position = models.ForeignKey(Position, on_delete=models.CASCADE, related_name="history")
    number = models.PositiveIntegerField()
    change = models.CharField(max_length=14, choices=PositionChange.choices)
    said = models.JSONField(default=dict, help_text="stance, statement, is_summary, reason, quote; no names.")
    note = models.CharField(_("Warum?"), max_length=300, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("Stand einer Haltung")
        verbose_name_plural = _("Stände von Haltungen")
        ordering = ["position", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=("position", "number"), name="blog_position_version_once_per_number"
            )
        ]

    def __str__(self) -> str:
        return f"{self.position_id}.{self.number}"
