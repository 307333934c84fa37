"""Where an anchor stands from version to version, told against the words that it was made for."""

from collections.abc import Sequence
from dataclasses import dataclass

from blog.text.anchors import Parts, TextAnchor, whole_block
from blog.text.body import Body
from blog.text.carrying import Changed, InPlace, LastSeen, Placement, carry
from blog.text.folding import comparable


@dataclass(frozen=True, slots=True)
class Standing:
    """The place of one anchor in version `number`; for `last_seen` it is where it stood in version `seen`."""

    placement: Placement
    seen: int

    @property
    def status(self) -> str:
        """The name of the placement."""
        return self.placement.status

    @property
    def parts(self) -> Parts:
        """Where it stands, or stood last."""
        return self.placement.parts


def filled(parts: Parts, body: Body) -> Parts:
    """Return parts with the words of passages that were told by their block alone."""
    return tuple(_filled(part, body) for part in parts)


def _filled(part: TextAnchor, body: Body) -> TextAnchor:
    if not part.whole or part.exact:
        return part
    block = body.block(part.block)
    return part if block is None else whole_block(block)


def first_standing(parts: Parts, body: Body, number: int) -> Standing:
    """Return where an anchor stands in the version it was made on."""
    return Standing(InPlace(filled(parts, body)), number)


Followed = tuple[Parts, Standing]
"""What an anchor was made for, and where it stood in the version before."""


def follow(old: Body, new: Body, number: int, anchors: Sequence[Followed]) -> tuple[Standing, ...]:
    """Return where anchors stand in version `number`, whose body is `new`, from where they stood in the one before."""
    carried = carry(old, new, [before.parts for _original, before in anchors])
    return tuple(
        _standing(original, before, placement, number)
        for (original, before), placement in zip(anchors, carried, strict=True)
    )


def _standing(original: Parts, before: Standing, now: Placement, number: int) -> Standing:
    if isinstance(now, LastSeen):
        lost = isinstance(before.placement, LastSeen)
        return before if lost else Standing(LastSeen(before.parts), before.seen)
    if isinstance(now, InPlace) and _words(original) != _words(now.parts):
        return Standing(Changed(now.parts, before.placement.similarity), number)
    return Standing(now, number)


def _words(parts: Parts) -> tuple[str, ...]:
    return tuple(comparable(part.exact) for part in parts)
