"""Which block of the old body became which block of the new one: by text first, ids where the text doesn't tell.

Ids are a good hint and nothing more: editors retype a paragraph, copy one, or paste a page over another. Five passes, each
over what the passes before have left: the same id with the same content; the same content; the same id with a similar text; the
most similar text; the same id, however much was rewritten. A pair is never of two kinds.
"""

import json
import re
from collections import Counter, defaultdict, deque
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final, NamedTuple

from blog.text.alignment import Pair
from blog.text.body import Block
from blog.text.words import block_text, folded

_LETTERS: Final = re.compile(r"\w+")
_JSON: Final = json.JSONEncoder(sort_keys=True, ensure_ascii=False)
SIMILAR: Final = 0.5
"""Share of words in common (Dice) from which two blocks with different ids are taken for the same passage: half of the words
were kept, so marking the other half is easier to read than a removed and an added passage."""
SIMILAR_SAME_ID: Final = 0.33
"""With the same id a third is enough: two German texts about the same thing share a fifth to a quarter by chance."""
CANDIDATES: Final = 8
"""Blocks that share the rarest words are compared in full, at most so many for each new block; this keeps the cost linear."""


class _Bag(NamedTuple):
    """The words of a block, how often they come, and how many they are in all."""

    words: Counter[str]
    size: int


@dataclass(slots=True)
class _Open:
    """Positions that still look for their other half, in order."""

    old: dict[int, Block]
    new: dict[int, Block]
    pairs: list[Pair]

    def pair(self, i: int, j: int) -> None:
        self.pairs.append((i, j))
        del self.old[i]
        del self.new[j]


def match_blocks(old: Sequence[Block], new: Sequence[Block]) -> list[Pair]:
    """Return pairs of positions, in the order of the new body."""
    left = _Open(dict(enumerate(old)), dict(enumerate(new)), [])
    _same_id_same_content(left)
    _same_content(left)
    _plainly_similar_with_same_id(left)
    _similar(left)
    _same_id(left)
    return sorted(left.pairs, key=lambda pair: pair[1])


def _same_id_same_content(left: _Open) -> None:
    places: dict[str, deque[int]] = defaultdict(deque)
    for i, block in left.old.items():
        places[block.id].append(i)
    for j, block in list(left.new.items()):
        waiting = places[block.id]
        found = next((i for i in islice(waiting, CANDIDATES) if left.old[i].says_the_same_as(block)), None)
        if found is not None:
            waiting.remove(found)
            left.pair(found, j)


def _same_content(left: _Open) -> None:
    places: dict[str, deque[int]] = defaultdict(deque)
    for i, block in left.old.items():
        places[_fingerprint(block)].append(i)
    for j, block in list(left.new.items()):
        waiting = places[_fingerprint(block)]
        if waiting:
            left.pair(waiting.popleft(), j)


def _fingerprint(block: Block) -> str:
    return _JSON.encode([block.kind, block.value])


def _plainly_similar_with_same_id(left: _Open) -> None:
    """The usual edit, found at little cost: one block has the id on each side, and most of its words as they were."""
    old_ids = Counter(block.id for block in left.old.values())
    new_ids = Counter(block.id for block in left.new.values())
    places = {(block.id, block.kind): i for i, block in left.old.items() if old_ids[block.id] == 1}
    for j, block in list(left.new.items()):
        i = places.get((block.id, block.kind))
        if i is None or new_ids[block.id] > 1:
            continue
        if _similarity(_rough_bag(left.old[i]), _rough_bag(block)) >= SIMILAR:
            left.pair(i, j)


def _rough_bag(block: Block) -> _Bag:
    return _bag_of(" ".join(value for value in block.value.values() if isinstance(value, str)).split())


def _similar(left: _Open) -> None:
    if not left.old or not left.new:
        return
    old_bags = {i: _bag(block) for i, block in left.old.items()}
    new_bags = {j: _bag(block) for j, block in left.new.items()}
    _similar_with_same_id(left, old_bags, new_bags)
    index = _index(left.old, old_bags)
    scored: list[tuple[float, int, int]] = []
    for j, block in left.new.items():
        for i, most in _candidates(block, new_bags[j], index):
            if _share(most, old_bags[i], new_bags[j]) < SIMILAR:
                continue
            score = _similarity(old_bags[i], new_bags[j])
            if score >= SIMILAR:
                scored.append((-score, i, j))
    for _, i, j in sorted(scored):
        if i in left.old and j in left.new:
            left.pair(i, j)


_Bags = dict[int, _Bag]


def _similar_with_same_id(left: _Open, old_bags: _Bags, new_bags: _Bags) -> None:
    places: dict[tuple[str, str], deque[int]] = defaultdict(deque)
    for i, block in left.old.items():
        places[block.id, block.kind].append(i)
    for j, block in list(left.new.items()):
        waiting = places[block.id, block.kind]
        scores = [(_similarity(old_bags[i], new_bags[j]), -i) for i in islice(waiting, CANDIDATES)]
        if scores and max(scores)[0] >= SIMILAR_SAME_ID:
            found = -max(scores)[1]
            waiting.remove(found)
            left.pair(found, j)


_Index = dict[str, dict[str, list[int]]]


def _index(blocks: dict[int, Block], bags: _Bags) -> _Index:
    """Where the words are, by kind of block."""
    index: _Index = defaultdict(lambda: defaultdict(list))
    for i, block in blocks.items():
        places = index[block.kind]
        for word in bags[i].words:
            places[word].append(i)
    return index


def _candidates(block: Block, bag: _Bag, index: _Index) -> list[tuple[int, int]]:
    """Blocks of the same kind that share rare words, the most shared first, and how many words they can share at most."""
    places = index.get(block.kind, {})
    rare: list[int] = []
    others = 0
    for word in bag.words.keys() & places.keys():
        others += bag.words[word]
        if len(places[word]) <= CANDIDATES:
            rare += places[word]
            others -= 1
    shared = Counter(rare)
    best = sorted(sorted(shared), key=shared.__getitem__, reverse=True)[:CANDIDATES]
    return [(i, others + shared[i]) for i in best]


def _bag(block: Block) -> _Bag:
    return _bag_of(_LETTERS.findall(folded(block_text(block)).lower()))


def _bag_of(words: list[str]) -> _Bag:
    return _Bag(Counter(words), len(words))


def _similarity(one: _Bag, other: _Bag) -> float:
    words, others = one.words, other.words
    shared = words.keys() & others.keys()
    common = sum([n if (n := words[word]) < (m := others[word]) else m for word in shared])
    return _share(common, one, other)


def _share(common: int, one: _Bag, other: _Bag) -> float:
    total = one.size + other.size
    return 2 * common / total if total else 0.0


def _same_id(left: _Open) -> None:
    places: dict[tuple[str, str], deque[int]] = defaultdict(deque)
    for i, block in left.old.items():
        places[block.id, block.kind].append(i)
    for j, block in list(left.new.items()):
        waiting = places[block.id, block.kind]
        if waiting:
            left.pair(waiting.popleft(), j)
