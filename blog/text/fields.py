"""What each kind of block consists of: which parts are words, lists, rich text or plain values, and which readers see."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from blog.text.body import Block


class Shape(StrEnum):
    """How a field's value is made, and so how it is compared and shown."""

    TEXT = "text"
    """Plain text; a line break in it counts."""
    RICH = "rich"
    """HTML of paragraphs and lists with the few inline tags of `rich`."""
    ITEMS = "items"
    """A list of plain texts, shown numbered."""
    VALUE = "value"
    """Anything else: compared as a whole."""


class Seen(StrEnum):
    """When readers get to see a field as words."""

    ALWAYS = "always"
    IF_CHANGED = "if-changed"
    """Seen in another way (a picture, the size of a heading); named only where it differs."""
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Field:
    """One part of a block's value."""

    name: str
    shape: Shape
    seen: Seen = Seen.ALWAYS
    main: bool = False
    """The text that the block is about: shown without a label."""
    opaque: bool = False
    """A key that means nothing to readers: they are told that it changed, not from what to what."""


def _text(name: str, *, main: bool = False) -> Field:
    return Field(name, Shape.TEXT, main=main)


def _value(name: str, seen: Seen = Seen.ALWAYS, *, opaque: bool = False) -> Field:
    return Field(name, Shape.VALUE, seen=seen, opaque=opaque)


FIELDS: Final[Mapping[str, tuple[Field, ...]]] = {
    "heading": (_text("text", main=True), _value("level", Seen.IF_CHANGED)),
    "text": (Field("html", Shape.RICH, main=True),),
    "questions": (_text("intro", main=True), Field("items", Shape.ITEMS, main=True)),
    "quote": (
        Field("html", Shape.RICH, main=True),
        _text("attribution"),
        _text("source_title"),
        _value("source_url"),
    ),
    "picture": (
        _text("caption", main=True),
        _text("alt"),
        _text("credit"),
        _value("hash", Seen.IF_CHANGED, opaque=True),
        _value("width", Seen.NEVER),
        _value("height", Seen.NEVER),
        _value("image", Seen.NEVER),
    ),
    "embed": (
        _text("title", main=True),
        _text("text"),
        _value("provider"),
        _value("url"),
        _value("embed_url", Seen.NEVER),
    ),
    "call": (
        _text("question", main=True),
        _text("text"),
        _value("by_comment", Seen.IF_CHANGED),
        _value("email"),
    ),
    "living": (_text("text", main=True),),
    "recommendation": (
        _value("kind"),
        _text("title", main=True),
        _text("speaker"),
        _text("show"),
        _value("url"),
        _text("text"),
        _value("page", Seen.NEVER),
    ),
    "clip": (
        _text("text", main=True),
        _value("episode", Seen.IF_CHANGED, opaque=True),
        _value("speaker", Seen.IF_CHANGED, opaque=True),
        _value("start", Seen.IF_CHANGED, opaque=True),
        _value("end", Seen.IF_CHANGED, opaque=True),
    ),
    "position": (_value("ref", Seen.IF_CHANGED, opaque=True),),
    "contribution": (
        _value("ref", Seen.IF_CHANGED, opaque=True),
        _value("role", Seen.IF_CHANGED, opaque=True),
    ),
}


def fields_of(kind: str, names: frozenset[str]) -> tuple[Field, ...]:
    """Return the fields of a kind in reading order, then whatever else `names` holds, as plain values
    that readers don't see."""
    known = FIELDS.get(kind, ())
    rest = sorted(names - {field.name for field in known})
    return (*known, *(_value(name, Seen.NEVER) for name in rest))


def fields_of_block(block: Block) -> tuple[Field, ...]:
    """Return the fields that this block really has, in reading order."""
    names = frozenset(block.value)
    return tuple(field for field in fields_of(block.kind, names) if field.name in names)


HEAD_FIELDS: Final = (
    _text("title", main=True),
    _text("standfirst", main=True),
    _value("language", Seen.NEVER),
)
"""The parts of a body before its first block."""
