"""An editor's passages put on a newer version of the text: passage by passage, what both wrote is never decided here."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from blog.text.body import Block
from discussion.text.composing import unmoved

Join = Callable[[Block, Block, Block], Block | None]
"""Then, now, mine → both together, or None where they meet."""


@dataclass(frozen=True, slots=True)
class Met:
    """A passage that two people wrote in: as it was, as it is, as the editor wants it (None: gone)."""

    id: str
    then: Block | None
    now: Block | None
    proposal: Block | None


@dataclass(frozen=True, slots=True)
class Rebased:
    """The passages with both people's work; where they met the present words stand, until it is decided."""

    blocks: tuple[Block, ...]
    joined: tuple[str, ...]
    met: tuple[Met, ...]


def rebase(then: Sequence[Block], now: Sequence[Block], mine: Sequence[Block], join: Join) -> Rebased:
    """Put `mine`, which was made out of `then`, on `now`."""
    was, here = {block.id: block for block in then}, {block.id: block for block in now}
    wanted = {block.id: block for block in mine}
    words: dict[str, Block | None] = {}
    joined: list[str] = []
    met: list[Met] = []
    for identifier in dict.fromkeys([*here, *wanted, *was]):
        old, new, own = was.get(identifier), here.get(identifier), wanted.get(identifier)
        if new == own or own == old:
            words[identifier] = new
        elif new == old:
            words[identifier] = own
        elif old and new and own and (both := join(old, new, own)) is not None:
            words[identifier] = both
            joined.append(identifier)
        else:
            words[identifier] = new
            met.append(Met(identifier, old, new, own))
    order = _order(list(was), list(here), list(wanted))
    blocks = tuple(block for identifier in order if (block := words[identifier]) is not None)
    return Rebased(blocks, tuple(joined), tuple(met))


def _order(was: list[str], here: list[str], wanted: list[str]) -> list[str]:
    """Take the present order, and put the editor's new and moved passages behind what stands before them in hers."""
    still = unmoved(was, wanted)
    moved = {one for one in wanted if one in was and one not in still}
    order = [one for one in here if one not in moved]
    for place, one in enumerate(wanted):
        if one in order:
            continue
        ahead = next((other for other in reversed(wanted[:place]) if other in order), None)
        order.insert(order.index(ahead) + 1 if ahead else 0, one)
    return order + [one for one in was if one not in order]
