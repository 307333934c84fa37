"""Joining two texts that were made of one: by passages, inside them by words. What overlaps is shown, never decided.

The rule is diff3's (`three_way`), over words with their space, style and line as one item, so bold words and links survive
and every word of the result stands in one of the three. What is no row of words (a picture, a level, an address) is
taken from the side that changed it, or overlaps as a whole.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from blog.text.alignment import Pair, align
from blog.text.body import Block, Body, same_json
from blog.text.fields import Shape, fields_of_block
from blog.text.three_way import Chunk, chunks
from blog.text.tokens import Token, is_normal, tokens_of, value_of
from blog.text.word_difference import Mark, compare_words


@dataclass(frozen=True, slots=True)
class Joined:
    """Both sides' changes in one passage; they don't meet."""

    block: Block


@dataclass(frozen=True, slots=True)
class Hunk:
    """A stretch of one field as then, now and proposed, as values of the field's shape; at an overlap somebody decides."""

    then: Any
    now: Any
    proposal: Any
    overlaps: bool


@dataclass(frozen=True, slots=True)
class FieldHunks:
    """A field, cut into hunks; put together, the hunks of one side are its whole value."""

    name: str
    shape: Shape
    hunks: tuple[Hunk, ...]


@dataclass(frozen=True, slots=True)
class Overlap:
    """Both sides changed the same words (or one took the passage away): `None` is a passage that isn't there."""

    then: Block | None
    now: Block | None
    proposal: Block | None
    fields: tuple[FieldHunks, ...] = ()


@dataclass(frozen=True, slots=True)
class JoinedBody:
    """Both sides' changes in one text."""

    body: Body


@dataclass(frozen=True, slots=True)
class Overlaps:
    """Where two texts can't be joined; `order` tells that both moved or added passages at the same place."""

    overlaps: tuple[Overlap, ...]
    order: bool = False
    head: tuple[str, ...] = field(default=())
    """Which of title, standfirst and language both changed."""


def join_block(then: Block, now: Block, proposal: Block) -> Joined | Overlap:
    """Join two rewritings of one passage."""
    if now == proposal or proposal == then:
        return Joined(now)
    if now == then:
        return Joined(proposal)
    same_kind = then.kind == now.kind == proposal.kind
    if not same_kind or not then.value.keys() == now.value.keys() == proposal.value.keys():
        return Overlap(then, now, proposal)
    found = [
        _join_value(one.name, one.shape, then.value[one.name], now.value[one.name], proposal.value[one.name])
        for one in fields_of_block(then)
    ]
    unsettled = tuple(one for one in found if isinstance(one, FieldHunks))
    if unsettled:
        return Overlap(then, now, proposal, unsettled)
    joined = {one.name: one.value for one in found if isinstance(one, _Settled)}
    return Joined(Block(now.id, now.kind, {name: joined[name] for name in now.value}))


@dataclass(frozen=True, slots=True)
class _Settled:
    name: str
    value: Any


def _join_value(name: str, shape: Shape, then: Any, now: Any, proposal: Any) -> _Settled | FieldHunks:
    if same_json(now, proposal) or same_json(then, proposal):
        return _Settled(name, now)
    if same_json(then, now):
        return _Settled(name, proposal)
    if shape is Shape.VALUE or not all(is_normal(value, shape) for value in (then, now, proposal)):
        return FieldHunks(name, shape, (Hunk(then, now, proposal, overlaps=True),))
    rows = (tokens_of(then, shape), tokens_of(now, shape), tokens_of(proposal, shape))
    found = list(
        chunks(*rows, to_now=_same_words(rows[0], rows[1]), to_proposal=_same_words(rows[0], rows[2]))
    )
    if not any(chunk.overlaps for chunk in found):
        return _Settled(name, value_of([token for chunk in found for token in chunk.joined], shape))
    return FieldHunks(name, shape, tuple(_hunks(found)))


def _same_words(old: tuple[Token, ...], new: tuple[Token, ...]) -> Iterator[Pair]:
    """Yield which words stand for each other and are the same in everything: letters, space, style, line.

    Where something was put in or taken out beside words like its own, it may as well have been a little further on: those
    words are no firm ground between two changes, so they are left out.
    """
    doubtful: set[int] = set()
    pairs: list[Pair] = []
    low = left = 0
    for piece in compare_words(old, new):
        high, right = low + len(piece.old), left + len(piece.new)
        if piece.mark is Mark.INSERTED:
            doubtful.update(_slides(old, low, low, piece.new))
        elif piece.mark is Mark.DELETED:
            doubtful.update(_slides(old, low, high, piece.old))
        else:
            pairs += [
                (low + offset, left + offset)
                for offset, (before, after) in enumerate(zip(piece.old, piece.new, strict=True))
                if before == after
            ]
        low, left = high, right
    yield from (pair for pair in pairs if pair[0] not in doubtful)


def _slides(old: tuple[Token, ...], low: int, high: int, words: tuple[Token, ...]) -> Iterator[int]:
    """Yield the places beside a stretch of `old` over which these words could slide and leave the same text."""
    length = len(words)
    keys = [token.key for token in words]
    for step in range(low):
        if old[low - 1 - step].key != (
            keys[-1 - step] if step < length else old[low - 1 - step + length].key
        ):
            break
        yield low - 1 - step
    for step in range(len(old) - high):
        if old[high + step].key != (keys[step] if step < length else old[high + step - length].key):
            break
        yield high + step


def _hunks(found: Iterable[Chunk[Token]]) -> Iterator[Hunk]:
    """Join neighbours that need no decision, and write each side as plain words."""
    for overlaps, group in groupby(found, key=lambda chunk: chunk.overlaps):
        of_one_kind = list(group)
        yield Hunk(
            then=_plain(
                token for chunk in of_one_kind for token in (chunk.then if overlaps else chunk.joined)
            ),
            now=_plain(token for chunk in of_one_kind for token in (chunk.now if overlaps else chunk.joined)),
            proposal=_plain(
                token for chunk in of_one_kind for token in (chunk.proposal if overlaps else chunk.joined)
            ),
            overlaps=overlaps,
        )


def _plain(tokens: Iterable[Token]) -> str:
    return "".join(token.space + ("\n" if token.line else token.text) for token in tokens)


def join_bodies(then: Body, now: Body, proposal: Body) -> JoinedBody | Overlaps:
    """Join two texts: title and standfirst by words, passages by their ids and order, each passage by words."""
    head = [
        _join_value(name, Shape.TEXT, getattr(then, name), getattr(now, name), getattr(proposal, name))
        for name in ("title", "standfirst", "language")
    ]
    at_odds = tuple(one.name for one in head if isinstance(one, FieldHunks))
    order = _joined_order(then, now, proposal)
    blocks = [
        _join_passage(then.block(id_), now.block(id_), proposal.block(id_))
        for id_ in _ids(then, now, proposal)
    ]
    overlaps = tuple(one for one in blocks if isinstance(one, Overlap))
    if overlaps or at_odds or order is None:
        return Overlaps(overlaps, order=order is None, head=at_odds)
    left = {one.block.id: one.block for one in blocks if isinstance(one, Joined)}
    joined = {one.name: one.value for one in head if isinstance(one, _Settled)}
    return JoinedBody(Body(**joined, blocks=tuple(left[id_] for id_ in order if id_ in left)))


def _ids(*bodies: Body) -> tuple[str, ...]:
    return tuple(dict.fromkeys(block.id for body in bodies for block in body.blocks))


def _join_passage(then: Block | None, now: Block | None, proposal: Block | None) -> Joined | Overlap | None:
    """Join one passage that may have come or gone on either side; None: it is gone."""
    if now == proposal or proposal == then:
        return Joined(now) if now is not None else None
    if now == then:
        return Joined(proposal) if proposal is not None else None
    if then is None or now is None or proposal is None:
        return Overlap(then, now, proposal)
    return join_block(then, now, proposal)


def _joined_order(then: Body, now: Body, proposal: Body) -> list[str] | None:
    """Return the ids in the order that both sides want, or None where they don't agree."""
    rows = [[block.id for block in body.blocks] for body in (then, now, proposal)]
    if any(len(set(row)) < len(row) for row in rows):
        return None
    found = list(chunks(*rows, to_now=align(rows[0], rows[1]), to_proposal=align(rows[0], rows[2])))
    if any(chunk.overlaps for chunk in found):
        return None
    order = [id_ for chunk in found for id_ in chunk.joined]
    # Somebody moved what the other side moved or took away: then a passage would stand twice, or not at all.
    return order if len(set(order)) == len(order) and set(order) == _wanted(rows) else None


def _wanted(rows: Sequence[Sequence[str]]) -> set[str]:
    then, now, proposal = (set(row) for row in rows)
    return (then & now & proposal) | (now - then) | (proposal - then)
