"""Searching inside one transcript, for readers without script: the cues that hold some words."""

from typing import Final, NamedTuple

from blog.queries.podcast.transcript_view import transcript_of
from blog.text.podcast.times import clock, in_seconds

MOST: Final = 50
SHORTEST: Final = 2


class FoundCue(NamedTuple):
    """A cue with the words that were looked for, taken apart at them."""

    clock: str
    second: str
    before: str
    hit: str
    after: str


def found_cues(page_id: int, language: str, words: str) -> tuple[FoundCue, ...]:
    """Return the first cues (`MOST`) that hold the words, whatever their case."""
    asked = words.casefold()
    transcript = transcript_of(page_id, language) if len(asked) >= SHORTEST else None
    if transcript is None:
        return ()
    result: list[FoundCue] = []
    for cue in transcript.cues:
        at = cue.text.casefold().find(asked)
        if at < 0:
            continue
        end = at + len(asked)
        result.append(
            FoundCue(
                clock(cue.start),
                f"t={in_seconds(cue.start)}",
                cue.text[:at],
                cue.text[at:end],
                cue.text[end:],
            )
        )
        if len(result) == MOST:
            break
    return tuple(result)
