"""How much of somebody's words stands in a text: the longest run of words that both have."""

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Final, NamedTuple

from blog.text.words import words

FEW: Final = 5
"""So many words in a row are hardly there by chance: news plagiarism is looked for with runs of five to seven words
(U. Manber, "Finding Similar Files in a Large File System", 1994; P. Clough, "Measuring Text Reuse", 2003)."""
MOST: Final = 0.6
"""Of a short text that is less than so many words, this share in a row counts."""


class OwnWords(NamedTuple):
    """The longest run of words that a text shares with somebody's own, and how many words hers has."""

    run: tuple[str, ...]
    of: int

    @property
    def is_wording(self) -> bool:
        """Tell whether the text says it in her words."""
        return len(self.run) >= FEW or (len(self.run) > 1 and len(self.run) >= MOST * self.of)


def own_words(own: str, text: str) -> OwnWords:
    """Return which words of somebody stand in a text; small and capital letters are one."""
    hers, ours = words(own), words(text)
    match = SequenceMatcher(None, _small(hers), _small(ours), autojunk=False).find_longest_match()
    return OwnWords(tuple(hers[match.a : match.a + match.size]), len(hers))


def _small(row: Sequence[str]) -> list[str]:
    return [word.casefold() for word in row]
