"""Makes small sound files: real frames of silence, so that readers of metadata and players accept them."""

import struct

from mutagen.ogg import OggPage

# One frame of MPEG 1 layer III: 128 kbit/s, 44.1 kHz, two channels; all its side information is zero, which is silence.
_MP3_HEAD = bytes.fromhex("fffb9064")
_MP3_FRAME = _MP3_HEAD + bytes(413)
MP3_FRAME_MS = 1152 / 44.1
_OPUS_SILENCE = b"\xf8\xff\xfe"  # 20 milliseconds
_OPUS_SAMPLES = 960


def mp3(duration: int = 10_000, *, tag: bytes = b"", told: int | None = None) -> bytes:
    """Return an MP3 file of about so many milliseconds of silence.

    `tag` (ID3) stands before it; with `told` a header of variable bit rate says that there are so many frames.
    """
    frames = max(round(duration / MP3_FRAME_MS), 4)
    head = b""
    if told is not None:
        head = (_MP3_HEAD + bytes(32) + b"Xing" + struct.pack(">II", 1, told)).ljust(len(_MP3_FRAME), b"\0")
    return tag + head + _MP3_FRAME * frames


def m4a(
    duration: int = 10_000, *, handler: bytes = b"soun", brand: bytes = b"M4A ", coding: bytes = b"mp4a"
) -> bytes:
    """Return an M4A file whose boxes tell so many milliseconds; its data are zeros."""
    times = struct.pack(">IIII", 0, 0, 1000, duration)
    config = bytes.fromhex("0319000000041140150000000000000000000000000502121006 0102".replace(" ", ""))
    entry = _box(
        coding,
        bytes(6) + struct.pack(">H", 1) + bytes(8) + struct.pack(">HHHHI", 2, 16, 0, 0, 44100 << 16),
        _box(b"esds", bytes(4) + config),
    )
    table = _box(
        b"stbl",
        _box(b"stsd", bytes(4) + struct.pack(">I", 1) + entry),
        *(_box(kind, bytes(8)) for kind in (b"stts", b"stsc", b"stco")),
        _box(b"stsz", bytes(12)),
    )
    media = _box(
        b"mdia",
        _box(b"mdhd", bytes(4) + times + struct.pack(">HH", 0x55C4, 0)),
        _box(b"hdlr", bytes(8) + handler + bytes(13)),
        _box(b"minf", table),
    )
    movie = _box(b"moov", _box(b"mvhd", bytes(4) + times + bytes(80)), _box(b"trak", media))
    return _box(b"ftyp", brand + bytes(4) + b"isom") + movie + _box(b"mdat", bytes(2000))


def opus(duration: int = 10_000) -> bytes:
    """Return an Opus file of so many milliseconds of silence."""
    head = b"OpusHead\x01\x01" + struct.pack("<HIhB", 0, 48_000, 0, 0)
    tags = b"OpusTags" + struct.pack("<I", 4) + b"test" + struct.pack("<I", 0)
    pages = [_page(0, [head], 0, first=True), _page(1, [tags], 0)]
    left, position = max(duration // 20, 1), 0
    while left:
        packets = min(left, 50)
        left -= packets
        position += packets * _OPUS_SAMPLES
        pages.append(_page(len(pages), [_OPUS_SILENCE] * packets, position, last=not left))
    return b"".join(pages)


def _page(
    number: int, packets: list[bytes], position: int, *, first: bool = False, last: bool = False
) -> bytes:
    page = OggPage()
    page.serial, page.sequence, page.packets, page.position = 7, number, packets, position
    page.first, page.last = first, last
    return bytes(page.write())


def _box(kind: bytes, *parts: bytes) -> bytes:
    data = b"".join(parts)
    return struct.pack(">I", 8 + len(data)) + kind + data
