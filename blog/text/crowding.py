"""Whether two people put passages at one place: each fits, but nobody has said which comes first."""

from collections.abc import Iterable

from blog.text.body import Block
from blog.text.change import Change, Clash, InsertAfter, Reason


def crowded(base: Iterable[Block], now: Iterable[Block], change: Change) -> tuple[Clash, ...]:
    """Return where a change made on `base` inserts right before a passage that somebody else has put there since.

    `check` finds no clash there, since nothing is overwritten; who publishes without looking has to ask this as well.
    """
    known = {block.id for block in base}
    row = list(now)
    follows: dict[str | None, Block] = dict(zip([None, *(block.id for block in row)], row, strict=False))
    clashes: list[Clash] = []
    for edit in change:
        other = follows.get(edit.id) if isinstance(edit, InsertAfter) else None
        if isinstance(edit, InsertAfter) and other is not None and other.id not in known:
            clashes.append(Clash(Reason.CROWDED, other.id, None, other, edit.block))
    return tuple(clashes)
