"""Makes small sound files: real frames of silence, so that readers of metadata and players accept them."""

# One frame of MPEG 1 layer III: 128 kbit/s, 44.1 kHz, two channels; all its side information is zero, which is silence.
_MP3_FRAME = bytes.fromhex("fffb9064") + bytes(413)
MP3_FRAME_MS = 1152 / 44.1


def mp3(duration: int = 10_000, *, tag: bytes = b"") -> bytes:
    """Return an MP3 file of about so many milliseconds of silence, behind a tag (ID3) if one is given."""
    return tag + _MP3_FRAME * max(round(duration / MP3_FRAME_MS), 4)
