"""What a transcript is, whatever file it came in: pieces of speech with times, and what was wrong with the file."""

from dataclasses import dataclass, field
from enum import StrEnum

from blog.text.refused import RefusedFor

MOST_BYTES = 20_000_000
"""A file of words for a day of speech has less than a tenth of this."""
MOST_CUES = 50_000
MOST_LETTERS = 20_000
"""Of one piece of speech."""
SPEAKER_LETTERS = 120


@dataclass(frozen=True, slots=True)
class CueText:
    """One piece of speech: from `start` to `end` (milliseconds), who speaks (as the file says it), plain text."""

    start: int
    end: int
    speaker: str
    text: str


Words = tuple[CueText, ...]


class Form(StrEnum):
    """The kinds of file that transcripts come and go in."""

    VTT = "vtt"
    SRT = "srt"
    JSON = "json"
    """Of the podcast namespace."""
    PODLOVE = "podlove"
    TEXT = "txt"
    HTML = "html"


class Problem(StrEnum):
    """All that can be said against a file; the first group leaves nothing to take over."""

    TOO_LARGE = "too_large"
    NOT_TEXT = "not_text"
    UNKNOWN_FORM = "unknown_form"
    BROKEN = "broken"
    """It begins like its kind, but can't be read as such."""
    NO_WORDS = "no_words"
    TOO_MANY = "too_many"

    UNREADABLE_TIME = "unreadable_time"
    """Pieces without a readable time were left out."""
    EMPTY_CUE = "empty_cue"
    """Pieces without words were left out."""
    HTML_INSIDE = "html_inside"
    """Marks that don't belong there were taken away, their words stay."""
    TOO_LONG = "too_long"
    """Pieces with more than 20,000 letters were cut into several."""
    ENDS_BEFORE_START = "ends_before_start"
    LAST_ENDS_BEFORE_START = "last_ends_before_start"
    """Pieces that ended before they began now end when the next one begins."""
    BACKWARDS = "backwards"
    """Pieces stood before earlier ones; they were put in order."""
    OVERLAP = "overlap"
    """Pieces begin before the last one has ended; nothing was changed."""
    BEYOND_END = "beyond_end"
    """Pieces begin after the recording has ended."""


class Unreadable(RefusedFor[Problem]):
    """Nothing can be taken from this file."""


@dataclass(frozen=True, slots=True)
class Found:
    """How often a problem occurs, and the number (from 1) of the first piece that has it."""

    problem: Problem
    times: int
    first: int


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from a file."""

    words: Words
    form: Form
    found: tuple[Found, ...] = ()

    def has(self, problem: Problem) -> bool:
        """Tell whether this was found."""
        return any(one.problem == problem for one in self.found)


@dataclass(slots=True)
class Notes:
    """Counts problems while a file is read."""

    counts: dict[Problem, list[int]] = field(default_factory=dict)

    def add(self, problem: Problem, number: int) -> None:
        """Note a problem of the piece with this number."""
        self.counts.setdefault(problem, [0, number])[0] += 1

    def found(self) -> tuple[Found, ...]:
        """Return what was noted, in the order of the list."""
        return tuple(Found(one, *self.counts[one]) for one in Problem if one in self.counts)
