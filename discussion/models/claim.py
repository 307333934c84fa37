"""What the holder of a position wants of it: another sentence, or that it goes."""

import secrets
import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from blog.kinds import Stance
from discussion.kinds import ClaimKind
from discussion.models.submission import CONFIRM_VALID, token_hash
from discussion.states import ClaimState


class ClaimManager(models.Manager["Claim"]):
    """Makes the links of claims and finds a claim by its link."""

    def mint(self, claim: "Claim") -> str:
        """Store a new link's hash and return the link's secret; the one before leads nowhere any more."""
        plain = secrets.token_urlsafe(32)
        self.filter(pk=claim.pk).update(hash=token_hash(plain))
        return plain

    def known(self, plain: str) -> "Claim | None":
        """Return the claim that a link leads to, for as long as it may be confirmed."""
        rows = self.filter(hash=token_hash(plain), created_at__gt=timezone.now() - CONFIRM_VALID)
        return rows.select_related("position", "contributor").order_by("pk").first()


class Claim(models.Model):
    """A wish about a position from somebody who says that she holds it.

    Her address is asked first. If it is known to be the holder's, the wish is done at once, else an editor looks whether it is
    hers. `hash` is that of the newest link to confirm; the link itself is kept nowhere.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    position = models.ForeignKey("blog.Position", on_delete=models.CASCADE, related_name="claims")
    contributor = models.ForeignKey("discussion.Contributor", on_delete=models.CASCADE, related_name="claims")
    kind = models.CharField(_("Was möchtest du?"), max_length=8, choices=ClaimKind.choices)
    statement = models.CharField(_("So vertrete ich das"), max_length=400, blank=True)
    stance = models.CharField(max_length=8, choices=Stance.choices, blank=True)
    words = models.TextField(_("Was die Redaktion wissen soll"), max_length=1000, blank=True)
    language = models.CharField(max_length=5, default="de")
    state = models.CharField(
        max_length=12, default=ClaimState.UNCONFIRMED, choices=[(s.value, s.value) for s in ClaimState]
    )
    hash = models.CharField(max_length=64, blank=True, db_index=True)
    network_hash = models.CharField(max_length=64, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = ClaimManager()

    class Meta:
        verbose_name = _("Wunsch zu einer Haltung")
        verbose_name_plural = _("Wünsche zu Haltungen")
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return str(self.uuid)
