"""Which word of the new text each word of the old one became: one map for all anchors, so their order can't matter.

Three steps, each over what the steps before have left:

1. Passages that say the same: under the same UUID, then under another one (retyped, pasted, moved).
2. Sentences and runs of words that stand once on each side, the longest first, wherever they went: greedy string tiling (M. J. Wise, "String
   similarity via greedy string tiling and Running Karp-Rabin matching", 1993), which finds moved, swapped, split and joined text.
3. What lies between two runs, word by word (patience difference, `alignment`).
"""

from collections import Counter
from collections.abc import Iterable
from typing import Final, NamedTuple

from blog.text.alignment import Pair, align, rising
from blog.text.body import Body
from blog.text.matching import match_blocks
from blog.text.passage_words import PassageWords, passages_of
from blog.text.word_runs import RUN, Row, Run, runs_between, sentences_between, solid

SPARSE: Final = 1 / 3
"""Where less than this share of the letters between two runs stayed, single words are chance („die“, „und“); solid runs
still count. The same bound as `matching.SIMILAR_SAME_ID`."""
TELLING: Final = 6
"""Words of a passage from which half of them in common tell it from others; shorter ones („Siehe oben“) need a neighbour."""


class Spot(NamedTuple):
    """A word: which passage of the body, which word of it."""

    passage: int
    word: int


class WordMap:
    """The map of two bodies."""

    def __init__(self, old: Body, new: Body) -> None:
        self.old = passages_of(old)
        self.new = passages_of(new)
        self.same = _same_texts(self.old, self.new)
        """Places of old passages → places of the new ones that say the same."""
        kept = set(self.same.values())
        self.kept = [passage for passage in self.new if passage.place in kept]
        self.fresh = [passage for passage in self.new if passage.place not in kept]
        """New passages that say something else than any old one."""
        self._old = Row([passage for passage in self.old if passage.place not in self.same])
        self._new = Row(self.fresh)
        self._to: dict[int, Spot] = {}
        self._from: dict[int, Spot] = {}
        self._map_words()

    def target(self, spot: Spot) -> Spot | None:
        """Return what a word of the old body became, if it still stands anywhere."""
        if spot.passage in self.same:
            return Spot(self.same[spot.passage], spot.word)
        return self._to.get(self._old.spans[spot.passage][0] + spot.word)

    def source(self, spot: Spot) -> Spot | None:
        """Return the word of the old body that a word of a fresh passage was."""
        return self._from.get(self._new.spans[spot.passage][0] + spot.word)

    def moved(self) -> frozenset[int]:
        """Return the places of old passages whose UUID now stands elsewhere among the others; the fewest that explain it."""
        ids = {passage.block.id: passage.place for passage in reversed(self.new)}
        pairs: dict[str, Pair] = {}
        for passage in self.old:
            if passage.block.id in ids:
                pairs.setdefault(passage.block.id, (passage.place, ids[passage.block.id]))
        staying = {i for i, _j in rising(list(pairs.values()))}
        return frozenset(i for i, _j in pairs.values() if i not in staying)

    def _map_words(self) -> None:
        pairs = self._same_ids()
        old, new = self._old, self._new
        runs = runs_between(old, new, old.whole, new.whole) | sentences_between(old, new, pairs)
        for i, j in pairs:
            runs |= runs_between(old, new, old.spans[i], new.spans[j])
        for run in sorted(runs, key=lambda run: run.rank):
            self._take(run)
        for i, j in self._companions(pairs):
            self._fill_gaps(i, j)

    def _same_ids(self) -> list[Pair]:
        ids = {passage.block.id: passage.place for passage in reversed(self._new.passages)}
        first = {passage.block.id: passage.place for passage in reversed(self._old.passages)}
        return [(first[key], ids[key]) for key in sorted(first, key=first.__getitem__) if key in ids]

    def _take(self, run: Run) -> None:
        """Map the words of a run that no run before it has taken, if what is left of it is still one."""
        start: int | None = None
        for at in range(run.length + 1):
            free = at < run.length and self._old.free[run.old + at] and self._new.free[run.new + at]
            if free and start is None:
                start = at
            elif not free and start is not None:
                if at - start >= min(RUN, run.length):
                    self._map((run.old + k, run.new + k) for k in range(start, at))
                start = None

    def _map(self, pairs: Iterable[Pair]) -> None:
        old, new = self._old, self._new
        for i, j in pairs:
            here, there = old.owner[i], new.owner[j]
            self._to[i] = Spot(there, j - new.spans[there][0])
            self._from[j] = Spot(here, i - old.spans[here][0])
            old.free[i] = new.free[j] = False

    def _companions(self, pairs: list[Pair]) -> list[Pair]:
        """Return the pairs of passages to look into: the same UUID, runs in common, or else a similar text."""
        shared = Counter((self._old.owner[i], spot.passage) for i, spot in self._to.items())
        by_runs = [pair for pair, _count in sorted(shared.items(), key=lambda item: (-item[1], item[0]))]
        busy, others = {i for i, _j in by_runs}, {j for _i, j in by_runs}
        alone = [passage for passage in self._old.passages if passage.place not in busy]
        fresh = [passage for passage in self.fresh if passage.place not in others]
        similar = match_blocks([p.block for p in alone], [p.block for p in fresh])
        found = [(alone[i].place, fresh[j].place) for i, j in similar if self._tells(alone[i], fresh[j])]
        return list(dict.fromkeys([*pairs, *by_runs, *found]))

    def _tells(self, passage: PassageWords, other: PassageWords) -> bool:
        """Tell whether a passage that is similar to one of another UUID is more than chance: long, or beside a neighbour of before."""
        if passage.block.id == other.block.id or min(len(passage.words), len(other.words)) >= TELLING:
            return True
        return any((passage.place + step, other.place + step) in self.same.items() for step in (-1, 1))

    def _fill_gaps(self, i: int, j: int) -> None:
        """Align what lies between the words that are mapped from one passage into another."""
        (low, high), (left, right) = self._old.spans[i], self._new.spans[j]
        found = [
            (at, left + spot.word)
            for at in range(low, high)
            if (spot := self._to.get(at)) and spot.passage == j
        ]
        for at, to in [*rising(found), (high, right)]:
            self._fill((low, at), (left, to))
            low, left = at + 1, to + 1
        # What changed places with the words that are mapped.
        self._fill(self._old.spans[i], self._new.spans[j])

    def _fill(self, here: Pair, there: Pair) -> None:
        old, new = self._old, self._new
        free = [at for at in range(*here) if old.free[at]]
        others = [at for at in range(*there) if new.free[at]]
        if not free or not others:
            return
        pairs = align([old.words[at] for at in free], [new.words[at] for at in others])
        kept = [(free[i], others[j]) for i, j in pairs]
        size = max(old.letters(free), new.letters(others))
        sparse = old.letters(i for i, _j in kept) < SPARSE * size
        self._map(solid(kept, old) if sparse else kept)


def _same_texts(old: list[PassageWords], new: list[PassageWords]) -> dict[int, int]:
    """Return places of old passages → places of new ones that say the same."""
    waiting: dict[str, list[PassageWords]] = {}
    for passage in new:
        waiting.setdefault(passage.block.id, []).append(passage)
    same: dict[int, int] = {}
    for passage in old:
        others = waiting.get(passage.block.id, [])
        found = next((other for other in others if _says_the_same(passage, other)), None)
        if found is not None:
            others.remove(found)
            same[passage.place] = found.place
    return same | _same_elsewhere(old, new, same)


def _same_elsewhere(old: list[PassageWords], new: list[PassageWords], same: dict[int, int]) -> dict[int, int]:
    """A text that stands as often as before is the same, in order; else nothing tells which one it is."""
    taken = set(same.values())
    rest = [passage for passage in new if passage.place not in taken]
    ids = {passage.block.id: passage for passage in rest}
    texts = _by_text(p for p in old if p.place not in same and not _goes_into(p, ids))
    others = _by_text(rest)
    return {
        passage.place: other.place
        for text, passages in texts.items()
        if text and len(others.get(text, ())) == len(passages)
        for passage, other in zip(passages, others[text], strict=True)
    }


def _says_the_same(one: PassageWords, other: PassageWords) -> bool:
    if not one.text and not other.text:
        return one.block.says_the_same_as(other.block)
    return one.text == other.text or one.folded.text == other.folded.text


def _goes_into(passage: PassageWords, ids: dict[str, PassageWords]) -> bool:
    """Tell whether the passage of the same UUID still says all of this one, and more."""
    other = ids.get(passage.block.id)
    return other is not None and passage.folded.text in other.folded.text


def _by_text(passages: Iterable[PassageWords]) -> dict[str, list[PassageWords]]:
    texts: dict[str, list[PassageWords]] = {}
    for passage in passages:
        texts.setdefault(passage.folded.text, []).append(passage)
    return texts
