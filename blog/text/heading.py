"""What stands above the passages of a version, title and standfirst, as passages of their own: where words are found and removed."""

from typing import Final

from blog.text.body import Block, Body

HEAD: Final = {
    "title": "7e3d8f2a-5b0c-4f65-9d2e-2f6b1c9a0001",
    "standfirst": "7e3d8f2a-5b0c-4f65-9d2e-2f6b1c9a0002",
}
"""Ids under which a removal names them. They are made up, and the same on every page: a passage is (page, id)."""


def part_of(block_id: str) -> str:
    """Return which part of the heading an id means; empty where it means a passage."""
    return next((part for part, known in HEAD.items() if known == block_id), "")


def said_in(body: Body, part: str) -> str:
    """Return what a part of the heading says; empty once it was removed."""
    return str(getattr(body, part))


def head_blocks(body: Body) -> tuple[Block, ...]:
    """Return title and standfirst as headings, those that say nothing left out."""
    return tuple(
        Block(block_id, "heading", {"level": 1, "text": said_in(body, part)})
        for part, block_id in HEAD.items()
        if said_in(body, part)
    )
