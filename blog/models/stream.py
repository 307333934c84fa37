"""The stored form of a body: rich text kept clean, text blocks kept to one paragraph or one list each."""

import re
import uuid
from collections.abc import Iterable, Mapping
from typing import Any

from blog.text import rich
from blog.text.words import clean

RawBlock = dict[str, Any]

_PAGE_LINK = re.compile(r'<a\b[^>]*\blinktype="page"[^>]*>', re.IGNORECASE)
_LINK_ID = re.compile(r'\bid="(\d+)"')
_HIDDEN = re.compile(r'<a href="/-/page/(\d+)/">')


def raw_blocks(stream: Any) -> list[RawBlock]:
    """Return a StreamField's value as the list that its column stores."""
    return [dict(block) for block in stream.get_prep_value()]


def tidy(blocks: Iterable[RawBlock]) -> list[RawBlock]:
    """Return the blocks as we store them; the first part of a text that is split keeps its UUID."""
    result: list[RawBlock] = []
    seen: set[str] = set()
    for block in blocks:
        for part in _parts(block):
            if not part.get("id") or part["id"] in seen:
                part["id"] = str(uuid.uuid4())
            seen.add(part["id"])
            result.append(part)
    return result


def hide_page_links(html: str) -> str:
    """Write Wagtail's links to pages as addresses that pass through cleaning."""

    def hidden(match: re.Match[str]) -> str:
        found = _LINK_ID.search(match.group())
        return f'<a href="/-/page/{found.group(1)}/">' if found else "<a>"

    return _PAGE_LINK.sub(hidden, html)


def show_page_links(html: str) -> str:
    """Turn the addresses of `hide_page_links` into Wagtail's links again."""
    return _HIDDEN.sub(r'<a linktype="page" id="\1">', html)


def linked_pages(html: str) -> list[int]:
    """Return the ids of the pages that rich text in its hidden form links to."""
    return [int(found) for found in _HIDDEN.findall(html)]


def resolve_page_links(html: str, addresses: Mapping[int, str]) -> str:
    """Put addresses into rich text in its hidden form; links to pages without one become plain text."""

    def resolved(match: re.Match[str]) -> str:
        address = addresses.get(int(match.group(1)))
        return f'<a href="{address}">' if address else "<a>"

    return rich.normalise(_HIDDEN.sub(resolved, html))


def _parts(block: RawBlock) -> list[RawBlock]:
    kind, value = block.get("type"), block.get("value")
    if kind == "text":
        parts = rich.split_paragraphs(hide_page_links(str(value or "")))
        return [
            {**block, "id": block.get("id") if index == 0 else None, "value": show_page_links(part)}
            for index, part in enumerate(parts or [""])
        ]
    if kind == "quote" and isinstance(value, dict):
        words = show_page_links(rich.normalise(hide_page_links(str(value.get("text") or ""))))
        return [{**block, "value": {**_cleaned(value), "text": words}}]
    return [{**block, "value": _cleaned(value)}]


def _cleaned(value: Any) -> Any:
    match value:
        case str():
            return clean(value)
        case dict():
            return {key: _cleaned(part) for key, part in value.items()}
        case list():
            return [_cleaned(part) for part in value]
        case _:
            return value
