"""Where an anchor stands from version to version, told against the words that it was made for.

Carried step by step: from where it stood in the version before to where it stands in this one. So a passage that was rewritten eight times
is still followed, and what is shown is the distance to the first wording. Once that is too far, the anchor was last seen.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from blog.text.anchors import Parts, TextAnchor, whole_block
from blog.text.body import Body
from blog.text.carrying import Carrier, Changed, InPlace, Joined, LastSeen, Moved, Placement
from blog.text.likeness import likeness
from blog.text.placement_kinds import placement, words_of

FAR: Final = 0.25
"""Likeness to the first wording below which an anchor is last seen however small the last step was: four times what two different
sentences of one author have in common on average (`tests/blog/text/test_likeness.py`), a quarter of the letters."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The place of one anchor in a version; `seen` is the newest version that has it."""

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

    @property
    def is_lost(self) -> bool:
        """Tell whether it stands nowhere."""
        return isinstance(self.placement, LastSeen)


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
    carrier = Carrier(old, new)
    return tuple(_followed(carrier, original, before, number) for original, before in anchors)


def _followed(carrier: Carrier, original: Parts, before: Standing, number: int) -> Standing:
    if before.is_lost:
        return _found_again(carrier, original, before, number)
    step = carrier.carry(before.parts)
    if isinstance(step, LastSeen):
        return replace(before, placement=LastSeen(before.parts))
    if isinstance(step, InPlace):
        return Standing(replace(before.placement, parts=step.parts), number)
    if isinstance(step, Changed) and not _says(original, step.parts):
        step = replace(step, parts=carrier.as_made(original, step.parts))
    now = _against(original, before.placement, step)
    if now.similarity < FAR:
        return replace(before, placement=LastSeen(before.parts))
    return Standing(now, number)


def _says(original: Parts, parts: Parts) -> bool:
    return words_of(original) == words_of(parts)


def _against(original: Parts, before: Placement, step: Placement) -> Placement:
    """Tell a step against the first wording."""
    same_words = isinstance(step, Moved)
    words, now = words_of(original), words_of(step.parts)
    similarity = before.similarity if same_words else likeness(words, now)
    return placement(
        original,
        step.parts,
        similarity=similarity,
        moved=same_words or isinstance(before, Moved),
        joined=isinstance(step, Joined) or isinstance(before, Joined),
    )


def _found_again(carrier: Carrier, original: Parts, before: Standing, number: int) -> Standing:
    """The words it was made for may come back, or those it stood with last."""
    for parts in dict.fromkeys((original, before.parts)):
        found = carrier.find_again(parts)
        if not isinstance(found, LastSeen):
            return Standing(_against(original, InPlace(original), found), number)
    return before
