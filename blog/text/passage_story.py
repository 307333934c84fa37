"""The history of one passage: from the newest text that has it back to the first, through splits, joins and new ids.

A passage is followed by its id while it has one; where the id is new, by its words (`carrying`), backwards. Nothing is guessed: words that
are found nowhere before are new.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from blog.text.alignment import rising
from blog.text.anchors import anchor_to
from blog.text.body import REDACTED_KIND, Block, Body
from blog.text.carrying import LastSeen, carry
from blog.text.copies import is_telling
from blog.text.matching import match_blocks
from blog.text.words import block_text

Numbered = tuple[int, Body]


class Turn(StrEnum):
    """What happened to a passage with a version."""

    FIRST = "first"
    """It stands in the first version."""
    ADDED = "added"
    CHANGED = "changed"
    MOVED = "moved"
    RETYPED = "retyped"
    """It has a new id, mostly since somebody typed or pasted it again."""
    SPLIT = "split"
    """It was part of a longer passage, or gave a part away; `others` are the passages beside it."""
    JOINED = "joined"
    """It took other passages in."""
    COPIED = "copied"
    """It stands in another passage as well and was copied from there."""
    WENT_OVER = "went_over"
    """Its words stand in other passages now."""
    REMOVED = "removed"
    REDACTED = "redacted"
    """Its text was taken out of all versions."""


@dataclass(frozen=True, slots=True)
class Step:
    """One version that changed the passage: how it stood before and since then."""

    number: int
    turn: Turn
    before: tuple[Block, ...] = ()
    now: tuple[Block, ...] = ()
    others: tuple[str, ...] = ()
    id: str = ""
    """The passage's id in that version."""


def story(versions: Sequence[Numbered], block_id: str) -> tuple[Step, ...]:
    """Return what happened to a passage, newest first; `versions` are in order. Nothing, if none has it."""
    last = next((at for at in reversed(range(len(versions))) if versions[at][1].block(block_id)), None)
    if last is None:
        return ()
    return (*_end(versions, last, block_id), *_back(versions, last, block_id))


def _end(versions: Sequence[Numbered], last: int, block_id: str) -> Iterator[Step]:
    if last + 1 == len(versions):
        return
    number, new = versions[last + 1]
    old = versions[last][1]
    gone = _block(old, block_id)
    targets = _followed(old, new, gone)
    if targets:
        now = tuple(block for block in new.blocks if block.id in targets)
        yield Step(number, Turn.WENT_OVER, (gone,), now, targets, block_id)
    else:
        yield Step(number, Turn.REMOVED, (gone,), (), (), block_id)


def _back(versions: Sequence[Numbered], last: int, block_id: str) -> Iterator[Step]:
    current: str | None = block_id
    for at in range(last, -1, -1):
        if current is None:
            return
        number, new = versions[at]
        if at == 0:
            block = _block(new, current)
            yield Step(number, _unless_redacted(block, Turn.FIRST), (), (block,), (), current)
            return
        step, current = _step(number, versions[at - 1][1], new, current)
        if step is not None:
            yield step


def _step(number: int, old: Body, new: Body, block_id: str) -> tuple[Step | None, str | None]:
    """Return what a version did to a passage, if anything, and under which id it stood before."""
    now, before = _block(new, block_id), old.block(block_id)
    if before is None:
        return _new_id(number, old, new, now)
    if before.says_the_same_as(now):
        if _was_moved(old, new, block_id):
            return Step(number, Turn.MOVED, (before,), (now,), (), block_id), block_id
        return None, block_id
    if now.kind == REDACTED_KIND:
        return Step(number, Turn.REDACTED, (), (now,), (), block_id), block_id
    return _changed(number, old, new, (before, now)), block_id


def _changed(number: int, old: Body, new: Body, pair: tuple[Block, Block]) -> Step:
    before, now = pair
    here = {block.id for block in new.blocks}
    swallowed = tuple(
        block
        for block in old.blocks
        if block.id not in here and block.kind == now.kind and now.id in _followed(old, new, block)
    )
    if swallowed:
        order = [block for block in old.blocks if block is before or block in swallowed]
        others = tuple(block.id for block in swallowed)
        return Step(number, Turn.JOINED, tuple(order), (now,), others, now.id)
    there = {block.id for block in old.blocks}
    given = [
        block_id for block_id in _followed(old, new, before) if block_id != now.id and block_id not in there
    ]
    if given:
        parts = tuple(block for block in new.blocks if block is now or block.id in given)
        return Step(number, Turn.SPLIT, (before,), parts, tuple(given), now.id)
    return Step(number, Turn.CHANGED, (before,), (now,), (), now.id)


def _new_id(number: int, old: Body, new: Body, now: Block) -> tuple[Step | None, str | None]:
    source = next(iter(_followed(new, old, now)), None) or _original(old, now)
    if source is None:
        return Step(number, _unless_redacted(now, Turn.ADDED), (), (now,), (), now.id), None
    before, rest = _block(old, source), new.block(source)
    if rest is None:
        same = before.says_the_same_as(now)
        if same and not _was_moved_over(old, new, before, now):
            return None, source  # the same words under another id: nothing that a reader could see
        return Step(number, Turn.RETYPED, (before,), (now,), (source,), now.id), source
    if block_text(now) in block_text(rest):
        return Step(number, Turn.COPIED, (), (now,), (source,), now.id), None
    parts = tuple(block for block in new.blocks if block.id in (now.id, source))
    return Step(number, Turn.SPLIT, (before,), parts, (source,), now.id), source


def _followed(old: Body, new: Body, block: Block) -> tuple[str, ...]:
    """Return the passages of `new` that have a block's words; by words alone, or by its content where it has none."""
    text = block_text(block)
    if not text.strip():
        index = next(i for i, one in enumerate(old.blocks) if one is block)
        return tuple(new.blocks[j].id for i, j in match_blocks(old.blocks, new.blocks) if i == index)
    (placed,) = carry(old, new, [(anchor_to(block, 0, len(text)),)])
    if isinstance(placed, LastSeen):
        return ()
    return tuple(dict.fromkeys(part.block for part in placed.parts))


def _original(old: Body, copy: Block) -> str | None:
    """Return the passage that had a copied passage's words before, and has them still."""
    text = block_text(copy)
    if not is_telling(text):
        return None
    return next((block.id for block in old.blocks if text in block_text(block)), None)


def _was_moved(old: Body, new: Body, block_id: str) -> bool:
    """Tell whether the passage changed its place among those that stand in both texts (as few as possible did)."""
    places = {block.id: at for at, block in enumerate(old.blocks)}
    both = [(at, places[block.id]) for at, block in enumerate(new.blocks) if block.id in places]
    return block_id not in {new.blocks[at].id for at, _old in rising(both)}


def _was_moved_over(old: Body, new: Body, before: Block, now: Block) -> bool:
    blocks = [Block(before.id, block.kind, block.value) if block is now else block for block in new.blocks]
    return _was_moved(old, new.with_blocks(blocks), before.id)


def _unless_redacted(block: Block, turn: Turn) -> Turn:
    return Turn.REDACTED if block.kind == REDACTED_KIND else turn


def _block(body: Body, block_id: str) -> Block:
    found = body.block(block_id)
    if found is None:
        raise LookupError(block_id)
    return found
