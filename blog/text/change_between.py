"""The change that leads from one body to another, for texts that come as a whole and not as edits."""

from collections.abc import Sequence

from blog.text.body import Block
from blog.text.change import Change, Edit, InsertAfter, MoveAfter, Remove, Replace


def change_between(before: Sequence[Block], after: Sequence[Block]) -> Change:
    """Return the edits that make `before` into `after`: ids tell which block is which, each stands once on each side."""
    wanted = {block.id for block in after}
    edits: list[Edit] = [Remove(block.id) for block in before if block.id not in wanted]
    now = [block for block in before if block.id in wanted]
    places = {block.id: block for block in now}
    order = [block.id for block in now]
    behind: str | None = None
    for index, block in enumerate(after):
        known = places.get(block.id)
        if known is None:
            edits.append(InsertAfter(behind, block))
            order.insert(index, block.id)
        else:
            if order[index] != block.id:
                edits.append(MoveAfter(block.id, behind))
                order.remove(block.id)
                order.insert(index, block.id)
            if not known.says_the_same_as(block):
                edits.append(Replace(block.id, block))
        behind = block.id
    return tuple(edits)
