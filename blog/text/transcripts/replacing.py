"""Puts a file's words in the place of a transcript: pieces that say the same keep their identity, and so their addresses."""

from collections.abc import Callable, Iterator, Sequence

from blog.text.alignment import align
from blog.text.transcripts.pieces import GAP, Piece, Pieces
from blog.text.transcripts.words import CueText, Words


def replaced(now: Pieces, words: Words, *, key_of: Callable[[str], str], new_id: Callable[[], str]) -> Pieces:
    """Return the words as pieces; `key_of` gives the key of a speaker's name, `new_id` an id for a piece that is new.

    What is said decides first (in order, `blog.text.alignment`), then, between two such pieces, the time.
    """
    known = dict(_pairs(now, words))
    same_row = len(now) == len(words) == len(known)
    return tuple(
        Piece(
            known[at].uuid if at in known else new_id(),
            # Where nothing comes or goes, every piece stays where it stands, and the version tells corrections alone.
            now[at].position if same_row else (at + 1) * GAP,
            cue.start,
            cue.end,
            key_of(cue.speaker) if cue.speaker else "",
            cue.text,
        )
        for at, cue in enumerate(words)
    )


def _pairs(now: Pieces, words: Words) -> Iterator[tuple[int, Piece]]:
    """Yield which of the new words stand for which piece."""
    before, left = -1, -1
    ends = (len(now), len(words))
    for old, new in [*align([piece.text for piece in now], [cue.text for cue in words]), ends]:
        yield from _by_time(now[before + 1 : old], words[left + 1 : new], left + 1)
        if (old, new) != ends:
            yield new, now[old]
        before, left = old, new


def _by_time(old: Sequence[Piece], new: Sequence[CueText], shift: int) -> Iterator[tuple[int, Piece]]:
    """Yield pairs that begin at the same millisecond; each piece once."""
    starts = {piece.start: piece for piece in reversed(old)}
    for at, cue in enumerate(new, start=shift):
        piece = starts.pop(cue.start, None)
        if piece is not None:
            yield at, piece
