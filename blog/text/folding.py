"""Letters for comparing, and the way back: which letters of the written text a stretch of the folded one stands for.

What an editor or a program changes without changing a word is folded away: how an umlaut is composed (NFC, NFD), soft hyphens and
other invisible letters, kinds of space, quotation marks („“ «» "" are one mark), apostrophes, dashes, the ellipsis. Case is not:
„Sie“ and „sie“, „Recht“ and „recht“ are different words in German.
"""

import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import Final

_AS: Final = {
    '"': "„“”«»\u201f\u301d\u301e\uff02\u2033",
    "'": "\u201a\u2018\u2019\u201b\u2039\u203a\u0060\u00b4\u02bc\u2032\uff07",
    "-": "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d",
    "...": "…",
    "": "\u00ad\u200b\u200c\u200d\u2060\ufeff\u061c\u200e\u200f",
}
"""What letters are folded to: double quotation marks, single ones and apostrophes, hyphens and dashes, the ellipsis, invisible ones."""
_FOLDS: Final = {letter: plain for plain, letters in _AS.items() for letter in letters}
_TABLE: Final = str.maketrans(_FOLDS)


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; `starts[i]` is where the letter `i` begins in the written text, None where nothing was folded."""

    text: str
    starts: tuple[int, ...] | None
    length: int

    def written(self, low: int, high: int) -> tuple[int, int]:
        """Return the stretch of the written text that `text[low:high]` stands for."""
        if self.starts is None:
            return low, high
        if low >= high:
            start = self.starts[low] if low < len(self.starts) else self.length
            return start, start
        start = self.starts[low]
        end = next((at for at in self.starts[high:] if at > self.starts[high - 1]), self.length)
        return start, end

    def folded(self, start: int, end: int) -> tuple[int, int]:
        """Return the stretch of the folded text that the written `start` to `end` became."""
        if self.starts is None:
            return start, end
        low = bisect_right(self.starts, start - 1)
        return low, max(low, bisect_right(self.starts, end - 1))


def fold(text: str) -> Folded:
    """Fold a text and remember where its letters came from."""
    if _is_plain(text):
        return Folded(text, None, len(text))
    letters: list[str] = []
    starts: list[int] = []
    for start, cluster in _clusters(text):
        for letter in _plain(cluster):
            if letter == " " and (not letters or letters[-1] == " "):
                continue
            letters.append(letter)
            starts.append(start)
    if letters and letters[-1] == " ":
        letters.pop()
        starts.pop()
    return Folded("".join(letters), tuple(starts), len(text))


def _is_plain(text: str) -> bool:
    """Tell whether folding would change nothing; an odd space or an invisible letter isn't printable."""
    return (
        text.isprintable()
        and "  " not in text
        and text == text.strip()
        and unicodedata.is_normalized("NFC", text)
        and text.translate(_TABLE) == text
    )


@lru_cache(maxsize=4096)
def comparable(text: str) -> str:
    """Return a text as it is compared."""
    return fold(text).text


def _plain(cluster: str) -> str:
    plain = unicodedata.normalize("NFC", cluster).translate(_TABLE)
    return " " if plain.isspace() else plain


def _clusters(text: str) -> list[tuple[int, str]]:
    """Cut a text where no letter composes with the next one; return each piece with its place."""
    if unicodedata.is_normalized("NFC", text):
        return list(enumerate(text))
    pieces: list[str] = []
    for letter in text:
        if pieces and _composes(pieces[-1], letter):
            pieces[-1] += letter
        else:
            pieces.append(letter)
    places = accumulate((len(piece) for piece in pieces), initial=0)
    return list(zip(places, pieces, strict=False))


def _composes(piece: str, letter: str) -> bool:
    if unicodedata.combining(letter):
        return True
    apart = unicodedata.normalize("NFC", piece) + unicodedata.normalize("NFC", letter)
    return unicodedata.normalize("NFC", piece + letter) != apart
