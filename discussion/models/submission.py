"""Submissions: what somebody sent, stored before anything else happens."""

import hashlib
import secrets
import uuid
from datetime import timedelta
from typing import Any, Final

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from discussion.kinds import Channel, Intent
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
    address: whoever signs one text with another name is not shown under the first. `anchor` is the passage or words that it
    is about, `proposal` other wording for them, `source_url` a source. `private` texts are for the editors alone and make no comment.
    A text of a group tells the group's name, place and date; each person who was there has a row of her own without text
    (`part_of`), so that each consents, is named and withdraws like anybody. `consent_held` says where the consent to a
    letter, call or meeting lies. `double_key` is a keyed hash of page, address, parent, text and day; `client_key` comes
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
    anchor = models.ForeignKey(
        "blog.Anchor", on_delete=models.PROTECT, null=True, blank=True, related_name="submissions"
    )
    intent = models.CharField(_("Anliegen"), max_length=10, choices=Intent.choices, default=Intent.COMMENT)
    proposal = models.TextField(_("Vorgeschlagener Wortlaut"), blank=True)
    source_url = models.URLField(_("Quelle"), max_length=500, blank=True)
    private = models.BooleanField(_("nur für die Redaktion"), default=False)
    part_of = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="participants"
    )
    group_name = models.CharField(_("Gruppe"), max_length=120, blank=True)
    group_place = models.CharField(_("Ort"), max_length=120, blank=True)
    group_date = models.DateField(_("Datum"), null=True, blank=True)
    consent_held = models.CharField(_("Wo die Einwilligung liegt"), max_length=200, blank=True)
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
            # The desk's queue joins ten thousand of these for their state alone: the wide rows stay unread.
            models.Index(fields=("id", "state"), name="discussion_state_of"),
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


def one_of(*fields: str) -> models.Q:
    """Return the condition that exactly one of some foreign keys is set."""
    wanted = models.Q()
    for chosen in fields:
        wanted |= models.Q(**{f"{field}__isnull": field != chosen for field in fields})
    return wanted


class TokenManager(models.Manager["Token"]):
    """Makes tokens and finds them again by their hash."""

    def mint(
        self,
        submission: Submission | None,
        purpose: str,
        *,
        ask: Any = None,
        review: Any = None,
        follow: Any = None,
        erasure: Any = None,
        proved: bool = False,
        valid_for: timedelta | None = None,
    ) -> str:
        """Store a new token's hash and return the token itself, which is kept nowhere."""
        plain = secrets.token_urlsafe(32)
        now = timezone.now()
        self.create(
            submission=submission,
            ask=ask,
            review=review,
            follow=follow,
            erasure=erasure,
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
        related = ("submission__contributor", "submission__page", "ask", "review", "follow", "erasure")
        return rows.select_related(*related).order_by("pk").first()


class Token(models.Model):
    """A secret link: only its hash is stored. It leads to exactly one row, by purpose: receipt (many per submission)
    and confirm (one use) to a submission, ask to a question to a contributor, review to the review of a merge,
    follow_confirm and follow (stop, change) to a follow, erase_confirm and erase (stop, read the report) to an erasure.

    `proved` says that whoever holds it has shown that the address is hers (the link went there by mail, or she was
    signed in): only then does it reach what else the same contributor sent.
    """

    RECEIPT = "receipt"
    CONFIRM = "confirm"
    ASK = "ask"
    REVIEW = "review"
    FOLLOW_CONFIRM = "follow_confirm"
    FOLLOW = "follow"
    ERASE_CONFIRM = "erase_confirm"
    ERASE = "erase"
    PURPOSES = (RECEIPT, CONFIRM, ASK, REVIEW, FOLLOW_CONFIRM, FOLLOW, ERASE_CONFIRM, ERASE)

    submission = models.ForeignKey(
        Submission, on_delete=models.CASCADE, null=True, blank=True, related_name="tokens"
    )
    ask = models.ForeignKey(
        "discussion.Ask", on_delete=models.CASCADE, null=True, blank=True, related_name="tokens"
    )
    review = models.ForeignKey(
        "discussion.Review", on_delete=models.CASCADE, null=True, blank=True, related_name="tokens"
    )
    follow = models.ForeignKey(
        "discussion.Follow", on_delete=models.CASCADE, null=True, blank=True, related_name="tokens"
    )
    erasure = models.ForeignKey(
        "discussion.Erasure", on_delete=models.CASCADE, null=True, blank=True, related_name="tokens"
    )
    purpose = models.CharField(max_length=15, choices=[(purpose, purpose) for purpose in PURPOSES])
    hash = models.CharField(max_length=64, unique=True, help_text="SHA-256 of the token.")
    proved = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField(null=True, blank=True)
    used_at = models.DateTimeField(null=True, blank=True)

    objects = TokenManager()

    class Meta:
        verbose_name = _("Link")
        verbose_name_plural = _("Links")
        constraints = [
            models.CheckConstraint(
                name="discussion_link_leads_to_one_row",
                condition=one_of("submission", "ask", "review", "follow", "erasure"),
            )
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.pk}"

    @property
    def sent(self) -> Submission:
        """The submission that a receipt, or a link to confirm, leads to (a constraint keeps one there)."""
        if self.submission is None:
            raise LookupError(f"{self} leads to no submission")
        return self.submission
