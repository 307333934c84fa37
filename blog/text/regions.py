"""Where the words of one quote went, read off the map of words: a stretch of one new passage, or of several."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from blog.text.anchors import TextAnchor
from blog.text.passage_words import PassageWords
from blog.text.word_map import Spot, WordMap

STRAY: Final = 0.15
"""A passage that got less than this share of a quote's letters got none of it: a word or two, moved by chance."""
APART: Final = 8
"""New words between two kept ones from which they may be two places rather than one: about a clause."""

_OPENING: Final = frozenset("\"'([")
_ENDING: Final = frozenset(".!?\"')]")
_PAUSING: Final = frozenset(",;:-")


class Region(NamedTuple):
    """A stretch of a new passage's folded text, and the words (from, to) that it holds."""

    passage: PassageWords
    low: int
    high: int
    first: int
    last: int

    def anchor(self) -> TextAnchor:
        """Return it as an anchor."""
        return self.passage.anchor(self.low, self.high)


class Quote(NamedTuple):
    """A stretch of an old passage's folded text, and the words (from, to) that it holds."""

    passage: PassageWords
    low: int
    high: int
    first: int
    last: int


def quote_in(passage: PassageWords, low: int, high: int) -> Quote:
    """Return a stretch of a passage with its words."""
    return Quote(passage, low, high, *passage.words_within(low, high))


def regions(words: WordMap, quote: Quote) -> list[Region]:
    """Return where a quote went, in the order of the new text; nothing where it can't be told."""
    if quote.passage.place in words.same:
        other = words.new[words.same[quote.passage.place]]
        return [Region(other, quote.low, quote.high, quote.first, quote.last)]
    if quote.first == quote.last:
        return _marks_between(words, quote)
    spots = _spots(words, quote)
    if not spots:
        return _between_neighbours(words, quote)
    return [_region(words, quote, words.new[place], found) for place, found in sorted(spots.items())]


def _spots(words: WordMap, quote: Quote) -> dict[int, list[int]]:
    """Return new passage → which of its words were words of the quote; strays are left out."""
    found: dict[int, list[int]] = {}
    letters: dict[int, int] = {}
    for word in range(quote.first, quote.last):
        spot = words.target(Spot(quote.passage.place, word))
        if spot is not None:
            found.setdefault(spot.passage, []).append(spot.word)
            letters[spot.passage] = letters.get(spot.passage, 0) + len(quote.passage.words[word])
    least = STRAY * quote.passage.letters(quote.first, quote.last)
    return {place: _together(at, quote) for place, at in found.items() if letters[place] >= least}


def _together(places: list[int], quote: Quote) -> list[int]:
    """Return the words that stand together; a far one is left out where the whole stretch would be mostly other words."""
    places = sorted(places)
    if places[-1] - places[0] < 2 * (quote.last - quote.first) + APART:
        return places
    clusters: list[list[int]] = []
    for place in places:
        if clusters and place - clusters[-1][-1] <= APART:
            clusters[-1].append(place)
        else:
            clusters.append([place])
    return max(clusters, key=lambda cluster: (len(cluster), -cluster[0]))


def _region(words: WordMap, quote: Quote, passage: PassageWords, places: Sequence[int]) -> Region:
    """Return the stretch of a new passage that holds the words at `places`, and those that stand for lost ones at its ends."""
    tight = _edged(words, quote, passage, (places[0], places[-1] + 1))
    old, new = quote.passage.folded.text, passage.folded.text
    if old[quote.low : quote.high] == new[tight.low : tight.high]:
        return tight
    first, last = tight.first, tight.last - 1
    if _is_sentence(quote):
        most = len(passage.words)
        first, last = _new_words(words, passage, first, -1, most), _new_words(words, passage, last, 1, most)
    else:
        first = _new_words(words, passage, first, -1, _missing(words, quote, 1))
        last = _new_words(words, passage, last, 1, _missing(words, quote, -1))
    return _edged(words, quote, passage, (first, last + 1))


def _is_sentence(quote: Quote) -> bool:
    """Tell whether a quote is one sentence or several, as a whole."""
    starts, ends = quote.passage.sentence_borders
    return quote.first in starts and quote.last - 1 in ends


def _new_words(words: WordMap, passage: PassageWords, at: int, step: int, most: int) -> int:
    """Go on from a word over new ones, up to the border of the sentence."""
    starts, ends = passage.sentence_borders
    borders = ends if step > 0 else starts
    for _word in range(most):
        beyond = at + step
        if at in borders or not 0 <= beyond < len(passage.words):
            break
        if words.source(Spot(passage.place, beyond)) is not None:
            break
        at = beyond
    return at


def _missing(words: WordMap, quote: Quote, step: int) -> int:
    """Return how many new words may stand for those that are gone at one end of a quote."""
    row = range(quote.first, quote.last) if step > 0 else range(quote.last - 1, quote.first - 1, -1)
    gone = 0
    for word in row:
        if words.target(Spot(quote.passage.place, word)) is not None:
            break
        gone += 1
    return 2 * gone + 1 if gone else 0


def _edged(words: WordMap, quote: Quote, passage: PassageWords, span: tuple[int, int]) -> Region:
    """Return the region of some words, with marks at its ends as the quote has them, and cut inside a word where the quote is."""
    first, last = span
    old, new = quote.passage, passage.folded.text
    low, high = passage.starts[first], passage.ends[last - 1]
    begins, ends = (_source(words, quote, passage, at) for at in (first, last - 1))
    at = quote.first if begins is None else begins
    lead = old.folded.text[max(quote.low, old.ends[at - 1] if at else 0) : old.starts[at]].lstrip()
    if lead:
        low = _with_lead(new, low, lead)
    elif begins == quote.first:
        low += quote.low - old.starts[at]
    at = quote.last - 1 if ends is None else ends
    following = old.starts[at + 1] if at + 1 < len(old.words) else len(old.folded.text)
    tail = old.folded.text[old.ends[at] : min(quote.high, following)].rstrip()
    if tail:
        high = _with_tail(new, high, tail)
    elif ends == quote.last - 1:
        high -= old.ends[at] - min(quote.high, old.ends[at])
    return Region(passage, low, high, first, last)


def _source(words: WordMap, quote: Quote, passage: PassageWords, at: int) -> int | None:
    """Return which word of the quote a word of the new passage was."""
    spot = words.source(Spot(passage.place, at))
    inside = (
        spot is not None and spot.passage == quote.passage.place and quote.first <= spot.word < quote.last
    )
    return spot.word if spot is not None and inside else None


def _with_lead(text: str, low: int, lead: str) -> int:
    if text[:low].endswith(lead):
        return low - len(lead)
    while low > 0 and text[low - 1] in _OPENING:
        low -= 1
    return low


def _with_tail(text: str, high: int, tail: str) -> int:
    if text[high:].startswith(tail):
        return high + len(tail)
    marks = _ENDING | _PAUSING if _PAUSING & set(tail) else _ENDING
    while high < len(text) and text[high] in marks:
        high += 1
    return high


def _between_neighbours(words: WordMap, quote: Quote) -> list[Region]:
    """A quote that lost each of its words stands between its neighbours, if these still stand together."""
    before = _neighbour(words, quote, quote.first - 1)
    behind = _neighbour(words, quote, quote.last)
    if before is None or behind is None or before.passage != behind.passage:
        return []
    first, last = before.word + 1, behind.word
    if not 0 < last - first <= 2 * (quote.last - quote.first) + 1:
        return []
    return [_edged(words, quote, words.new[before.passage], (first, last))]


def _neighbour(words: WordMap, quote: Quote, word: int) -> Spot | None:
    """Return what a word beside the quote became; beyond the ends of a passage stand the ends of the one it became."""
    size = len(quote.passage.words)
    if 0 <= word < size:
        return words.target(Spot(quote.passage.place, word))
    inner = quote.last if word < 0 else quote.first - 1
    spot = words.target(Spot(quote.passage.place, inner)) if 0 <= inner < size else None
    if spot is None:
        return None
    return Spot(spot.passage, -1 if word < 0 else len(words.new[spot.passage].words))


def _marks_between(words: WordMap, quote: Quote) -> list[Region]:
    """A quote without a word (a question mark, a dash) stands where the words around it still stand around it."""
    before = _neighbour(words, quote, quote.first - 1)
    behind = _neighbour(words, quote, quote.first)
    if before is None or behind is None or Spot(before.passage, before.word + 1) != behind:
        return []
    return list(_marks(quote, words.new[before.passage], behind.word))


def _marks(quote: Quote, passage: PassageWords, word: int) -> Iterator[Region]:
    text, marks = passage.folded.text, quote.passage.folded.text[quote.low : quote.high]
    low = passage.ends[word - 1] if word > 0 else 0
    high = passage.starts[word] if word < len(passage.words) else len(text)
    if marks.strip() and text[low:high].count(marks) == 1:
        at = text.index(marks, low, high)
        yield Region(passage, at, at + len(marks), word, word)
