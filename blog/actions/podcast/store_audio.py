"""Stores sound files: the one writer of `Audio`."""

import hashlib
from typing import IO, Any

from django.conf import settings
from django.core.files.base import File
from django.db import transaction

from blog.models.podcast.audio import Audio
from blog.text.podcast.file_names import file_name
from blog.text.podcast.sound.reading import read_sound

TOO_LARGE = "haltung.too_large"
"""Under this a request remembers the names of the form's fields whose file was too large to be kept."""

_PORTION = 1024 * 1024


def store_audio(*, upload: IO[bytes], by: Any, name: str = "") -> Audio:
    """Check an uploaded file and store it; the same bytes are stored once. Raises `SoundRefused`.

    `upload` can be sought in. `name` is how it was called elsewhere: cleaned, and kept for editors to know it by;
    what the file is and where it is stored never follows from it. The same bytes keep the name that they had first.
    """
    name = file_name(name)
    facts = read_sound(upload, largest=settings.HALTUNG_MAX_AUDIO_BYTES)
    size, digest = _measure(upload)
    known = Audio.objects.filter(sha256=digest, size=size).order_by("pk").first()
    if known is not None and known.file.storage.exists(str(known.file.name)):
        if name and not known.file_name:
            Audio.objects.filter(pk=known.pk).update(file_name=name)
            known.file_name = name
        return known
    row = Audio(
        file_name=name,
        mime=facts.mime,
        extension=facts.extension,
        size=size,
        duration=facts.duration,
        sha256=digest,
        uploaded_by_id=by.pk if by is not None else None,
    )
    upload.seek(0)
    row.file.save(f"{row.uuid}.{row.extension}", File(upload), save=False)
    try:
        with transaction.atomic():
            row.save()
    except BaseException:
        row.file.storage.delete(str(row.file.name))  # no file without a row
        raise
    return row


def _measure(upload: IO[bytes]) -> tuple[int, str]:
    """Return size and SHA-256, a portion at a time: a recording needn't fit into memory."""
    digest, size = hashlib.sha256(), 0
    upload.seek(0)
    while portion := upload.read(_PORTION):
        digest.update(portion)
        size += len(portion)
    return size, digest.hexdigest()
