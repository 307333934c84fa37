"""Pieces of a text: found again word for word, and cut by lines that an editor draws."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

_LINE: Final = re.compile(r"^[ \t]*(?:-{3,}|—{2,}|={3,})[ \t]*$", re.MULTILINE)


def pieces_in(text: str, pieces: Iterable[str]) -> list[str] | None:
    """Return pieces exactly as they stand in the text, one behind the other; None where one doesn't. Empty ones fall out."""
    found: list[str] = []
    at = 0
    for piece in pieces:
        wanted = piece.strip()
        if not wanted:
            continue
        start = text.find(wanted, at)
        if start < 0:
            return None
        at = start + len(wanted)
        found.append(text[start:at])
    return found


def cut_by_lines(text: str) -> list[str]:
    """Return what stands between lines of `---`."""
    return [piece.strip() for piece in _LINE.split(text) if piece.strip()]


def runs(text: str, sentences: Sequence[tuple[int, int]], marks: Sequence[str]) -> list[str]:
    """Return the pieces that marks beside the sentences make: "new" begins one, "on" goes on, "out" is in none."""
    found: list[tuple[int, int]] = []
    is_open = False
    for (start, end), mark in zip(sentences, marks, strict=True):
        if mark == "out":
            is_open = False
        elif mark == "on" and is_open:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
            is_open = True
    return [text[start:end] for start, end in found]
