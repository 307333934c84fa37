"""Finding words again that had gone: an editor took a passage out and put it back, or a version was taken back.

Only the exact words count, only where they have just come, and only if they stand there once or what stands around them tells which.
"""

from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import Final

from blog.text.anchors import CONTEXT, Parts, TextAnchor
from blog.text.folding import comparable
from blog.text.passage_words import PassageWords
from blog.text.word_map import WordMap

TELLING: Final = 40
"""Letters, of the quote and of what stands around it, that must agree to tell it from the same words elsewhere: a short sentence.
So a single word needs its neighbours on both sides, and a sentence needs none."""


def stands(passage: PassageWords, part: TextAnchor) -> bool:
    """Tell whether an anchor's words stand where it says."""
    if part.whole:
        return passage.folded.text == comparable(part.exact)
    return comparable(passage.text[part.start : part.end]) == comparable(part.exact)


def find_again(words: WordMap, parts: Parts) -> Parts | None:
    """Return where the words of an anchor that stood nowhere in the old body have come back; all of them or none."""
    found = [_again(words, part) for part in parts]
    return tuple(part for part in found if part is not None) if all(found) else None


def _again(words: WordMap, part: TextAnchor) -> TextAnchor | None:
    return _whole_again(words, part) if part.whole else _quote_again(words, part)


def _whole_again(words: WordMap, part: TextAnchor) -> TextAnchor | None:
    text = comparable(part.exact)
    fresh = [p for p in words.fresh if text and p.folded.text == text]
    same = [passage for passage in fresh if passage.block.id == part.block]
    found = same or fresh
    if len(found) != 1 or (not same and len(text) < CONTEXT):
        return None
    return found[0].whole()


def _quote_again(words: WordMap, part: TextAnchor) -> TextAnchor | None:
    exact = comparable(part.exact)
    if not exact:
        return None
    fresh = [(p, at) for p in words.fresh for at in _places(p.folded.text, exact)]
    if not fresh:
        return None
    told = [(p, at) for p, at in fresh if _context_tells(p.folded.text, at, len(exact), part)]
    if len(told) == 1:
        passage, at = told[0]
        return passage.anchor(at, at + len(exact))
    alone = len(fresh) == 1 and len(exact) >= CONTEXT
    if told or not alone or any(exact in passage.folded.text for passage in words.kept):
        return None
    passage, at = fresh[0]
    return passage.anchor(at, at + len(exact))


def _places(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _context_tells(text: str, at: int, length: int, part: TextAnchor) -> bool:
    """Tell whether enough letters around a place are those that stood around the quote."""
    before, behind = text[:at].rstrip(), text[at + length :].lstrip()
    prefix, suffix = comparable(part.prefix), comparable(part.suffix)
    left, right = _agreeing(reversed(prefix), reversed(before)), _agreeing(suffix, behind)
    whole = (prefix, suffix) == (before, behind)  # a short passage, and it says the same
    return whole or length + left + right >= TELLING


def _agreeing(one: Iterable[str], other: Iterable[str]) -> int:
    """Count the letters up to the first that differ."""
    return sum(1 for _pair in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
