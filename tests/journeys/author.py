"""What the author does to the article between two merges, by position alone: the article may be any.

Each function takes the stored blocks and returns them changed; `Truth` keeps what a person who watched would know.
"""

import re
import unicodedata
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape
from typing import Any

from blog.text.body import Block, Body
from blog.text.sentences import sentences
from blog.text.words import block_text

Blocks = list[dict[str, Any]]

QUOTES = re.compile("[„“”»«\"\u201a\u2018\u2019']")


def folded(words: str) -> str:
    """Return words as a reader compares them: not by the look of quotation marks, spaces or hyphens nobody sees."""
    plain = QUOTES.sub('"', unicodedata.normalize("NFC", words).replace("\u00ad", ""))
    return " ".join(plain.split())


@dataclass(slots=True)
class Truth:
    """What became of sentences: the ones that somebody wrote anew, and the ones that somebody took out."""

    became: dict[str, str] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    passages_gone: set[str] = field(default_factory=set)

    def now(self, sentence: str) -> str:
        """Return what a sentence says now; empty, if somebody took it out."""
        known = folded(sentence)
        while known in self.became:
            known = self.became[known]
        return "" if known in self.gone else known

    def rewritten(self, old: str, new: str) -> None:
        """Keep that a sentence says something else now."""
        self.became[folded(old)] = folded(new)

    def taken_out(self, block_id: str, text: str) -> None:
        """Keep that a passage is gone."""
        self.passages_gone.add(block_id)
        self.gone |= {folded(text), *map(folded, split(text))}


def stands(words: str, body: Body) -> bool:
    """Tell whether words stand as they are in one passage of a text."""
    return any(folded(words) in folded(block_text(block)) for block in body.blocks)


def split(text: str) -> list[str]:
    """Return the sentences of a text."""
    return [text[span.start : span.end] for span in sentences(text)]


def html(text: str) -> str:
    """Return a paragraph as a body stores it."""
    return f"<p>{escape(text, quote=False)}</p>"


def text_of(block: dict[str, Any]) -> str:
    """Return the words of a stored paragraph."""
    return block_text(Block(str(block["id"]), "text", {"html": str(block["value"])}))


def longer(sentence: str, words: str) -> str:
    """Return a sentence with words put before its last mark."""
    return f"{sentence[:-1]}, {words}{sentence[-1]}"


def prose(blocks: Iterable[dict[str, Any]]) -> list[str]:
    """Return the ids of six paragraphs with two sentences at least, from the first to the last of the article."""
    found = [str(one["id"]) for one in blocks if one["type"] == "text" and len(split(text_of(one))) > 1]
    return [found[at * (len(found) - 1) // 5] for at in range(6)]


def _at(blocks: Blocks, block_id: str) -> int:
    return next(at for at, one in enumerate(blocks) if one["id"] == block_id)


def swap(blocks: Blocks, block_id: str) -> Blocks:
    """Put the second sentence of a paragraph before the first."""
    at = _at(blocks, block_id)
    first, second, *rest = split(text_of(blocks[at]))
    blocks[at] = {**blocks[at], "value": html(" ".join([second, first, *rest]))}
    return blocks


def cut_in_two(blocks: Blocks, block_id: str) -> Blocks:
    """Make two paragraphs of one, as the return key does; the second has no id yet."""
    at = _at(blocks, block_id)
    first, *rest = split(text_of(blocks[at]))
    blocks[at] = {**blocks[at], "value": html(first) + html(" ".join(rest))}
    return blocks


def join_next(blocks: Blocks, block_id: str) -> Blocks:
    """Put the paragraph behind this one into it."""
    at = _at(blocks, block_id)
    both = f"{text_of(blocks[at])} {text_of(blocks[at + 1])}"
    return [*blocks[:at], {**blocks[at], "value": html(both)}, *blocks[at + 2 :]]


def retype(blocks: Blocks, block_id: str, words: str, truth: Truth) -> Blocks:
    """Write a paragraph again under another id, its first sentence a little longer."""
    at = _at(blocks, block_id)
    first, *rest = split(text_of(blocks[at]))
    truth.rewritten(first, longer(first, words))
    blocks[at] = {
        "type": "text",
        "value": html(" ".join([longer(first, words), *rest])),
        "id": str(uuid.uuid4()),
    }
    return blocks


def move_last_section(blocks: Blocks) -> Blocks:
    """Move the last heading with its paragraphs before the first heading."""
    headings = [at for at, one in enumerate(blocks) if one["type"] == "heading"]
    start = headings[-1]
    end = next(at for at in range(start + 1, len(blocks)) if blocks[at]["type"] == "call")
    section = blocks[start:end]
    rest = blocks[:start] + blocks[end:]
    return [*rest[: headings[0]], *section, *rest[headings[0] :]]


def other_quotes(blocks: Blocks) -> Blocks:
    """Set the quotation marks of all paragraphs in the French way."""
    table = str.maketrans({"„": "»", "“": "«", "”": "«"})
    return [
        {**one, "value": str(one["value"]).translate(table)} if one["type"] == "text" else one
        for one in blocks
    ]


def take_out(blocks: Blocks, block_id: str, truth: Truth) -> Blocks:
    """Delete a paragraph."""
    truth.taken_out(block_id, text_of(blocks[_at(blocks, block_id)]))
    return [one for one in blocks if one["id"] != block_id]
