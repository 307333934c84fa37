"""Reads a sound file: its type by its first bytes, never by its name."""

import os
from collections.abc import Callable
from typing import IO, Final

import mutagen

from blog.text.podcast.sound.facts import SoundFacts, SoundFault, SoundRefused
from blog.text.podcast.sound.mp3 import mp3_duration
from blog.text.podcast.sound.mp4 import mp4_duration
from blog.text.podcast.sound.opus import opus_duration
from blog.text.podcast.times import LONGEST

_MP3 = ("audio/mpeg", "mp3", mp3_duration)
_M4A = ("audio/mp4", "m4a", mp4_duration)
_OPUS = ("audio/ogg", "opus", opus_duration)
_OTHER_SOUND: Final = (b"RIFF", b"fLaC", b"FORM", b"MAC ", b"wvpk", b".snd", b"#!AMR")

Kind = tuple[str, str, Callable[[IO[bytes], int], int]]


def read_sound(file: IO[bytes], *, largest: int | None = None) -> SoundFacts:
    """Return type and duration of a file that can be sought in. Raises `SoundRefused`; `largest` counts bytes."""
    file.seek(0, os.SEEK_END)
    size = file.tell()
    if size == 0:
        raise SoundRefused(SoundFault.EMPTY)
    if largest is not None and size > largest:
        raise SoundRefused(SoundFault.TOO_LARGE)
    mime, extension, measure = _kind(file)
    try:
        duration = measure(file, size)
    except (ValueError, OverflowError, ZeroDivisionError, KeyError, IndexError) as error:
        # Packages for metadata stumble over broken files in many ways.
        raise SoundRefused(SoundFault.NOT_SOUND) from error
    if duration <= 0:
        raise SoundRefused(SoundFault.EMPTY)
    if duration > LONGEST:
        raise SoundRefused(SoundFault.TOO_LONG)
    file.seek(0)
    return SoundFacts(mime, extension, duration)


def _kind(file: IO[bytes]) -> Kind:
    file.seek(0)
    head = file.read(16)
    if head[:3] == b"ID3" or (len(head) > 1 and head[0] == 0xFF and head[1] & 0xE6 == 0xE2):
        return _MP3
    if head[4:8] == b"ftyp":
        return _M4A
    if head[:4] == b"OggS":
        return _OPUS
    raise SoundRefused(SoundFault.OTHER_TYPE if _is_other_sound(file, head) else SoundFault.NOT_SOUND)


def _is_other_sound(file: IO[bytes], head: bytes) -> bool:
    if head.startswith(_OTHER_SOUND):
        return True
    file.seek(0)
    try:
        return mutagen.File(fileobj=file) is not None
    except (mutagen.MutagenError, ValueError, OverflowError, KeyError, IndexError, ZeroDivisionError):
        return False
