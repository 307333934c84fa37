"""What readers say to a position, without an account."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from discussion.kinds import AgreeChoice


class Agreement(models.Model):
    """One answer from one browser. `browser_hash` keeps a second one away and is emptied after a while; the answer stays."""

    position = models.ForeignKey("blog.Position", on_delete=models.CASCADE, related_name="agreements")
    choice = models.CharField(max_length=8, choices=AgreeChoice.choices)
    browser_hash = models.CharField(max_length=64, blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("Zustimmung")
        verbose_name_plural = _("Zustimmungen")
        constraints = [
            models.UniqueConstraint(
                fields=("position", "browser_hash"),
                condition=~models.Q(browser_hash=""),
                name="discussion_one_agreement_per_browser",
            )
        ]

    def __str__(self) -> str:
        return f"{self.position_id}: {self.choice}"
