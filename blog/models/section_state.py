"""How far the talk about a section is: said by the editor, shown at its heading."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from blog.kinds import SectionStateKind


class SectionState(models.Model):
    """The state of the section that begins with a passage (mostly a heading). Not part of the text, so no version."""

    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="section_states")
    block = models.UUIDField(_("Stelle"))
    state = models.CharField(_("Stand"), max_length=15, choices=SectionStateKind.choices)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("Stand eines Abschnitts")
        verbose_name_plural = _("Stände von Abschnitten")
        constraints = [models.UniqueConstraint(fields=("page", "block"), name="blog_one_state_per_section")]

    def __str__(self) -> str:
        return f"{self.page_id}#{self.block}: {self.state}"
