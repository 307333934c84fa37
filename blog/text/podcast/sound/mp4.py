"""M4A (ISO 14496-12): whether the boxes are all there, and the duration."""

import struct
from typing import IO, Any, Final

from mutagen import MutagenError
from mutagen.mp4 import MP4

from blog.text.podcast.sound.facts import SoundFault, SoundRefused
from blog.text.podcast.times import LONGEST

_HANDLERS_READ: Final = 8 * 1024 * 1024
_SOUND_BRANDS: Final = (b"M4A ", b"M4B ")


def mp4_duration(file: IO[bytes], size: int) -> int:
    """Return the milliseconds of an M4A file. Raises `SoundRefused` (cut, a film, another coding)."""
    boxes = _boxes(file, size)
    if b"moov" not in boxes or b"mdat" not in boxes:
        raise SoundRefused(SoundFault.CUT)
    start, length = boxes[b"moov"]
    file.seek(start)
    handlers = file.read(min(length, _HANDLERS_READ))
    if b"vide" in _handler_types(handlers) and _brand(file) not in _SOUND_BRANDS:
        raise SoundRefused(SoundFault.FILM)
    file.seek(0)
    try:
        info: Any = MP4(fileobj=file).info  # type: ignore[no-untyped-call]
    except MutagenError as error:
        raise SoundRefused(SoundFault.NOT_SOUND) from error
    length = round(info.length * 1000)
    if length > LONGEST:  # said before all else: a header that is wrong here is wrong elsewhere too
        raise SoundRefused(SoundFault.TOO_LONG)
    if not info.codec:  # no track tells that it is sound: broken, not another kind
        raise SoundRefused(SoundFault.NOT_SOUND)
    if not str(info.codec).startswith(("mp4a", "alac")):
        raise SoundRefused(SoundFault.OTHER_TYPE)
    return length


def _boxes(file: IO[bytes], size: int) -> dict[bytes, tuple[int, int]]:
    """Return the boxes at the top with begin and length. Raises `SoundRefused` where one reaches beyond the end."""
    found: dict[bytes, tuple[int, int]] = {}
    position = 0
    while position < size:
        file.seek(position)
        head = file.read(16)
        if len(head) < 8:
            raise SoundRefused(SoundFault.CUT)
        length = int(struct.unpack(">I", head[:4])[0])
        if length == 1 and len(head) == 16:
            length = int(struct.unpack(">Q", head[8:16])[0])
        elif length == 0:
            length = size - position
        if length < 8 or position + length > size:
            raise SoundRefused(SoundFault.CUT)
        found.setdefault(head[4:8], (position, length))
        position += length
    return found


def _handler_types(moov: bytes) -> set[bytes]:
    """Return what the tracks carry: `soun`, `vide`, `text`."""
    return {part[8:12] for part in moov.split(b"hdlr")[1:]}


def _brand(file: IO[bytes]) -> bytes:
    file.seek(8)
    return file.read(4)
