"""The words of each passage of a body, with their places in its text: what anchors are carried by.

Words alone, in small letters: marks and spaces change without a word changing, and a sentence that gets a new beginning makes a
capital small.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from blog.text.anchors import TextAnchor, anchor_in
from blog.text.body import Block, Body
from blog.text.folding import Folded, fold
from blog.text.sentences import sentences
from blog.text.words import block_text

_WORD: Final = re.compile(r"\w+")


@dataclass
class PassageWords:
    """One passage: its text, the text folded, its words and where they stand in the folded text."""

    place: int
    block: Block
    text: str = field(init=False)

    def __post_init__(self) -> None:
        self.text = block_text(self.block)

    @cached_property
    def folded(self) -> Folded:
        """The text for comparing."""
        return fold(self.text)

    @cached_property
    def _spans(self) -> tuple[list[str], list[int], list[int]]:
        found = list(_WORD.finditer(self.folded.text))
        words = [word[0].lower() for word in found]
        return words, [word.start() for word in found], [word.end() for word in found]

    @property
    def words(self) -> list[str]:
        """The words in small letters."""
        return self._spans[0]

    @property
    def starts(self) -> list[int]:
        """Where each word begins in the folded text."""
        return self._spans[1]

    @property
    def ends(self) -> list[int]:
        """Where each word ends in the folded text."""
        return self._spans[2]

    @cached_property
    def sentence_borders(self) -> tuple[frozenset[int], frozenset[int]]:
        """The words that begin a sentence, and those that end one."""
        spans = [self.words_within(*self.folded.folded(*span)) for span in sentences(self.text)]
        spans = [span for span in spans if span[0] < span[1]]
        return frozenset(low for low, _high in spans), frozenset(high - 1 for _low, high in spans)

    def words_within(self, low: int, high: int) -> tuple[int, int]:
        """Return which words (from, to) a stretch of the folded text holds or cuts."""
        first = bisect_right(self.ends, low)
        return first, max(first, bisect_left(self.starts, high))

    def letters(self, first: int, last: int) -> int:
        """Count the letters of the words `first` up to `last`, that one left out."""
        return sum([len(word) for word in self.words[first:last]])

    def anchor(self, low: int, high: int) -> TextAnchor:
        """Return the anchor of a stretch of the folded text."""
        return anchor_in(self.block.id, self.text, *self.folded.written(low, high))

    def whole(self) -> TextAnchor:
        """Return the anchor of the passage."""
        return TextAnchor(self.block.id, self.text, "", "", 0, len(self.text), whole=True)


def passages_of(body: Body) -> list[PassageWords]:
    """Return the passages of a body in their order."""
    return [PassageWords(place, block) for place, block in enumerate(body.blocks)]


def by_id(passages: Iterable[PassageWords]) -> dict[str, PassageWords]:
    """Return block UUID → passage; where one stands twice, the first."""
    return {passage.block.id: passage for passage in reversed(list(passages))}
