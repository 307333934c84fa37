"""Contributors: the one home of personal data of readers."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Contributor(models.Model):
    """Name, address, organisation and role as somebody told them; erasing empties this row.

    One per confirmed address. An unconfirmed submission has a row of its own, joined at confirmation.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("Name"), max_length=100, blank=True)
    email = models.EmailField(_("E-Mail"), max_length=254, blank=True, help_text="Lower case, IDNA host.")
    organisation = models.CharField(_("Organisation"), max_length=120, blank=True)
    role = models.CharField(_("Funktion"), max_length=120, blank=True)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="contributor"
    )
    page_code = models.CharField(
        max_length=12, null=True, blank=True, unique=True, help_text="Of her public page, if she wishes one."
    )
    created_at = models.DateTimeField(default=timezone.now)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("Mitwirkende:r")
        verbose_name_plural = _("Mitwirkende")
        constraints = [
            models.UniqueConstraint(
                fields=("email",),
                name="discussion_one_contributor_per_confirmed_address",
                condition=models.Q(confirmed_at__isnull=False) & ~models.Q(email=""),
            )
        ]
        indexes = [models.Index(fields=("email",), name="discussion_address")]
        permissions = [
            ("read_address", _("Kann Adressen von Mitwirkenden lesen")),
            ("erase", _("Kann Daten von Mitwirkenden löschen")),
        ]

    def __str__(self) -> str:
        return str(self.uuid)
