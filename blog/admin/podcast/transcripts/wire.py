"""What the editor in the browser and the server say to each other: edits and pieces as JSON."""

import re
from collections.abc import Callable, Mapping
from typing import Any, Final
from uuid import UUID

from blog.text.refused import Refused
from blog.text.transcripts.edits import Edit, Insert, Join, Remove, SetSpeaker, SetText, SetTimes, Split
from blog.text.transcripts.pieces import Piece

MOST_EDITS: Final = 500
"""In one request: more than anybody makes in two seconds, few enough for one statement."""

_VOICE: Final = re.compile(r"(?:s\d{1,8})?")


class BadMessage(Refused):
    """This isn't what our editor sends."""


def edits_of(message: Any) -> list[Edit]:
    """Return the edits of a message; raises `BadMessage` for anything unknown in it."""
    rows = message.get("edits") if isinstance(message, dict) else None
    if not isinstance(rows, list) or len(rows) > MOST_EDITS:
        raise BadMessage("edits")
    return [_edit(row) for row in rows]


def number_of(message: Mapping[str, Any], name: str) -> int:
    """Return a whole number of a message."""
    value = message.get(name)
    if isinstance(value, bool) or not isinstance(value, int):
        raise BadMessage(name)
    return value


def id_of(message: Mapping[str, Any], name: str) -> str:
    """Return a UUID of a message in its usual form."""
    try:
        return str(UUID(_text(message, name)))
    except ValueError as error:
        raise BadMessage(name) from error


def piece_row(piece: Piece | None) -> list[Any] | None:
    """Return a piece as the browser keeps it: id, position, start, end, voice, text."""
    return [piece.uuid, piece.position, piece.start, piece.end, piece.speaker, piece.text] if piece else None


_MAKERS: Final[dict[str, Callable[[Mapping[str, Any]], Edit]]] = {
    "text": lambda row: SetText(id_of(row, "cue"), _text(row, "text")),
    "times": lambda row: SetTimes(id_of(row, "cue"), number_of(row, "start"), number_of(row, "end")),
    "voice": lambda row: SetSpeaker(id_of(row, "cue"), _voice(row)),
    "split": lambda row: Split(
        id_of(row, "cue"), number_of(row, "at"), number_of(row, "time"), id_of(row, "new")
    ),
    "join": lambda row: Join(id_of(row, "cue"), id_of(row, "following")),
    "remove": lambda row: Remove(id_of(row, "cue")),
    "insert": lambda row: Insert(
        id_of(row, "new"),
        id_of(row, "after") if row.get("after") else "",
        number_of(row, "start"),
        number_of(row, "end"),
        _voice(row),
        _text(row, "text"),
    ),
}


def _edit(row: Any) -> Edit:
    maker = _MAKERS.get(str(row.get("do"))) if isinstance(row, dict) else None
    if maker is None:
        raise BadMessage("do")
    return maker(row)


def _text(row: Mapping[str, Any], name: str) -> str:
    value = row.get(name)
    if not isinstance(value, str):
        raise BadMessage(name)
    return value


def _voice(row: Mapping[str, Any]) -> str:
    value = _text(row, "voice")
    if not _VOICE.fullmatch(value):
        raise BadMessage("voice")
    return value
