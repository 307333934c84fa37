"""Versions: the numbered, published, immutable states of a living page."""

import secrets
import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from blog.kinds import EventKind, VersionKind

CODE_ALPHABET = "23456789abcdefghjkmnpqrstvwxyz"


def new_code() -> str:
    """Return a short random code for `/f/<code>/`: eight letters without look-alikes."""
    return "".join(secrets.choice(CODE_ALPHABET) for _place in range(8))


class Version(models.Model):
    """One published state of a page's public text.

    The row is the truth, Wagtail's revision is protected beside it. `body` is the public JSON (schema in
    it, no names of contributors). `seal` holds name, salt and hash of each part (`blog.text.canonical`), and
    `checksum` is SHA-256 over these hashes, so that a passage can be taken out where the law asks and the rest
    still verifies. Written by `blog/actions/publish_change.py` alone.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    code = models.CharField(max_length=12, unique=True, default=new_code, editable=False)
    page = models.ForeignKey("wagtailcore.Page", on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField(_("Nummer"))
    body = models.JSONField(_("Text"))
    seal = models.JSONField(default=dict, editable=False)
    checksum = models.CharField(max_length=64)
    passages = models.JSONField(
        default=dict,
        editable=False,
        help_text="Derived: block UUID → [version it came with, version that last changed it].",
    )
    minutes = models.PositiveSmallIntegerField(default=1, editable=False, help_text="Derived: reading time.")
    kind = models.CharField(_("Art der Änderung"), max_length=20, choices=VersionKind.choices)
    note = models.TextField(_("Notiz für Leser:innen"), max_length=1000, blank=True)
    revision = models.OneToOneField(
        "wagtailcore.Revision", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    published_at = models.DateTimeField(_("Veröffentlicht"), default=timezone.now)

    class Meta:
        verbose_name = _("Fassung")
        verbose_name_plural = _("Fassungen")
        ordering = ["page", "-number"]
        constraints = [
            models.UniqueConstraint(fields=("page", "number"), name="blog_version_numbered_once_per_page"),
            models.CheckConstraint(
                condition=models.Q(number__gte=1), name="blog_version_numbers_start_at_one"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.page_id} · {self.number}"


class VersionPicture(models.Model):
    """A picture that a version shows, and the hash of its file: kept as long as the version is."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="pictures")
    picture = models.ForeignKey("blog.Picture", on_delete=models.PROTECT, related_name="versions")

    class Meta:
        verbose_name = _("Bild einer Fassung")
        constraints = [
            models.UniqueConstraint(fields=("version", "picture"), name="blog_picture_once_per_version")
        ]

    def __str__(self) -> str:
        return f"{self.version_id} · {self.picture_id}"


class TimelineEvent(models.Model):
    """Something a reader should know about a page that changed no word of it."""

    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="timeline_events")
    kind = models.CharField(max_length=30, choices=EventKind.choices)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("Ereignis")
        verbose_name_plural = _("Ereignisse")

    def __str__(self) -> str:
        return f"{self.page_id} · {self.kind}"
