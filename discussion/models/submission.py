"""Submissions: what somebody sent, stored before anything else happens."""

import hashlib
import secrets
import uuid
from datetime import timedelta
from typing import Final

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from discussion.kinds import Channel
from discussion.states import SubmissionState

# How long a link to confirm an address works; how long the unconfirmed row is kept.
CONFIRM_VALID: Final = timedelta(days=7)
UNCONFIRMED_KEPT: Final = timedelta(days=30)


def token_hash(plain: str) -> str:
    """Return what is stored of a token: SHA-256, for tokens are long and random."""
    return hashlib.sha256(plain.encode("utf-8", "replace")).hexdigest()


class Submission(models.Model):
    """Text and channel of one sending. `state` is a cache of the decisions, written by actions alone.

    `display_name` says whether the contributor's name stands above the public comment (it is looked up,
    not kept here; the consent behind it has the purpose `show_name`). `correction` is a new text of a public
    comment that waits for a moderator. `told_…` is what was said with this text where something else is known of its
    address: whoever signs one text with another name is not shown under the first. `double_key` is a keyed hash of page, address, parent, text and day; `client_key` comes
    from a script in the page. Both are unique, so a double sending finds the first one.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    page = models.ForeignKey("wagtailcore.Page", on_delete=models.PROTECT, related_name="submissions")
    parent = models.ForeignKey(
        "discussion.Comment", on_delete=models.SET_NULL, null=True, blank=True, related_name="answers_sent"
    )
    contributor = models.ForeignKey(
        "discussion.Contributor", on_delete=models.PROTECT, related_name="submissions"
    )
    text = models.TextField(_("Text"), blank=True)
    correction = models.TextField(_("Berichtigung, die wartet"), blank=True)
    display_name = models.BooleanField(_("Name über dem Kommentar"), default=True)
    pseudonym = models.CharField(_("anderer Name"), max_length=100, blank=True)
    told_name = models.CharField(_("Name"), max_length=100, blank=True)
    told_organisation = models.CharField(_("Organisation"), max_length=120, blank=True)
    told_role = models.CharField(_("Funktion"), max_length=120, blank=True)
    channel = models.CharField(_("Weg"), max_length=10, choices=Channel.choices, default=Channel.FORM)
    language = models.CharField(max_length=5, default="de")
    notify = models.BooleanField(default=False)
    double_key = models.CharField(max_length=64, null=True, blank=True, unique=True)
    client_key = models.CharField(max_length=64, null=True, blank=True, unique=True)
    state = models.CharField(
        max_length=12,
        default=SubmissionState.UNCONFIRMED,
        choices=[(s.value, s.value) for s in SubmissionState],
    )
    created_at = models.DateTimeField(default=timezone.now)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    network_hash = models.CharField(
        max_length=64, blank=True, help_text="Keyed with a daily key; emptied after 7 days."
    )

    class Meta:
        verbose_name = _("Einsendung")
        verbose_name_plural = _("Einsendungen")
        ordering = ["created_at", "pk"]
        indexes = [
            models.Index(fields=("state", "created_at"), name="discussion_queue"),
            # Read by the limits of sending alone.
            models.Index(fields=("network_hash", "created_at"), name="discussion_network"),
        ]

    def __str__(self) -> str:
        return str(self.uuid)

    def told(self, field: str) -> str:
        """Return name, organisation or role as told with this text, or else as they are known of its address."""
        return str(getattr(self, f"told_{field}") or getattr(self.contributor, field))

    @property
    def seal(self) -> str:
        """A short hash of what a moderator reads: another text has another one."""
        return hashlib.sha256(f"{self.text}\0{self.correction}".encode()).hexdigest()[:16]

    @property
    def ref(self) -> str:
        """The reference that the outbox keeps."""
        return f"submission:{self.uuid}"

    @property
    def number(self) -> str:
        """What the reader calls it by: eight letters."""
        return self.uuid.hex[:8].upper()


class TokenManager(models.Manager["Token"]):
    """Makes tokens and finds them again by their hash."""

    def mint(
        self,
        submission: Submission,
        purpose: str,
        *,
        proved: bool = False,
        valid_for: timedelta | None = None,
    ) -> str:
        """Store a new token's hash and return the token itself, which is kept nowhere."""
        plain = secrets.token_urlsafe(32)
        now = timezone.now()
        self.create(
            submission=submission,
            purpose=purpose,
            hash=token_hash(plain),
            proved=proved,
            created_at=now,
            expires_at=now + valid_for if valid_for else None,
        )
        return plain

    def known(self, plain: str, purpose: str) -> "Token | None":
        """Return the row of a token, expired and used ones as well, or None."""
        rows = self.filter(hash=token_hash(plain), purpose=purpose)
        return rows.select_related("submission__contributor", "submission__page").order_by("pk").first()


class Token(models.Model):
    """A secret link: only its hash is stored. Purposes: receipt (many per submission), confirm (one use).

    `proved` says that whoever holds it has shown that the address is hers (the link went there by mail, or she was
    signed in): only then does it reach what else the same contributor sent.
    """

    RECEIPT = "receipt"
    CONFIRM = "confirm"

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="tokens")
    purpose = models.CharField(max_length=10, choices=[(RECEIPT, RECEIPT), (CONFIRM, CONFIRM)])
    hash = models.CharField(max_length=64, unique=True, help_text="SHA-256 of the token.")
    proved = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField(null=True, blank=True)
    used_at = models.DateTimeField(null=True, blank=True)

    objects = TokenManager()

    class Meta:
        verbose_name = _("Link")
        verbose_name_plural = _("Links")

    def __str__(self) -> str:
        return f"{self.purpose} {self.pk}"
