"""What we want to know of a sound file, and why one is refused."""

from dataclasses import dataclass
from enum import StrEnum

from blog.text.refused import RefusedFor


class SoundFault(StrEnum):
    """Why a file can't be the sound of an episode; a closed list."""

    EMPTY = "empty"
    """It has no bytes, or no sound in it."""
    NOT_SOUND = "not_sound"
    """It is something else than a recording."""
    OTHER_TYPE = "other_type"
    """It is a recording, but not MP3, M4A or Opus."""
    FILM = "film"
    """It has moving pictures."""
    CUT = "cut"
    """It ends in the middle: the upload or the copy broke off."""
    TOO_LARGE = "too_large"
    """It has more bytes than this site takes."""
    TOO_LONG = "too_long"
    """It lasts longer than any recording does."""


class SoundRefused(RefusedFor[SoundFault]):
    """The file is no sound that we publish."""


@dataclass(frozen=True, slots=True)
class SoundFacts:
    """Type and duration (milliseconds) of a recording; `extension` without the dot."""

    mime: str
    extension: str
    duration: int
