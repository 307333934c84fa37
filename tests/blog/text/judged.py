"""The judged edits: texts before and after, with the anchor and the right answer marked by hand.

`⟦…⟧` marks the anchor's words (before) and where they now stand (after); no mark after means that they are gone. A key that ends in `*` marks
a whole passage. `h:`, `l:`, `q:`, `z:`, `p:` before a key make a heading, a list, questions, a quotation, a picture; ` | ` parts items. A passage
whose key ends in `x` keeps its UUID and is not the answer. `is` may name several answers where people would differ, `allow: whole` takes the
whole passage for the quote that fills it, `tolerance` says how much of the wording must agree (0.7 if nothing is said).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from blog.text.anchors import Parts, TextAnchor, anchor_to, whole_block
from blog.text.body import Block, Body
from blog.text.carrying import Placement
from blog.text.words import block_text

HERE = Path(__file__).parent / "judged"
MARKS = re.compile("[⟦⟧]")
AGREE = 0.7
NEAR = 0.5


@dataclass(frozen=True, slots=True)
class Judged:
    """One edit and its right answer."""

    kind: str
    number: int
    old: Body
    new: Body
    anchor: Parts
    answer: Parts
    statuses: tuple[str, ...]
    tolerance: float
    allow_whole: bool

    @property
    def name(self) -> str:
        """Where it stands: file and number."""
        return f"{self.kind} {self.number}"

    def is_right(self, found: Placement) -> bool:
        """Tell whether a placement is the answer that was given by hand."""
        if found.status not in self.statuses:
            return False
        if not self.answer:
            return True
        exact = found.status in ("in_place", "moved")
        return self._agrees(found.parts, 1.0 if exact else self.tolerance)

    def is_wrongly_certain(self, found: Placement) -> bool:
        """Tell whether it names a place where the words don't stand: worse than none."""
        if found.status == "last_seen":
            return False
        return not self.answer or not self._agrees(found.parts, min(NEAR, self.tolerance))

    def _agrees(self, parts: Parts, share: float) -> bool:
        wanted, got = _letters(self.answer), _letters(parts)
        whole = _whole(parts) == _whole(self.answer)
        return len(wanted & got) >= share * len(wanted | got) and (whole or self.allow_whole or share < 1)


def judged() -> Iterator[Judged]:
    """Read all judged edits."""
    for path in sorted(HERE.glob("*.yaml")):
        for number, case in enumerate(yaml.safe_load(path.read_text()), 1):
            yield _judged(path.stem, number, case)


def _judged(kind: str, number: int, case: Mapping[str, Any]) -> Judged:
    old, anchor = _body(case["old"])
    new, answer = _body(case["new"])
    told = case["is"]
    return Judged(
        kind,
        number,
        old,
        new,
        anchor,
        answer if told != "last_seen" else (),
        (told,) if isinstance(told, str) else tuple(told),
        float(case.get("tolerance", AGREE)),
        case.get("allow") == "whole",
    )


def _body(passages: Mapping[str, str]) -> tuple[Body, Parts]:
    blocks: list[Block] = []
    parts: list[TextAnchor] = []
    for key, text in passages.items():
        kind, _, name = key.rpartition(":")
        block = _block(kind, name.rstrip("x").rstrip("*"), MARKS.sub("", text))
        blocks.append(block)
        if name.endswith("*"):
            parts.append(whole_block(block))
        parts += _marked(block, _block(kind, block.id, text))
    return Body("Haltung", "", "de", tuple(blocks)), tuple(parts)


def _marked(block: Block, with_marks: Block) -> Iterator[TextAnchor]:
    text = block_text(with_marks)
    if "⟦" not in text:
        return
    start = text.index("⟦")
    end = text.index("⟧") - 1
    part = anchor_to(block, start, end)
    yield part


def _block(kind: str, name: str, text: str) -> Block:
    items = text.split(" | ")
    match kind:
        case "h":
            return Block(name, "heading", {"level": 2, "text": text})
        case "l":
            return Block(
                name, "text", {"html": "<ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>"}
            )
        case "q":
            return Block(name, "questions", {"intro": items[0], "items": items[1:]})
        case "z":
            return Block(
                name,
                "quote",
                {"html": f"<p>{text}</p>", "attribution": "", "source_title": "", "source_url": ""},
            )
        case "p":
            return Block(name, "picture", {"hash": text, "alt": "", "caption": "", "credit": ""})
        case _:
            return Block(name, "text", {"html": f"<p>{text}</p>"})


def _whole(parts: Parts) -> set[str]:
    return {part.block for part in parts if part.whole}


def _letters(parts: Parts) -> set[tuple[str, int]]:
    return {(part.block, at) for part in parts for at in range(part.start, max(part.end, part.start + 1))}
