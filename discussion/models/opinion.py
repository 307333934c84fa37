"""Answers in a sentence to a question that an article carries, and groups of those that say the same."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from blog.kinds import HolderRole
from discussion.states import OpinionState


class OpinionGroup(models.Model):
    """Answers that say the same, in the editor's words; it may have become a position, or a contribution."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    question = models.ForeignKey("blog.Question", on_delete=models.CASCADE, related_name="opinion_groups")
    title = models.CharField(_("Was diese Antworten sagen"), max_length=200)
    position = models.ForeignKey(
        "blog.Position", on_delete=models.SET_NULL, null=True, blank=True, related_name="opinion_groups"
    )
    contribution = models.ForeignKey(
        "discussion.Contribution",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="opinion_groups",
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("Gruppe von Antworten")
        verbose_name_plural = _("Gruppen von Antworten")

    def __str__(self) -> str:
        return str(self.uuid)


class Opinion(models.Model):
    """A reader's sentence, from where she speaks, and nothing about who she is. Shown when an editor has read it."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    question = models.ForeignKey("blog.Question", on_delete=models.CASCADE, related_name="opinions")
    text = models.CharField(_("Deine Antwort in einem Satz"), max_length=300)
    role = models.CharField(_("Ich spreche aus"), max_length=12, choices=HolderRole.choices)
    language = models.CharField(max_length=5, default="de")
    state = models.CharField(
        max_length=10, default=OpinionState.WAITING, choices=[(s.value, s.value) for s in OpinionState]
    )
    group = models.ForeignKey(
        OpinionGroup, on_delete=models.SET_NULL, null=True, blank=True, related_name="opinions"
    )
    wording = models.CharField(
        max_length=80, blank=True, help_text="Which consent was shown (a file of discussion/consent_texts)."
    )
    browser_hash = models.CharField(max_length=64, blank=True)
    at = models.DateTimeField(default=timezone.now)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("Antwort auf eine Frage")
        verbose_name_plural = _("Antworten auf Fragen")
        ordering = ["question", "at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=("question", "browser_hash"),
                condition=~models.Q(browser_hash=""),
                name="discussion_one_opinion_per_browser",
            )
        ]

    def __str__(self) -> str:
        return str(self.uuid)
