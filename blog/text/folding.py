"""Letters for comparing, and the way back: which letters of the written text a stretch of the folded one stands for.

What an editor or a program changes without changing a word is folded away: how an umlaut is composed (NFC, NFD; Unicode Standard Annex
15), soft hyphens and other invisible letters, kinds of space, quotation marks („“ «» "" are one mark), apostrophes, dashes, the
ellipsis. Case is not: „Sie“ and „sie“, „Recht“ and „recht“ are different words in German.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

_AS: Final = {
    '"': "„“”«»\u201f\u301d\u301e\uff02\u2033",
    "'": "\u201a\u2018\u2019\u201b\u2039\u203a\u0060\u00b4\u02bc\u2032\uff07",
    "-": "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d",
    "...": "…",
}
"""What letters are folded to: double quotation marks, single ones and apostrophes, hyphens and dashes, the ellipsis."""
_INVISIBLE: Final = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u061c\u200e\u200f"
_FOLDS: Final = {letter: plain for plain, letters in _AS.items() for letter in letters}
_ODD: Final = re.compile(rf"[\s{_INVISIBLE}]+|[{''.join(_FOLDS)}]")
_SPACE: Final = re.compile(r"\s")


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; letter `i` stands for `starts[i]` to `ends[i]` of the written one. Empty where nothing was folded."""

    text: str
    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()

    def written(self, low: int, high: int) -> tuple[int, int]:
        """Return the stretch of the written text that `text[low:high]` stands for."""
        if not self.starts:
            return low, high
        if low >= high:
            start = self.starts[low] if low < len(self.starts) else self.ends[-1]
            return start, start
        return self.starts[low], self.ends[high - 1]

    def folded(self, start: int, end: int) -> tuple[int, int]:
        """Return the stretch of the folded text that the written `start` to `end` became."""
        if not self.starts:
            return min(start, len(self.text)), min(end, len(self.text))
        low = bisect_right(self.ends, start)
        return low, max(low, bisect_left(self.starts, end))


def fold(text: str) -> Folded:
    """Fold a text and remember where its letters came from."""
    if unicodedata.is_normalized("NFC", text):
        plain = text.isprintable() and "  " not in text and not _ODD.search(text.replace(" ", ""))
        return Folded(text) if plain and text == text.strip() else _folded(text)
    pieces = _clusters(text)
    inner = _folded(unicodedata.normalize("NFC", text))
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for piece in pieces:
        for _letter in unicodedata.normalize("NFC", piece):
            starts.append(at)
            ends.append(at + len(piece))
        at += len(piece)
    if not inner.text:
        return inner
    return Folded(
        inner.text,
        tuple(starts[start] for start in inner.starts),
        tuple(ends[end - 1] for end in inner.ends),
    )


@lru_cache(maxsize=4096)
def comparable(text: str) -> str:
    """Return a text as it is compared."""
    return fold(text).text


def _folded(text: str) -> Folded:
    """Fold a text whose letters are composed."""
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    end = len(text.rstrip())
    for odd in _ODD.finditer(text):
        parts.append(text[at : odd.start()])
        starts.extend(range(at, odd.start()))
        ends.extend(range(at + 1, odd.start() + 1))
        at = odd.end()
        plain = _plain(odd[0])
        if plain == " " and (not starts or odd.end() >= end):
            continue
        parts.append(plain)
        starts.extend([odd.start()] * len(plain))
        ends.extend([odd.end()] * len(plain))
    parts.append(text[at:])
    starts.extend(range(at, len(text)))
    ends.extend(range(at + 1, len(text) + 1))
    return Folded("".join(parts), tuple(starts), tuple(ends))


def _plain(odd: str) -> str:
    plain = _FOLDS.get(odd)
    if plain is not None:
        return plain
    return " " if _SPACE.search(odd) else ""


def _clusters(text: str) -> list[str]:
    """Cut a text where no letter composes with the next one."""
    pieces: list[str] = []
    for letter in text:
        if pieces and _composes(pieces[-1], letter):
            pieces[-1] += letter
        else:
            pieces.append(letter)
    return pieces


def _composes(piece: str, letter: str) -> bool:
    if unicodedata.combining(letter):
        return True
    apart = unicodedata.normalize("NFC", piece) + unicodedata.normalize("NFC", letter)
    return unicodedata.normalize("NFC", piece + letter) != apart
