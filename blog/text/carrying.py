"""Carrying anchors from a text to the next one: where each now stands, or that it doesn't any more."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from blog.text.anchors import Parts, TextAnchor, anchor_to, whole_block
from blog.text.body import Block, Body
from blog.text.folding import comparable, fold
from blog.text.words import block_text


@dataclass(frozen=True, slots=True)
class InPlace:
    """The words stand in the same passage."""

    status: ClassVar[str] = "in_place"
    parts: Parts
    similarity: float = 1.0


@dataclass(frozen=True, slots=True)
class Moved:
    """The words stand somewhere else."""

    status: ClassVar[str] = "moved"
    parts: Parts
    similarity: float = 1.0


@dataclass(frozen=True, slots=True)
class Changed:
    """The place is there and says something else: `parts` hold the new wording."""

    status: ClassVar[str] = "changed"
    parts: Parts
    similarity: float


@dataclass(frozen=True, slots=True)
class Split:
    """What stood in one passage now stands in several."""

    status: ClassVar[str] = "split"
    parts: Parts
    similarity: float


@dataclass(frozen=True, slots=True)
class Joined:
    """What were passages of their own are now part of one."""

    status: ClassVar[str] = "joined"
    parts: Parts
    similarity: float


@dataclass(frozen=True, slots=True)
class LastSeen:
    """The words are gone; `parts` tell where they stood."""

    status: ClassVar[str] = "last_seen"
    parts: Parts
    similarity: float = 0.0


Placement = InPlace | Moved | Changed | Split | Joined | LastSeen


def carry(old: Body, new: Body, anchors: Sequence[Parts]) -> tuple[Placement, ...]:
    """Tell where each anchor of the old body stands in the new one; none is dropped, order is kept."""
    before = {block.id for block in old.blocks}
    blocks = {block.id: block for block in reversed(new.blocks)}
    return tuple(_carried(blocks, parts, before) for parts in anchors)


def _carried(blocks: dict[str, Block], parts: Parts, before: set[str]) -> Placement:
    now: list[TextAnchor] = []
    similarity = 1.0
    for part in parts:
        block = blocks.get(part.block)
        if block is None:
            return LastSeen(parts)
        if part.whole:
            whole = whole_block(block)
            if part.block not in before and whole.exact != part.exact:
                return LastSeen(parts)
            similarity = min(similarity, 1.0 if comparable(whole.exact) == comparable(part.exact) else 0.5)
            now.append(whole)
            continue
        folded, words = fold(block_text(block)), comparable(part.exact)
        if folded.text.count(words) != 1:
            return LastSeen(parts)
        place = folded.text.find(words)
        now.append(anchor_to(block, *folded.written(place, place + len(words))))
    return InPlace(tuple(now)) if similarity == 1.0 else Changed(tuple(now), similarity)
