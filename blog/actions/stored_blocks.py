"""Writes public blocks into a page's stored body; blocks that a change leaves alone stay as they were, byte for byte."""

import re
from collections.abc import Iterable
from typing import Any

from blog.models.stream import RawBlock, hide_page_links, linked_pages, show_page_links
from blog.queries.public_body import public_blocks, resolve
from blog.text.body import Block
from blog.text.podcast.times import exact


def stored_blocks(before: Iterable[RawBlock], after: Iterable[Block]) -> list[RawBlock]:
    """Return the stored form of `after`, made from the stored blocks before."""
    raw = list(before)
    public = {block.id: block for block in public_blocks(raw)}
    stored = {str(block["id"]): block for block in raw}
    return [
        stored[block.id] if public.get(block.id) == block else _stored(block, stored.get(block.id))
        for block in after
    ]


def _stored(block: Block, before: RawBlock | None) -> RawBlock:
    return {"type": block.kind, "id": block.id, "value": _value(block, before)}


def _value(block: Block, before: RawBlock | None) -> Any:
    value = dict(block.value)
    match block.kind:
        case "text":
            return _with_page_links(value["html"], before)
        case "quote":
            return {**_without(value, "html"), "text": _with_page_links(value["html"], before)}
        case "heading":
            return {**value, "level": str(value["level"])}
        case "picture":
            return {"image": value["image"], "alt": value["alt"], "caption": value["caption"]}
        case "recommendation" | "clip":
            return {**value, **_as_typed(value)}
        case _:
            return value


def _as_typed(value: dict[str, Any]) -> dict[str, Any]:
    """Times as an editor types them; where a page of ours is recommended, no address beside it."""
    if "start" not in value:
        return {"url": ""} if value.get("page") else {}
    end = value.get("end")
    return {"start": exact(value["start"]), "end": exact(end) if end is not None else ""}


def _without(value: dict[str, Any], name: str) -> dict[str, Any]:
    return {key: part for key, part in value.items() if key != name}


def _with_page_links(html: str, before: RawBlock | None) -> str:
    """Write links to addresses that the old text had as links to pages, so that they follow a page that moves."""
    if before is None:
        return html
    value = before["value"]
    source = hide_page_links(str(value.get("text", "") if isinstance(value, dict) else value))
    addresses = {
        address: page for page, address in resolve([before]).addresses.items() if page in linked_pages(source)
    }

    def linked(match: re.Match[str]) -> str:
        page = addresses.get(match.group(1))
        return f'<a href="/-/page/{page}/">' if page else match.group()

    return show_page_links(re.sub(r'<a href="([^"]*)">', linked, html))
