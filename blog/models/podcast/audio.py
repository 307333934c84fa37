"""Sound files of our own episodes."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext_lazy as _

from blog.text.podcast.times import clock


class Audio(models.Model):  # type: ignore[django-manager-missing]  # pages have managers without types
    """One uploaded file as it was checked: its type, size and duration are read from the file, never from its name.

    Written by `blog/actions/podcast/store_audio.py` alone; the file never changes, another one is another row.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    file = models.FileField(_("Datei"), upload_to="ton/%Y/", max_length=200)
    file_name = models.CharField(
        _("Dateiname"),
        max_length=120,
        blank=True,
        default="",
        help_text="As the file was called where it came from, cleaned; only shown, never a path.",
    )
    mime = models.CharField(_("Typ"), max_length=40, help_text="audio/mpeg, audio/mp4 or audio/ogg.")
    extension = models.CharField(max_length=8, help_text="Without the dot: mp3, m4a, opus.")
    size = models.PositiveBigIntegerField(_("Größe"), help_text="Bytes.")
    duration = models.PositiveIntegerField(_("Dauer"), help_text="Milliseconds.")
    sha256 = models.CharField(max_length=64, db_index=True)
    uploaded_at = models.DateTimeField(default=timezone.now)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("Tondatei")
        verbose_name_plural = _("Tondateien")
        ordering = ["-uploaded_at", "-pk"]

    def __str__(self) -> str:
        """Return what an editor knows it by: its name, how long, which type, how large, since when."""
        megabytes = number_format(self.size / 1_000_000, 1)
        uploaded = date_format(timezone.localtime(self.uploaded_at), "SHORT_DATETIME_FORMAT")
        facts = f"{clock(self.duration)} · {self.extension.upper()} · {megabytes} MB · {uploaded}"
        return f"{self.file_name} · {facts}" if self.file_name else facts
