"""The difference of two texts word by word: runs that were kept, deleted, inserted or set in another style."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import Final, NamedTuple, assert_never

from blog.text.alignment import align
from blog.text.tokens import Token

ISLAND: Final = 3
"""A kept word of at most so many letters between two replacements is easier read as part of them („und“, „die“)."""
MOSTLY_NEW: Final = 0.2
"""If less than this share of a line was kept, it is shown as replaced: scattered common words help nobody."""


class Mark(StrEnum):
    """What became of a run of words."""

    KEPT = "kept"
    DELETED = "deleted"
    INSERTED = "inserted"
    RESTYLED = "restyled"
    """The same words set in another way: bold, italic, another link, a list instead of a paragraph."""


class Piece(NamedTuple):
    """A run of words with one mark; kept words have both sides, since they may differ in what nobody sees."""

    mark: Mark
    old: tuple[Token, ...]
    new: tuple[Token, ...]

    @property
    def shown(self) -> tuple[Token, ...]:
        """The words to show: as they are now, or as they were if they are gone."""
        return self.old if self.mark is Mark.DELETED else self.new


def piece_is_visible(piece: Piece) -> bool:
    """Tell whether readers see what happened to a run of words."""
    match piece.mark:
        case Mark.KEPT:
            return False
        case Mark.RESTYLED:
            return True
        case Mark.DELETED | Mark.INSERTED:
            return any(token.line or token.width for token in piece.shown)
        case _:
            assert_never(piece.mark)


def compare_words(old: tuple[Token, ...], new: tuple[Token, ...]) -> tuple[Piece, ...]:
    """Compare two rows of tokens; what looks the same is kept, style is compared apart from the words."""
    pairs = align([token.key for token in old], [token.key for token in new])
    segments = _without_islands(_slid(_segments(old, new, pairs)))
    if _mostly_new(segments, old, new):
        segments = [_Segment(False, old[:-1], new[:-1]), _Segment(True, old[-1:], new[-1:])]
    return tuple(piece for segment in segments for piece in segment.pieces())


@dataclass(slots=True)
class _Segment:
    """A stretch of tokens that stand for each other (one for one), or of deleted and inserted ones."""

    kept: bool
    old: tuple[Token, ...]
    new: tuple[Token, ...]

    def pieces(self) -> Iterator[Piece]:
        if not self.kept:
            if self.old:
                yield Piece(Mark.DELETED, self.old, ())
            if self.new:
                yield Piece(Mark.INSERTED, (), self.new)
            return
        if self.old == self.new:
            yield Piece(Mark.KEPT, self.old, self.new)
            return
        for restyled, group in groupby(zip(self.old, self.new, strict=True), key=_is_restyled):
            before, after = zip(*group, strict=True)
            yield Piece(Mark.RESTYLED if restyled else Mark.KEPT, before, after)

    @property
    def is_replacement(self) -> bool:
        return not self.kept and bool(self.old) and bool(self.new)


def _is_restyled(pair: tuple[Token, Token]) -> bool:
    old, new = pair
    return old is not new and (old.style != new.style or old.line != new.line)


def _segments(old: tuple[Token, ...], new: tuple[Token, ...], pairs: list[tuple[int, int]]) -> list[_Segment]:
    """Cut both rows at the borders of what stands for each other."""
    segments: list[_Segment] = []
    low = left = 0
    for i, j, length in _stretches(pairs):
        if low < i or left < j:
            segments.append(_Segment(False, old[low:i], new[left:j]))
        segments.append(_Segment(True, old[i : i + length], new[j : j + length]))
        low, left = i + length, j + length
    if low < len(old) or left < len(new):
        segments.append(_Segment(False, old[low:], new[left:]))
    return segments


def _stretches(pairs: list[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    """Join pairs that follow each other on both sides: where they start, and how many they are."""
    low = left = high = right = 0
    for i, j in pairs:
        if i != high or j != right:
            if low < high:
                yield low, left, high - low
            low, left = i, j
        high, right = i + 1, j + 1
    if low < high:
        yield low, left, high - low


def _without_islands(segments: list[_Segment]) -> list[_Segment]:
    """Fold short kept words between two replacements into one replacement."""
    result: list[_Segment] = []
    for index, segment in enumerate(segments):
        last = result[-1] if result else None
        following = segments[index + 1] if index + 1 < len(segments) else None
        island = segment.kept and _is_island(segment, last, following)
        if last and not last.kept and (island or not segment.kept):
            result[-1] = _Segment(False, last.old + segment.old, last.new + segment.new)
        else:
            result.append(segment)
    return result


def _is_island(segment: _Segment, last: _Segment | None, following: _Segment | None) -> bool:
    if not (last and following and last.is_replacement and following.is_replacement):
        return False
    letters = sum([len(token.key) for token in segment.new])
    return letters <= ISLAND and not any(token.line for token in segment.new)


def _mostly_new(segments: list[_Segment], old: tuple[Token, ...], new: tuple[Token, ...]) -> bool:
    if len(segments) <= 2:
        return False
    kept = 0
    for segment in segments:
        kept += _words(segment.new) if segment.kept else 0
        if kept >= MOSTLY_NEW * max(len(old), len(new)):
            return False
    is_few = any(kept < MOSTLY_NEW * _words(side) for side in (old, new))
    return is_few and _is_one_line(old) and _is_one_line(new)


def _words(tokens: tuple[Token, ...]) -> int:
    return sum([token.text[:1].isalnum() for token in tokens])


def _is_one_line(tokens: tuple[Token, ...]) -> bool:
    return bool(tokens) and not any(token.line for token in tokens[:-1])


def _slid(segments: list[_Segment]) -> list[_Segment]:
    """Shift lone insertions and deletions to where a reader would set them: whole lines, whole sentences.

    „a? b?“ after „a?“ may be told as an inserted „? b“ or as an inserted „b?“: both are right, one can be read.
    """
    for index in range(1, len(segments) - 1):
        before, middle, after = segments[index - 1 : index + 2]
        if before.kept and after.kept and not middle.kept and not middle.is_replacement:
            _slide(before, middle, after)
    return [segment for segment in segments if segment.old or segment.new]


def _slide(before: _Segment, middle: _Segment, after: _Segment) -> None:
    row = (*before.new, *middle.old, *middle.new, *after.new)
    keys = [token.key for token in row]
    start, length = len(before.new), len(middle.old) + len(middle.new)
    low = high = start
    while low > 0 and start - low < length and keys[low - 1] == keys[low + length - 1]:
        low -= 1
    while high + length < len(row) and high - start < length and keys[high] == keys[high + length]:
        high += 1
    best = max(range(low, high + 1), key=lambda at: (_ends_well(row[at + length - 1]), -abs(at - start)))
    if best != start:
        _shift(before, middle, after, best - start)


def _ends_well(token: Token) -> int:
    """Rank what stands at the end of an inserted or deleted stretch."""
    if token.line:
        return 3
    return {".": 2, "!": 2, "?": 2, "…": 2, "\n": 2, ",": 1, ";": 1, ":": 1}.get(token.text, 0)


def _shift(before: _Segment, middle: _Segment, after: _Segment, by: int) -> None:
    """Move the borders of the middle by so many tokens; what leaves one end joins the other."""
    old = before.old + middle.old + after.old
    new = before.new + middle.new + after.new
    start, stop = len(before.old) + by, len(before.old) + len(middle.old) + by
    left, right = len(before.new) + by, len(before.new) + len(middle.new) + by
    before.old, middle.old, after.old = old[:start], old[start:stop], old[stop:]
    before.new, middle.new, after.new = new[:left], new[left:right], new[right:]
