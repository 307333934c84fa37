"""Anchors: where something points to inside a text; `carrying` tells where that stands in another text.

Selectors as in the W3C Web Annotation Data Model (Recommendation, 23 February 2017, §§ 4.2.4 and 4.2.5): a quote with
what stands before and behind it, and its position. The quote is the truth, the position a hint.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Self

from blog.text.body import Block
from blog.text.words import block_text

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
    whole: bool = False
    """The passage itself, whatever it says: words that are added to it belong to the anchor."""

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Read what `to_json` wrote, or a bare block: the whole passage."""
        return cls(
            block=str(data["block"]),
            exact=str(data.get("exact", "")),
            prefix=str(data.get("prefix", "")),
            suffix=str(data.get("suffix", "")),
            start=int(data.get("start", 0)),
            end=int(data.get("end", 0)),
            whole=bool(data.get("whole", "exact" not in data)),
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
        } | ({"whole": True} if self.whole else {})

    def to_selectors(self) -> list[dict[str, Any]]:
        """Write the anchor as W3C Web Annotation selectors, for use inside the block's element."""
        return [
            {"type": "TextQuoteSelector", "exact": self.exact, "prefix": self.prefix, "suffix": self.suffix},
            {"type": "TextPositionSelector", "start": self.start, "end": self.end},
        ]


Parts = tuple[TextAnchor, ...]
"""What one anchor points to: words of one passage, or of several that follow each other."""


def whole_block(block: Block) -> TextAnchor:
    """Return the anchor of a whole passage."""
    text = block_text(block)
    return TextAnchor(block=block.id, exact=text, prefix="", suffix="", start=0, end=len(text), whole=True)


def anchor_to(block: Block, start: int, end: int) -> TextAnchor:
    """Return the anchor of some words of a passage; offsets outside of its text are refused."""
    return anchor_in(block.id, block_text(block), start, end)


def anchor_in(block_id: str, text: str, start: int, end: int) -> TextAnchor:
    """Return the anchor of some words of a passage whose text is known."""
    if not 0 <= start <= end <= len(text):
        raise ValueError(f"no words from {start} to {end} in a text of {len(text)} letters")
    return TextAnchor(
        block=block_id,
        exact=text[start:end],
        prefix=text[max(0, start - CONTEXT) : start],
        suffix=text[end : end + CONTEXT],
        start=start,
        end=end,
    )
