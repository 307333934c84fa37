"""What texts refer to: derived rows that answer „who points here?“, and the outside pages among them."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from blog.kinds import ReferenceKind


class Reference(models.Model):
    """One passage of a page's newest version that refers to a page, a passage, seconds, a position or an outside page.

    Derived from the version (`blog/actions/refer.py`), made anew at each publication and by `haltung references`.
    Times are milliseconds of the target's sound.
    """

    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="references_made")
    block = models.UUIDField(_("Stelle"))
    kind = models.CharField(max_length=15, choices=ReferenceKind.choices)
    target = models.ForeignKey(
        "wagtailcore.Page", on_delete=models.CASCADE, null=True, blank=True, related_name="references_got"
    )
    target_block = models.UUIDField(null=True, blank=True)
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    position = models.ForeignKey(
        "blog.Position", on_delete=models.CASCADE, null=True, blank=True, related_name="references"
    )
    outside = models.ForeignKey(
        "blog.OutsideSource", on_delete=models.CASCADE, null=True, blank=True, related_name="references"
    )
    cut_since = models.DateTimeField(
        _("geht ins Leere seit"), null=True, blank=True, help_text="The target says no more what is cited."
    )

    class Meta:
        verbose_name = _("Verweis")
        verbose_name_plural = _("Verweise")
        ordering = ["page", "pk"]
        indexes = [models.Index(fields=("target", "start"), name="blog_reference_at")]

    def __str__(self) -> str:
        return f"{self.page_id}#{self.block}"


class QuotedPerson(models.Model):
    """A passage of a page's newest version that gives a person's words: a quotation attributed to her, or a clip of her.

    Derived from the version like `Reference`. The words stand in the version alone.
    """

    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+")
    block = models.UUIDField(_("Stelle"))
    person = models.ForeignKey("blog.Person", on_delete=models.CASCADE, related_name="quoted_in")

    class Meta:
        verbose_name = _("zitierte Person")
        verbose_name_plural = _("zitierte Personen")
        ordering = ["page", "pk"]

    def __str__(self) -> str:
        return f"{self.page_id}#{self.block}"


class OutsideSource(models.Model):
    """A page elsewhere that a text or a position names; looked at slowly, so that editors hear when it is gone."""

    url = models.URLField(_("Adresse"), max_length=1000, unique=True)
    checked_at = models.DateTimeField(_("geprüft"), null=True, blank=True)
    status = models.PositiveSmallIntegerField(null=True, blank=True, help_text="HTTP; nothing: no answer.")
    failures = models.PositiveSmallIntegerField(default=0)
    dead_since = models.DateTimeField(_("nicht erreichbar seit"), null=True, blank=True)
    due_at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        verbose_name = _("Quelle im Netz")
        verbose_name_plural = _("Quellen im Netz")
        ordering = ["url"]

    def __str__(self) -> str:
        return self.url
