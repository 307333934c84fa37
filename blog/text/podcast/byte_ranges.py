"""Byte ranges (RFC 9110, 14): what a `Range` header asks for of a file of known size."""

import itertools
import re
from dataclasses import dataclass
from typing import Final

from blog.text.refused import Refused

MOST_RANGES: Final = 8
"""Who asks for more pieces than this gets the whole file, as RFC 9110, 14.2 allows."""

_SPEC: Final = re.compile(r"(?P<first>\d{0,18})-(?P<last>\d{0,18})", re.ASCII)


class UnsatisfiableRange(Refused):
    """No piece that is asked for lies in the file (416)."""


@dataclass(frozen=True, slots=True)
class ByteRange:
    """A piece of a file: the first and the last byte, both included."""

    first: int
    last: int

    @property
    def length(self) -> int:
        """How many bytes it has."""
        return self.last - self.first + 1

    def content_range(self, size: int) -> str:
        """Return the value of `Content-Range`."""
        return f"bytes {self.first}-{self.last}/{size}"


def ranges_asked(header: str, size: int) -> tuple[ByteRange, ...]:
    """Return the pieces that a `Range` header asks for, in their order; none means: the whole file.

    A header that is no range of bytes is ignored, as RFC 9110 says. Pieces that overlap or touch are joined. Raises
    `UnsatisfiableRange` where all lie beyond the end.
    """
    specs = _specs(header)
    if not specs:
        return ()
    found = [piece for first, last in specs if (piece := _piece(first, last, size)) is not None]
    if not found:
        raise UnsatisfiableRange(header[:80])
    joined = _joined(found)
    return tuple(joined) if len(joined) <= MOST_RANGES else ()


def _specs(header: str) -> list[tuple[str, str]]:
    """Return first and last of each piece as they are written; nothing where any of it is no range of bytes."""
    unit, equals, rest = header.partition("=")
    if not equals or unit.strip().lower() != "bytes":
        return []
    specs = []
    for part in rest.split(","):
        if not part.strip():
            continue  # empty elements of a list are allowed (RFC 9110, 5.6.1)
        match = _SPEC.fullmatch(part.strip())
        if match is None or match[0] == "-":
            return []
        first, last = match["first"], match["last"]
        if first and last and int(last) < int(first):
            return []
        specs.append((first, last))
    return specs


def _piece(first: str, last: str, size: int) -> ByteRange | None:
    if not first:  # the last so many bytes
        count = min(int(last), size)
        return ByteRange(size - count, size - 1) if count else None
    start = int(first)
    end = min(int(last), size - 1) if last else size - 1
    return ByteRange(start, end) if start < size else None


def _joined(pieces: list[ByteRange]) -> list[ByteRange]:
    """Join what overlaps or touches; pieces that don't keep the order in which they were asked for."""
    ordered = sorted(pieces, key=lambda piece: piece.first)
    if all(left.last + 1 < right.first for left, right in itertools.pairwise(ordered)):
        return pieces
    joined = ordered[:1]
    for piece in ordered[1:]:
        before = joined[-1]
        if piece.first <= before.last + 1:
            joined[-1] = ByteRange(before.first, max(before.last, piece.last))
        else:
            joined.append(piece)
    return joined
