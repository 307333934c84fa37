"""Opus in Ogg (RFC 3533, RFC 7845): the duration, and whether the last page says that it is the last."""

from typing import IO, Any, Final

from mutagen import MutagenError
from mutagen.oggopus import OggOpus

from blog.text.podcast.sound.facts import SoundFault, SoundRefused

_LARGEST_PAGE: Final = 65_307
_LAST: Final = 4


def opus_duration(file: IO[bytes], size: int) -> int:
    """Return the milliseconds of an Opus file. Raises `SoundRefused` (cut, another coding)."""
    file.seek(0)
    if b"OpusHead" not in file.read(512):
        raise SoundRefused(SoundFault.OTHER_TYPE)
    if not _ends(file, size):
        raise SoundRefused(SoundFault.CUT)
    file.seek(0)
    try:
        info: Any = OggOpus(fileobj=file).info  # type: ignore[no-untyped-call]
    except MutagenError as error:
        raise SoundRefused(SoundFault.NOT_SOUND) from error
    return round(info.length * 1000)


def _ends(file: IO[bytes], size: int) -> bool:
    """Return whether the last page is whole and marked as the last."""
    start = max(0, size - _LARGEST_PAGE)
    file.seek(start)
    data = file.read()
    at = data.rfind(b"OggS")
    if at < 0 or len(data) < at + 27:
        return False
    segments = data[at + 26]
    table = data[at + 27 : at + 27 + segments]
    whole = len(table) == segments and at + 27 + segments + sum(table) <= len(data)
    return whole and bool(data[at + 5] & _LAST)
