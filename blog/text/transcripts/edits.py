"""What an editor does to pieces of speech: correct, time, give to a voice, split, join, take out, put in."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from blog.text.refused import RefusedFor
from blog.text.transcripts.clock import LATEST
from blog.text.transcripts.decoding import without_invisible
from blog.text.transcripts.markup import plain
from blog.text.transcripts.pieces import GAP, Changes, Piece, Pieces, difference, in_order
from blog.text.transcripts.words import MOST_LETTERS


class EditProblem(StrEnum):
    """Why an edit can't be made."""

    GONE = "gone"
    """The piece isn't there any more."""
    NOT_NEXT = "not_next"
    """Between the two that should become one stands another now."""
    NO_WORDS = "no_words"
    TOO_LONG = "too_long"
    TIMES = "times"
    """It would end before it begins, or be split outside of its time."""
    TAKEN = "taken"
    """The id of the new piece is that of another."""


class EditRefused(RefusedFor[EditProblem]):
    """The edit of one piece can't be made; nothing was changed."""

    def __init__(self, problem: EditProblem, cue: str) -> None:
        super().__init__(problem)
        self.cue = cue


@dataclass(frozen=True, slots=True)
class SetText:
    """Correct what is said."""

    cue: str
    text: str


@dataclass(frozen=True, slots=True)
class SetTimes:
    """Say when it begins and ends (milliseconds)."""

    cue: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SetSpeaker:
    """Give it to a voice by its key; an empty key for nobody."""

    cue: str
    speaker: str


@dataclass(frozen=True, slots=True)
class Split:
    """Cut it before the letter `at` and the millisecond `time`; the second part is called `new`."""

    cue: str
    at: int
    time: int
    new: str


@dataclass(frozen=True, slots=True)
class Join:
    """Make it one with the piece that follows."""

    cue: str
    following: str


@dataclass(frozen=True, slots=True)
class Remove:
    """Take it out."""

    cue: str


@dataclass(frozen=True, slots=True)
class Insert:
    """Put a new piece behind another one (at the beginning, where `after` is empty)."""

    new: str
    after: str
    start: int
    end: int
    speaker: str
    text: str


Edit = SetText | SetTimes | SetSpeaker | Split | Join | Remove | Insert


def needs_neighbours(edit: Edit) -> bool:
    """Tell whether an edit can only be made with all pieces at hand."""
    return isinstance(edit, Split | Join | Insert)


def apply(pieces: Iterable[Piece], edits: Iterable[Edit]) -> Changes:
    """Return what the edits change, one after the other; raises `EditRefused`, and then nothing has changed."""
    before = in_order(pieces)
    row = _Row(before)
    for edit in edits:
        row.edit(edit)
    return difference(before, row.pieces.values())


class _Row:
    """The pieces while they are edited."""

    def __init__(self, pieces: Pieces) -> None:
        self.pieces = {piece.uuid: piece for piece in pieces}

    def edit(self, edit: Edit) -> None:
        match edit:
            case SetText():
                self.put(replace(self.get(edit.cue), text=_words(edit.text, edit.cue)))
            case SetTimes():
                _check_times(edit.cue, edit.start, edit.end)
                self.put(replace(self.get(edit.cue), start=edit.start, end=edit.end))
            case SetSpeaker():
                self.put(replace(self.get(edit.cue), speaker=edit.speaker))
            case Remove():
                del self.pieces[self.get(edit.cue).uuid]
            case Split():
                self.split(edit)
            case Join():
                self.join(edit)
            case Insert():
                self.insert(edit)

    def get(self, uuid: str) -> Piece:
        if uuid not in self.pieces:
            raise EditRefused(EditProblem.GONE, uuid)
        return self.pieces[uuid]

    def put(self, piece: Piece) -> None:
        self.pieces[piece.uuid] = piece

    def split(self, edit: Split) -> None:
        whole = self.get(edit.cue)
        if not whole.start <= edit.time <= whole.end:
            raise EditRefused(EditProblem.TIMES, edit.cue)
        first, second = _words(whole.text[: edit.at], edit.cue), _words(whole.text[edit.at :], edit.cue)
        self.add(Piece(edit.new, 0, edit.time, whole.end, whole.speaker, second), whole.position)
        self.put(replace(self.get(edit.cue), end=edit.time, text=first))

    def join(self, edit: Join) -> None:
        first, second = self.get(edit.cue), self.get(edit.following)
        if self.following(first.position) != second:
            raise EditRefused(EditProblem.NOT_NEXT, edit.cue)
        text = _words(f"{first.text} {second.text}", edit.cue)
        self.put(replace(first, end=max(first.end, second.end), text=text))
        del self.pieces[second.uuid]

    def insert(self, edit: Insert) -> None:
        _check_times(edit.new, edit.start, edit.end)
        position = self.get(edit.after).position if edit.after else 0
        text = _words(edit.text, edit.new)
        self.add(Piece(edit.new, 0, edit.start, edit.end, edit.speaker, text), position)

    def add(self, piece: Piece, behind: int) -> None:
        """Put a new piece behind a position; without room, all that follow move on."""
        if piece.uuid in self.pieces:
            raise EditRefused(EditProblem.TAKEN, piece.uuid)
        following = self.following(behind)
        if following is not None and following.position - behind < 2:
            for other in list(self.pieces.values()):
                if other.position > behind:
                    self.put(replace(other, position=other.position + GAP))
            following = self.following(behind)
        end = following.position if following else behind + 2 * GAP
        self.put(replace(piece, position=(behind + end) // 2))

    def following(self, position: int) -> Piece | None:
        later = (piece for piece in self.pieces.values() if piece.position > position)
        return min(later, key=lambda piece: piece.position, default=None)


def _words(text: str, cue: str) -> str:
    words = plain(without_invisible(text))
    if not words:
        raise EditRefused(EditProblem.NO_WORDS, cue)
    if len(words) > MOST_LETTERS:
        raise EditRefused(EditProblem.TOO_LONG, cue)
    return words


def _check_times(cue: str, start: int, end: int) -> None:
    if not 0 <= start <= end <= LATEST:
        raise EditRefused(EditProblem.TIMES, cue)
