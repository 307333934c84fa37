"""Pieces of speech that have an identity, and what changed between two states of a transcript: the form that versions are kept in."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

GAP: Final = 1024
"""Between the positions of neighbours, so that a piece can be split ten times before others must move."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece as it is stored; `speaker` is the key of a voice (`s1`), never a name. Times in milliseconds."""

    uuid: str
    position: int
    start: int
    end: int
    speaker: str
    text: str

    @property
    def content(self) -> tuple[int, int, str, str]:
        """What is said, when and by whom; where it stands in the row is left out."""
        return self.start, self.end, self.speaker, self.text


@dataclass(frozen=True, slots=True)
class Change:
    """What one piece was and is; None where there was or is none."""

    before: Piece | None
    after: Piece | None

    @property
    def uuid(self) -> str:
        """Which piece."""
        piece = self.after or self.before
        return piece.uuid if piece else ""

    @property
    def tells(self) -> bool:
        """Whether more than the place in the row is different."""
        return self.before is None or self.after is None or self.before.content != self.after.content


Pieces = tuple[Piece, ...]
Changes = tuple[Change, ...]


def in_order(pieces: Iterable[Piece]) -> Pieces:
    """Return pieces by their positions."""
    return tuple(sorted(pieces, key=lambda piece: piece.position))


def difference(before: Iterable[Piece], after: Iterable[Piece]) -> Changes:
    """Return what leads from one state to the other; nothing for pieces that are the same."""
    old = {piece.uuid: piece for piece in before}
    new = {piece.uuid: piece for piece in after}
    gone = [Change(piece, None) for uuid, piece in old.items() if uuid not in new]
    return (*gone, *(Change(old.get(uuid), piece) for uuid, piece in new.items() if old.get(uuid) != piece))


def undone(pieces: Iterable[Piece], changes: Iterable[Change]) -> Pieces:
    """Return the state before these changes."""
    found = {piece.uuid: piece for piece in pieces}
    for change in changes:
        if change.before is None:
            found.pop(change.uuid, None)
        else:
            found[change.uuid] = change.before
    return in_order(found.values())


def done(pieces: Iterable[Piece], changes: Iterable[Change]) -> Pieces:
    """Return the state after these changes."""
    return undone(pieces, (Change(change.after, change.before) for change in changes))


def changes_to_json(changes: Iterable[Change]) -> list[dict[str, Any]]:
    """Return changes as versions keep them: `{"cue", "before", "after"}`, a piece as a short list."""
    return [
        {"cue": change.uuid, "before": _row(change.before), "after": _row(change.after)} for change in changes
    ]


def changes_from_json(rows: Sequence[Mapping[str, Any]]) -> Changes:
    """Return changes as they were kept."""
    return tuple(Change(_piece(row["cue"], row["before"]), _piece(row["cue"], row["after"])) for row in rows)


def _row(piece: Piece | None) -> list[int | str] | None:
    return [piece.position, piece.start, piece.end, piece.speaker, piece.text] if piece else None


def _piece(uuid: str, row: Sequence[Any] | None) -> Piece | None:
    return Piece(uuid, *row) if row else None


def pieces_to_json(pieces: Iterable[Piece]) -> list[list[Any]]:
    """Return pieces as rows to be kept."""
    return [[one.uuid, one.position, one.start, one.end, one.speaker, one.text] for one in pieces]


def pieces_from_json(rows: Iterable[Sequence[Any]]) -> Pieces:
    """Return the pieces that `pieces_to_json` kept."""
    return tuple(Piece(*row) for row in rows)
