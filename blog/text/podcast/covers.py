"""What directories ask of cover art."""

from enum import StrEnum
from typing import Final

SMALLEST: Final = 1400
LARGEST: Final = 3000
FORMATS: Final = (".jpg", ".jpeg", ".png")


class CoverFault(StrEnum):
    """What is wrong with a cover; a closed list."""

    NOT_SQUARE = "not_square"
    TOO_SMALL = "too_small"
    TOO_LARGE = "too_large"
    OTHER_FORMAT = "other_format"


def cover_faults(width: int, height: int, name: str) -> tuple[CoverFault, ...]:
    """Return what directories would complain about in a picture of this size (pixels) and name."""
    found = []
    if width != height:
        found.append(CoverFault.NOT_SQUARE)
    if min(width, height) < SMALLEST:
        found.append(CoverFault.TOO_SMALL)
    if max(width, height) > LARGEST:
        found.append(CoverFault.TOO_LARGE)
    if not name.lower().endswith(FORMATS):
        found.append(CoverFault.OTHER_FORMAT)
    return tuple(found)
