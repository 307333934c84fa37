"""Passages as the content files write them (`text einstieg: …`), turned into blocks and changes."""

import uuid
from collections.abc import Callable, Iterable, Mapping
from html import escape
from typing import Any

from blog.text import rich
from blog.text.body import Block
from blog.text.change import Change, Edit, InsertAfter, Replace
from blog.text.words import clean

NAMESPACE = uuid.UUID("6d1e6f0a-4c52-5f0b-9b0e-8c5f5a7d2b11")

Pictures = Mapping[str, int]


def block_id(slug: str, key: str) -> str:
    """Return the UUID of a passage: the same at every loading."""
    return str(uuid.uuid5(NAMESPACE, f"{slug}/{key}"))


def block(slug: str, told: Mapping[str, Any], pictures: Pictures) -> Block:
    """Return the block that an entry such as `{"heading titel": "…"}` tells."""
    ((name, value),) = told.items()
    kind, key = name.split()
    if kind == "picture":
        told_value = {
            "image": pictures[value["file"]],
            "alt": value["alt"],
            "caption": value.get("caption", ""),
        }
        return Block(block_id(slug, key), kind, told_value)
    return Block(block_id(slug, key), "text" if kind == "list" else kind, _VALUES[kind](value))


def blocks(slug: str, told: Iterable[Mapping[str, Any]], pictures: Pictures) -> tuple[Block, ...]:
    """Return all blocks of a body."""
    return tuple(block(slug, entry, pictures) for entry in told)


def change(slug: str, told: Iterable[Mapping[str, Any]], pictures: Pictures) -> Change:
    """Return the change that a list of `replace` and `after`/`insert` entries tells."""
    return tuple(_edit(slug, entry, pictures) for entry in told)


def _edit(slug: str, told: Mapping[str, Any], pictures: Pictures) -> Edit:
    if "replace" in told:
        new = block(slug, told["replace"], pictures)
        return Replace(new.id, new)
    return InsertAfter(block_id(slug, told["after"]), block(slug, told["insert"], pictures))


def _line(value: Any) -> str:
    return clean(" ".join(str(value).split()))


def _text(value: Any) -> dict[str, Any]:
    return {"html": rich.normalise(f"<p>{_line(value)}</p>")}


def _list(value: Any) -> dict[str, Any]:
    items = "".join(f"<li>{_line(item)}</li>" for item in value)
    return {"html": rich.normalise(f"<ul>{items}</ul>")}


def _questions(value: Any) -> dict[str, Any]:
    return {"intro": _line(value["intro"]), "items": [_line(item) for item in value["items"]]}


def _quote(value: Any) -> dict[str, Any]:
    rest = {name: _line(value[name]) for name in ("attribution", "source_title", "source_url")}
    return {"html": rich.normalise(f"<p>{escape(_line(value['text']), quote=False)}</p>"), **rest}


def _call(value: Any) -> dict[str, Any]:
    return {**_lines(value, "question", "text", "email"), "by_comment": bool(value["by_comment"])}


def _lines(value: Any, *names: str) -> dict[str, Any]:
    return {name: _line(value[name]) for name in names}


_VALUES: dict[str, Callable[[Any], dict[str, Any]]] = {
    "text": _text,
    "list": _list,
    "heading": lambda value: {"level": 2, "text": _line(value)},
    "questions": _questions,
    "quote": _quote,
    "embed": lambda value: _lines(value, "provider", "title", "url", "embed_url", "text"),
    "call": _call,
    "living": lambda value: {"text": _line(value)},
    "recommendation": lambda value: _lines(value, "kind", "title", "speaker", "show", "url", "text"),
}
