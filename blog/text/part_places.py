"""Where one part of an anchor went: a quote by its words, a whole passage by what became of it. Doubted before it is believed."""

from collections import Counter
from collections.abc import Mapping
from typing import Final, NamedTuple

from blog.text.anchors import CONTEXT, Parts, TextAnchor
from blog.text.body import Block
from blog.text.fields import Shape, fields_of_block
from blog.text.likeness import likeness
from blog.text.passage_words import PassageWords, by_id
from blog.text.regions import Quote, Region, quote_in, regions
from blog.text.word_map import Spot, WordMap
from blog.text.word_runs import RUN, SENTENCE_LETTERS, SOLID_LETTERS, SOLID_WORDS

ALIKE_HERE: Final = 0.4
"""Likeness from which words that stay in their passage are the same ones in another wording. Two different sentences of one author about
one subject are alike to 0.06 on average, and fewer than one pair in a thousand reaches 0.4 (`tests/blog/text/test_likeness.py`)."""
ALIKE_ELSEWHERE: Final = 0.55
"""Likeness that is asked for in a passage with another UUID, more than half of the letters: pairs by chance that reach it can be counted
on one hand in 16,000."""
FEW: Final = 4
ALIKE_FEW: Final = 0.7
"""Likeness that is asked for of a quote with few words, in which articles and numerals weigh much: „Erstens die Kosten“ is to 0.69 like
„Erstens die Zeit“, and it is another thing."""
MOSTLY: Final = 0.6
"""Share of a passage's letters from which it counts as still there, however much was added to it."""
SHARE: Final = 0.2
"""Share of a passage's letters from which a piece of it is a part of its own: one sentence of five."""
HALF: Final = 0.5
"""A passage belongs to the one that more than half of its letters come from."""
TOGETHER: Final = 6
"""Words, the quote's and those around it, that must have gone elsewhere together for a quote to be believed there."""


class Found(NamedTuple):
    """Where a part stands, whether it moved, and whether other passages were joined with its own."""

    parts: Parts
    moved: bool = False
    joined: bool = False


class PartPlaces:
    """Finds the parts of anchors of one old body in one new body."""

    def __init__(self, words: WordMap) -> None:
        self.words = words
        self.old = by_id(words.old)
        self.new = by_id(words.new)
        self._moved = words.moved()
        self._given: dict[int, Counter[int]] = {}
        self._received: dict[int, Counter[int]] = {}

    def quote(self, passage: PassageWords, part: TextAnchor) -> Found | None:
        """Return where a quote stands now."""
        quote = quote_in(passage, *passage.folded.folded(part.start, part.end))
        found = [region for region in regions(self.words, quote) if region.low < region.high]
        exact = _says(found, quote)
        if not exact and (at_home := self._exact_at_home(quote)):
            found, exact = [at_home], True
        if not found:
            return None
        parts = tuple(region.anchor() for region in found)
        moved = passage.place in self._moved or any(region.passage.block.id != part.block for region in found)
        if passage.place in self.words.same:
            return Found(parts, moved)
        moved = moved or self._overtaken(quote, found)
        believed = self._supported(quote, found[0]) if exact else self._alike(quote, part, found)
        return Found(parts, moved) if believed else None

    def whole(self, passage: PassageWords) -> Found | None:
        """Return what became of a whole passage."""
        moved = passage.place in self._moved
        place = self.words.same.get(passage.place)
        if place is not None:
            other = self.words.new[place]
            return Found((other.whole(),), moved or other.block.id != passage.block.id)
        home = self.new.get(passage.block.id)
        if not passage.words:
            return self._wordless(passage, home, moved)
        pieces = self._pieces(passage)
        size = passage.letters(0, len(passage.words))
        heirs = [
            p for p, letters in pieces.items() if letters >= SHARE * size and self._comes_from(p, passage)
        ]
        if len(heirs) > 1:
            return Found(tuple(self.words.new[heir].whole() for heir in sorted(heirs)), moved)
        return self._main(passage, home, pieces, moved)

    # --- quotes ------------------------------------------------------------------------------------------------

    def _exact_at_home(self, quote: Quote) -> Region | None:
        """Return where the passage of the same UUID says a quote that stood once in it and stands once in it now."""
        home = self.new.get(quote.passage.block.id)
        text, other = quote.passage.folded.text, home.folded.text if home else ""
        words = text[quote.low : quote.high]
        if home is None or text.count(words) != 1 or other.count(words) != 1:
            return None
        at = other.index(words)
        if _cuts(text, quote.low, quote.high) != _cuts(other, at, at + len(words)):
            return None
        return Region(home, at, at + len(words), *home.words_within(at, at + len(words)))

    def _alike(self, quote: Quote, part: TextAnchor, found: list[Region]) -> bool:
        least = (
            ALIKE_HERE if any(region.passage.block.id == part.block for region in found) else ALIKE_ELSEWHERE
        )
        if quote.last - quote.first <= FEW:
            least = ALIKE_FEW
        return likeness(part.exact, " ".join(region.anchor().exact for region in found)) >= least

    def _supported(self, quote: Quote, region: Region) -> bool:
        """Tell whether an exact quote is more than words that happen to stand there."""
        passage, other = quote.passage, region.passage
        words, letters = quote.last - quote.first, passage.letters(quote.first, quote.last)
        received = self._pieces(passage).get(other.place, 0)
        if received >= HALF * passage.letters(0, len(passage.words)):
            return True
        low, high = self._around(quote, other.place)
        if _holds_sentence(passage, low, high):
            return True
        if other.block.id == passage.block.id:
            return words >= SOLID_WORDS or (words > 1 and letters >= SOLID_LETTERS) or high - low > words
        alone = words >= RUN and _holds_sentence(other, region.first, region.last)
        return alone or high - low >= TOGETHER or letters >= CONTEXT

    def _around(self, quote: Quote, place: int) -> tuple[int, int]:
        """Return from where to where words, the quote's and those beside it, went to the same passage without a break."""
        passage = quote.passage
        low, high = quote.first, quote.last
        while low > 0 and self._follow(passage, low - 1, low, place):
            low -= 1
        while high < len(passage.words) and self._follow(passage, high - 1, high, place):
            high += 1
        return low, high

    def _follow(self, passage: PassageWords, one: int, two: int, place: int) -> bool:
        first = self.words.target(Spot(passage.place, one))
        second = self.words.target(Spot(passage.place, two))
        if first is None or second is None:
            return False
        return first.passage == second.passage == place and second.word == first.word + 1

    def _overtaken(self, quote: Quote, found: list[Region]) -> bool:
        """Tell whether the quote changed places with other words of its passage: more of them stand on the other side now."""
        if len(found) != 1:
            return False
        region, passage = found[0], quote.passage
        stayed = overtook = 0
        for word in (*range(quote.first), *range(quote.last, len(passage.words))):
            spot = self.words.target(Spot(passage.place, word))
            if spot is None or spot.passage != region.passage.place:
                continue
            size = len(passage.words[word])
            if (word < quote.first) == (spot.word < region.first):
                stayed += size
            else:
                overtook += size
        return overtook > stayed

    # --- whole passages ----------------------------------------------------------------------------------------

    def _wordless(self, passage: PassageWords, home: PassageWords | None, moved: bool) -> Found | None:
        """A picture or player is the same one while what it shows is the same, whatever is written below it."""
        if home is None or home.block.kind != passage.block.kind:
            return None
        same = _values(passage.block) == _values(home.block)
        return Found((home.whole(),), moved) if same else None

    def _main(
        self, passage: PassageWords, home: PassageWords | None, pieces: Mapping[int, int], moved: bool
    ) -> Found | None:
        size = passage.letters(0, len(passage.words))
        place = self._largest(pieces, home)
        if place is None:
            return None
        other = self.words.new[place]
        same_id = other is home
        moved = moved if same_id else True
        if self._is_joined(passage, other, pieces.get(place, 0), size):
            region = self._hull(passage, other)
            return Found(region, moved, joined=True) if region else None
        alike = likeness(passage.text, other.text)
        kept = pieces.get(place, 0) / size
        if alike >= (ALIKE_HERE if same_id else ALIKE_ELSEWHERE) or (same_id and kept >= MOSTLY):
            return Found((other.whole(),), moved)
        return Found(region, moved) if kept >= MOSTLY and (region := self._hull(passage, other)) else None

    def _largest(self, pieces: Mapping[int, int], home: PassageWords | None) -> int | None:
        if home is not None and 2 * pieces.get(home.place, 0) >= max(pieces.values(), default=0):
            return home.place
        return min(pieces, key=lambda place: (-pieces[place], place), default=None)

    def _hull(self, passage: PassageWords, other: PassageWords) -> Parts:
        """Return the stretch of a larger passage that a whole one now is."""
        quote = quote_in(passage, 0, len(passage.folded.text))
        found = [region for region in regions(self.words, quote) if region.passage is other]
        return tuple(region.anchor() for region in found)

    def _is_joined(self, passage: PassageWords, other: PassageWords, letters: int, size: int) -> bool:
        """Tell whether the new passage holds most of this one and most of another one."""
        if letters < HALF * size:
            return False
        return any(
            count >= HALF * self.words.old[place].letters(0, len(self.words.old[place].words))
            for place, count in self._received_by(other.place).items()
            if place != passage.place
        )

    def _pieces(self, passage: PassageWords) -> Counter[int]:
        """Return new passage → how many letters of this one it got."""
        if passage.place not in self._given:
            pieces: Counter[int] = Counter()
            for word, text in enumerate(passage.words):
                spot = self.words.target(Spot(passage.place, word))
                if spot is not None:
                    pieces[spot.passage] += len(text)
            self._given[passage.place] = pieces
        return self._given[passage.place]

    def _received_by(self, place: int) -> Counter[int]:
        """Return old passage → how many letters a new one got from it."""
        if place not in self._received:
            counts: Counter[int] = Counter()
            for word, text in enumerate(self.words.new[place].words):
                spot = self.words.source(Spot(place, word))
                if spot is not None:
                    counts[spot.passage] += len(text)
            self._received[place] = counts
        return self._received[place]

    def _comes_from(self, place: int, passage: PassageWords) -> bool:
        other = self.words.new[place]
        return self._received_by(place)[passage.place] > HALF * other.letters(0, len(other.words))


def _cuts(text: str, low: int, high: int) -> tuple[bool, bool]:
    """Tell whether a stretch begins and ends inside of a word."""
    return text[max(0, low - 1) : low + 1].isalnum() and low > 0, text[
        high - 1 : high + 1
    ].isalnum() and high < len(text)


def _says(found: list[Region], quote: Quote) -> bool:
    """Tell whether one place says the quote, letter by letter."""
    if len(found) != 1:
        return False
    region = found[0]
    words = quote.passage.folded.text[quote.low : quote.high]
    return region.passage.folded.text[region.low : region.high] == words


def _holds_sentence(passage: PassageWords, low: int, high: int) -> bool:
    """Tell whether some words hold a sentence that is more than chance."""
    starts, ends = passage.sentence_borders
    spans = zip(sorted(starts), sorted(ends), strict=True)
    return any(
        low <= first < last < high and passage.letters(first, last + 1) >= SENTENCE_LETTERS
        for first, last in spans
    )


def _values(block: Block) -> list[object]:
    return [block.value[field.name] for field in fields_of_block(block) if field.shape is Shape.VALUE]
