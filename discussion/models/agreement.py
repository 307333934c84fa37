"""What readers say to a position, without an account."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from discussion.kinds import AgreeChoice


class Agreement(models.Model):
    """One answer from one browser. `browser_hash` keeps a second one away and is emptied after a while; the answer stays.

    It was given to words, so it counts for them alone: `wording` is the number of the state in the position's history from
    which on it said what she read.
    """

    position = models.ForeignKey("blog.Position", on_delete=models.CASCADE, related_name="agreements")
    wording = models.PositiveIntegerField(default=0)
    choice = models.CharField(max_length=8, choices=AgreeChoice.choices)
    browser_hash = models.CharField(max_length=64, blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("Zustimmung")
        verbose_name_plural = _("Zustimmungen")
        constraints = [
            models.UniqueConstraint(
                fields=("position", "wording", "browser_hash"),
                condition=~models.Q(browser_hash=""),
                name="discussion_one_agreement_per_browser",
            )
        ]

    def __str__(self) -> str:
        return f"{self.position_id}: {self.choice}"
