"""Questions to people outside of the editors' office: to a contributor about her words, to a reviewer about a merge."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from discussion.kinds import AskAnswer, ReviewVerdict, UseChoice
from discussion.states import ContributionState


class Ask(models.Model):
    """„Dürfen wir das so übernehmen?“: what is shown to the contributor, and what she says.

    `before` and `after` are the passages as they stood and as they would be: lists of blocks as JSON, `None` where nothing
    is shown. They never change, so that they prove what was answered; `use` is what a yes grants. Without an answer until
    `answer_by` what was granted before stands. Answered once; erasing empties the words. `state_before` is the state that
    the contribution goes back to.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    contribution = models.ForeignKey("discussion.Contribution", on_delete=models.PROTECT, related_name="asks")
    merge = models.ForeignKey(
        "discussion.Merge", on_delete=models.SET_NULL, null=True, blank=True, related_name="asks"
    )
    block = models.UUIDField(_("Stelle"), null=True, blank=True)
    before = models.JSONField(null=True, blank=True)
    after = models.JSONField(null=True, blank=True)
    words = models.TextField(_("Worte der Redaktion"), max_length=2000, blank=True)
    use = models.CharField(_("Wofür"), max_length=10, choices=UseChoice.choices, default=UseChoice.WORDING)
    state_before = models.CharField(
        max_length=12, default=ContributionState.OPEN, choices=[(s.value, s.value) for s in ContributionState]
    )
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    asked_at = models.DateTimeField(default=timezone.now)
    answer_by = models.DateTimeField(_("Antwort bis"))
    answer = models.CharField(_("Antwort"), max_length=12, choices=AskAnswer.choices, blank=True)
    answer_words = models.TextField(_("Worte dazu"), max_length=3000, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True, help_text="Answered, or its time is over.")

    class Meta:
        verbose_name = _("Rückfrage")
        verbose_name_plural = _("Rückfragen")
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=("contribution",),
                name="discussion_one_open_question_per_contribution",
                condition=models.Q(closed_at=None),
            )
        ]

    def __str__(self) -> str:
        return str(self.uuid)


class Review(models.Model):
    """Somebody without an account looks at a merge before it is published. The address is the reviewer's row.

    `question` is what the editor asks; `seen` is the seal of the text that the verdict was given on, so that the desk can
    tell whether it still holds for what is planned now.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    merge = models.ForeignKey("discussion.Merge", on_delete=models.CASCADE, related_name="reviews")
    reviewer = models.ForeignKey("discussion.Contributor", on_delete=models.PROTECT, related_name="reviews")
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    asked_at = models.DateTimeField(default=timezone.now)
    question = models.TextField(_("Worte der Redaktion"), max_length=2000, blank=True)
    language = models.CharField(max_length=5, default="de")
    seen = models.CharField(max_length=64, blank=True)
    verdict = models.CharField(_("Urteil"), max_length=10, choices=ReviewVerdict.choices, blank=True)
    words = models.TextField(_("Worte dazu"), max_length=3000, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("Gegenlesen")
        verbose_name_plural = _("Gegenlesen")
        ordering = ["-asked_at", "-pk"]

    def __str__(self) -> str:
        return str(self.uuid)
