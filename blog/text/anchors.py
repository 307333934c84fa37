"""Anchors: where something points to inside a text. For now an anchor is a whole passage, carried by its UUID alone."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Self

from blog.text.body import Block, Body
from blog.text.words import block_text, folded

CONTEXT: Final = 32
"""Letters of prefix and suffix, as Hypothesis' client keeps them."""


@dataclass(frozen=True, slots=True)
class TextAnchor:
    """A quote in a block: offsets count code points of the block's plain text."""

    block: str
    exact: str
    prefix: str
    suffix: str
    start: int
    end: int

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Read what `to_json` wrote."""
        return cls(
            block=str(data["block"]),
            exact=str(data["exact"]),
            prefix=str(data["prefix"]),
            suffix=str(data["suffix"]),
            start=int(data["start"]),
            end=int(data["end"]),
        )

    def to_json(self) -> dict[str, Any]:
        """Write the anchor as a row keeps it."""
        return {
            "block": self.block,
            "exact": self.exact,
            "prefix": self.prefix,
            "suffix": self.suffix,
            "start": self.start,
            "end": self.end,
        }

    def to_selectors(self) -> list[dict[str, Any]]:
        """Write the anchor as W3C Web Annotation selectors, for use inside the block's element."""
        return [
            {"type": "TextQuoteSelector", "exact": self.exact, "prefix": self.prefix, "suffix": self.suffix},
            {"type": "TextPositionSelector", "start": self.start, "end": self.end},
        ]


@dataclass(frozen=True, slots=True)
class InPlace:
    """The passage is there and says the same."""

    anchor: TextAnchor


@dataclass(frozen=True, slots=True)
class Changed:
    """The passage is there and its words have changed."""

    anchor: TextAnchor


@dataclass(frozen=True, slots=True)
class LastSeen:
    """The passage is gone; the anchor keeps what it was made on."""

    anchor: TextAnchor


Placement = InPlace | Changed | LastSeen


def whole_block(block: Block) -> TextAnchor:
    """Return the anchor of a whole passage."""
    text = block_text(block)
    return TextAnchor(block=block.id, exact=text, prefix="", suffix="", start=0, end=len(text))


def anchor_to(block: Block, start: int, end: int) -> TextAnchor:
    """Return the anchor of some words of a passage; offsets outside of its text are refused."""
    text = block_text(block)
    if not 0 <= start <= end <= len(text):
        raise ValueError(f"no words from {start} to {end} in a text of {len(text)} letters")
    return TextAnchor(
        block=block.id,
        exact=text[start:end],
        prefix=text[max(0, start - CONTEXT) : start],
        suffix=text[end : end + CONTEXT],
        start=start,
        end=end,
    )


def place(anchors: Iterable[TextAnchor], body: Body) -> tuple[Placement, ...]:
    """Tell where each anchor stands in a body; none is dropped, order is kept."""
    texts = {block.id: block_text(block) for block in reversed(body.blocks)}
    return tuple(_placement(anchor, texts.get(anchor.block)) for anchor in anchors)


def _placement(anchor: TextAnchor, text: str | None) -> Placement:
    if text is None:
        return LastSeen(anchor)
    stands = folded(text[anchor.start : anchor.end]) == folded(anchor.exact)
    if not stands and folded(text).count(folded(anchor.exact)) != 1:
        return Changed(anchor)
    return InPlace(anchor)
