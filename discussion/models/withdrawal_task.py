"""What the editors have to do when somebody takes words back that stand in an article."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from discussion.kinds import TaskOutcome


class WithdrawalTask(models.Model):
    """One passage that took in a contribution whose text was withdrawn, and until when it must be settled."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    contribution = models.ForeignKey(
        "discussion.Contribution", on_delete=models.PROTECT, related_name="withdrawal_tasks"
    )
    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="withdrawal_tasks")
    anchor = models.ForeignKey("blog.Anchor", on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(default=timezone.now)
    due_at = models.DateTimeField(_("Frist"))
    outcome = models.CharField(
        _("Ergebnis"), max_length=10, choices=TaskOutcome.choices, default=TaskOutcome.OPEN
    )
    words = models.TextField(_("Begründung"), max_length=1000, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("Aufgabe nach Widerruf")
        verbose_name_plural = _("Aufgaben nach Widerruf")
        ordering = ["due_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=("contribution", "anchor"), name="discussion_one_task_per_withdrawn_passage"
            )
        ]

    def __str__(self) -> str:
        return str(self.uuid)
