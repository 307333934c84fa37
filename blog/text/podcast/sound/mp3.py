"""MP3, frame by frame (ISO 11172-3 and 13818-3): the exact duration, and whether the file ends in the middle.

Headers of variable bit rate tell a number of frames; what the file has is counted, so a header that lies (or that was copied
before the rest was lost) is noticed.
"""

import struct
from collections import Counter
from dataclasses import dataclass, field
from typing import IO, Final

from blog.text.podcast.sound.facts import SoundFault, SoundRefused

_RATES_1: Final = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_RATES_2: Final = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
_SAMPLES: Final = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}
_LAYER_3: Final = 1
_SEARCHED: Final = 64 * 1024
_TAILS: Final = (b"TAG", b"APETAGEX", b"LYRICS", b"ID3", b"3DI")
_FEWEST_FRAMES: Final = 4


@dataclass(frozen=True, slots=True)
class _Frame:
    size: int
    samples: int
    rate: int
    is_mono: bool
    version: int


@dataclass(slots=True)
class _Walk:
    """What was found on the way through the file."""

    frames: int = 0
    skipped: int = 0
    missing: int = 0
    told: int = 0
    samples: Counter[int] = field(default_factory=Counter)

    @property
    def duration(self) -> int:
        return round(sum(count * 1000 / rate for rate, count in self.samples.items()))


def mp3_duration(file: IO[bytes], size: int) -> int:
    """Return the milliseconds of an MP3 file. Raises `SoundRefused` (cut, or no sound in it)."""
    start = _behind_tags(file)
    start = _next_frame(file, start, size)
    walk = _walk(file, start, size)
    if walk.frames < _FEWEST_FRAMES or walk.skipped * 10 > size:
        raise SoundRefused(SoundFault.NOT_SOUND)
    if walk.told:
        if walk.frames < walk.told * 0.99:
            raise SoundRefused(SoundFault.CUT)
    elif walk.missing:
        raise SoundRefused(SoundFault.CUT)
    return walk.duration


def _walk(file: IO[bytes], position: int, size: int) -> _Walk:
    walk = _Walk()
    while 0 <= position < size:
        file.seek(position)
        head = file.read(4)
        frame = _frame(head)
        if frame is None:
            if head.startswith((b"TAG", b"ID3", b"3DI")) or _is_tail(file, position):
                break
            found = _next_frame(file, position + 1, size)
            walk.skipped += (found if found >= 0 else size) - position
            position = found
            continue
        if position + frame.size > size:
            walk.missing = position + frame.size - size
            break
        if walk.frames == 0 and not walk.told:
            walk.told = _frames_told(file, position, frame)
            if walk.told:
                position += frame.size
                continue
        walk.frames += 1
        walk.samples[frame.rate] += frame.samples
        position += frame.size
    return walk


def _frame(head: bytes) -> _Frame | None:
    """Return what a frame's four bytes say, or nothing where they are no header of layer III."""
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE0 != 0xE0:
        return None
    version, layer = head[1] >> 3 & 3, head[1] >> 1 & 3
    bits, rate, padding = head[2] >> 4, head[2] >> 2 & 3, head[2] >> 1 & 1
    if version == 1 or layer != _LAYER_3 or bits in (0, 15) or rate == 3:
        return None
    samples_a_second = _SAMPLES[version][rate]
    rates, factor, samples = (_RATES_1, 144, 1152) if version == 3 else (_RATES_2, 72, 576)
    size = factor * rates[bits] * 1000 // samples_a_second + padding
    return _Frame(size, samples, samples_a_second, head[3] >> 6 == 3, version)


def _frames_told(file: IO[bytes], position: int, frame: _Frame) -> int:
    """Return how many frames a header of variable bit rate (Xing, Info, VBRI) in the first frame tells, else 0."""
    file.seek(position)
    data = file.read(frame.size)
    side = (17 if frame.is_mono else 32) if frame.version == 3 else (9 if frame.is_mono else 17)
    tag = data[4 + side : 4 + side + 12]
    if tag[:4] in (b"Xing", b"Info") and len(tag) == 12 and tag[7] & 1:
        return int(struct.unpack(">I", tag[8:12])[0])
    if data[36:40] == b"VBRI" and len(data) >= 54:
        return int(struct.unpack(">I", data[50:54])[0])
    return 0


def _behind_tags(file: IO[bytes]) -> int:
    """Return where the tags (ID3) at the beginning end."""
    position = 0
    while True:
        file.seek(position)
        head = file.read(10)
        if len(head) < 10 or head[:3] != b"ID3":
            return position
        size = 0
        for byte in head[6:10]:
            size = size << 7 | byte & 0x7F
        position += 10 + size + (10 if head[5] & 0x10 else 0)


def _next_frame(file: IO[bytes], position: int, size: int) -> int:
    """Return where the next two frames in a row begin within the searched piece, or -1."""
    file.seek(position)
    data = file.read(_SEARCHED)
    at = data.find(b"\xff")
    while at >= 0:
        frame = _frame(data[at : at + 4])
        if frame is not None and _follows(file, position + at + frame.size, size):
            return position + at
        at = data.find(b"\xff", at + 1)
    return -1


def _follows(file: IO[bytes], position: int, size: int) -> bool:
    if position >= size:
        return position == size
    file.seek(position)
    head = file.read(4)
    return _frame(head) is not None or head.startswith((b"TAG", b"APE"))


def _is_tail(file: IO[bytes], position: int) -> bool:
    file.seek(position)
    return file.read(8).startswith(_TAILS)
