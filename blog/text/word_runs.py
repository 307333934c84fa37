"""Runs of words and whole sentences that stand once in each of two texts: what can be told apart wherever it went."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Final, NamedTuple

from blog.text.passage_words import PassageWords

RUN: Final = 4
"""Words from which a run is looked for everywhere. Three German words in a row („in der Regel“, „ist es nicht“) come back by chance in a
longer text, four hardly ever do, and only runs that occur once on each side count."""
SOLID_WORDS: Final = 3
SOLID_LETTERS: Final = 12
"""A kept run of so many words or letters is more than chance inside one passage: three words, or a long compound."""
SENTENCE_WORDS: Final = 2
SENTENCE_LETTERS: Final = 6
"""A whole sentence that stands once is looked for in other passages from so many words and letters on: „Gerade dann.“ is one that somebody
moved, „Nein.“ may be said again by anybody."""

Span = tuple[int, int]
_Key = tuple[str, str, str, str]


class Run(NamedTuple):
    """So many words from here in the old row, from there in the new one."""

    sentence: bool
    length: int
    same: bool
    old: int
    new: int

    @property
    def rank(self) -> tuple[bool, bool, int, int]:
        """Whole sentences before other runs, the passage of the same UUID before another; then the longest."""
        return not self.sentence, self.sentence and not self.same, -self.length, self.old


class Row:
    """The words of some passages in one row; `owner` is the place of each word's passage in its body."""

    def __init__(self, passages: Sequence[PassageWords]) -> None:
        self.passages = passages
        self.words = [word for passage in passages for word in passage.words]
        sizes = [len(passage.words) for passage in passages]
        starts = list(accumulate(sizes, initial=0))
        self.spans: dict[int, Span] = {
            passage.place: (starts[at], starts[at + 1]) for at, passage in enumerate(passages)
        }
        self.owner = [p.place for p, size in zip(passages, sizes, strict=True) for _ in range(size)]
        self.ids = {passage.place: passage.block.id for passage in passages}
        self.free = [True] * len(self.words)

    @property
    def whole(self) -> Span:
        """From the first word to the last."""
        return 0, len(self.words)

    def letters(self, places: Iterable[int]) -> int:
        """Count the letters of some words."""
        return sum([len(self.words[at]) for at in places])


def runs_between(old: Row, new: Row, here: Span, there: Span) -> set[Run]:
    """Return the runs that stand once in each of two stretches, as long as they go."""
    places = _once(old, here)
    others = _once(new, there)
    runs: set[Run] = set()
    diagonal, end = None, 0
    for key, i in places.items():
        j = others.get(key)
        if j is None or (i - j == diagonal and i < end):
            continue
        run = _stretched(old, new, i, j)
        diagonal, end = i - j, run.old + run.length
        runs.add(run)
    return runs


def sentences_between(old: Row, new: Row, pairs: Iterable[tuple[int, int]]) -> set[Run]:
    """Return the sentences that stand once in both passages of a pair, or once on both sides."""
    runs: set[Run] = set()
    for i, j in pairs:
        runs |= _shared(old, new, [i], [j], 1)
    return runs | _shared(old, new, list(old.spans), list(new.spans), SENTENCE_LETTERS)


def solid(pairs: list[tuple[int, int]], row: Row) -> list[tuple[int, int]]:
    """Keep of aligned words the runs that are more than chance."""
    runs: list[list[tuple[int, int]]] = []
    for i, j in pairs:
        if runs and runs[-1][-1] == (i - 1, j - 1):
            runs[-1].append((i, j))
        else:
            runs.append([(i, j)])
    kept = (
        run for run in runs if len(run) >= SOLID_WORDS or row.letters(i for i, _j in run) >= SOLID_LETTERS
    )
    return [pair for run in kept for pair in run]


def _once(row: Row, span: Span) -> dict[_Key, int]:
    """Return the runs of `RUN` words that stand once in a stretch, and where; none reaches over two passages."""
    words, owner = row.words, row.owner
    low, high = span
    places: dict[_Key, int] = {}
    double: set[_Key] = set()
    ends = range(low + RUN - 1, high)
    stretches = zip(
        words[low:high], words[low + 1 : high], words[low + 2 : high], words[low + 3 : high], strict=False
    )
    for at, key, last in zip(range(low, high), stretches, ends, strict=False):
        if owner[at] != owner[last]:
            continue
        if key in places:
            double.add(key)
        else:
            places[key] = at
    for key in double:
        del places[key]
    return places


def _stretched(old: Row, new: Row, i: int, j: int) -> Run:
    here, there = old.spans[old.owner[i]], new.spans[new.owner[j]]
    words, others = old.words, new.words
    low = 0
    most = min(i - here[0], j - there[0])
    while low < most and words[i - low - 1] == others[j - low - 1]:
        low += 1
    high = RUN
    most = min(here[1] - i, there[1] - j)
    while high < most and words[i + high] == others[j + high]:
        high += 1
    same = old.ids[old.owner[i]] == new.ids[new.owner[j]]
    return Run(False, low + high, same, i - low, j - low)


def _shared(old: Row, new: Row, here: Sequence[int], there: Sequence[int], least: int) -> set[Run]:
    found, others = _sentences(old, here), _sentences(new, there)
    same = len(here) == 1
    return {
        Run(True, len(key), same, i, j)
        for key, i in found.items()
        if i >= 0
        and (j := others.get(key, -1)) >= 0
        and sum(map(len, key)) >= least
        and (same or len(key) >= SENTENCE_WORDS)
    }


def _sentences(row: Row, places: Iterable[int]) -> dict[tuple[str, ...], int]:
    """Return the sentences of some passages and where each begins; -1 where one stands twice."""
    wanted = set(places)
    found: dict[tuple[str, ...], int] = {}
    for passage in row.passages:
        if passage.place not in wanted:
            continue
        start = row.spans[passage.place][0]
        for low, high in _spans(passage):
            key = tuple(passage.words[low:high])
            found[key] = -1 if key in found else start + low
    return found


def _spans(passage: PassageWords) -> Iterator[Span]:
    starts, ends = passage.sentence_borders
    return zip(sorted(starts), (end + 1 for end in sorted(ends)), strict=True)
