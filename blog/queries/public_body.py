"""The public body of a living page: what readers get, with links, pictures and credits of pictures resolved."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from wagtail.models import Page

from blog.models.picture import Picture
from blog.models.stream import (
    RawBlock,
    hide_page_links,
    linked_pages,
    raw_blocks,
    resolve_page_links,
)
from blog.text import rich
from blog.text.body import Block, Body
from blog.text.podcast.times import TimeTextError, read_time
from blog.text.words import clean

Raw = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Resolved:
    """What the blocks of a body refer to, looked up at once."""

    pictures: Mapping[int, Picture] = field(default_factory=dict)
    addresses: Mapping[int, str] = field(default_factory=dict)


def public_body(page: Any) -> Body:
    """Return the public body of a page as it stands in memory (live, draft or preview)."""
    return Body(
        title=clean(page.title).strip(),
        standfirst=clean(page.standfirst).strip(),
        language=page.locale.language_code,
        blocks=public_blocks(raw_blocks(page.body)),
    )


def public_blocks(raw: Iterable[RawBlock]) -> tuple[Block, ...]:
    """Return stored blocks as readers get them."""
    blocks = list(raw)
    resolved = resolve(blocks)
    return tuple(
        Block(str(block["id"]), str(block["type"]), _VALUES[block["type"]](block["value"], resolved))
        for block in blocks
        if block["type"] in _VALUES
    )


def resolve(blocks: Iterable[RawBlock]) -> Resolved:
    """Look up pictures and pages that blocks refer to, in two statements."""
    pictures: set[int] = set()
    pages: set[int] = set()
    for block in blocks:
        if block["type"] == "picture" and block["value"].get("image"):
            pictures.add(int(block["value"]["image"]))
        elif block["type"] in ("text", "quote"):
            pages.update(linked_pages(hide_page_links(_rich_source(block))))
        elif block["type"] == "recommendation" and block["value"].get("page"):
            pages.add(int(block["value"]["page"]))
    return Resolved(
        pictures=Picture.objects.in_bulk(pictures) if pictures else {},
        addresses=_addresses(pages) if pages else {},
    )


def _rich_source(block: RawBlock) -> str:
    value = block["value"]
    return str((value.get("text") if isinstance(value, Mapping) else value) or "")


def _addresses(pages: Iterable[int]) -> dict[int, str]:
    found = Page.objects.filter(pk__in=pages, live=True).select_related("locale").order_by("pk")
    return {page.pk: address for page in found if (address := page.get_url())}


def _rich(source: Any, resolved: Resolved) -> str:
    return resolve_page_links(rich.normalise(hide_page_links(str(source or ""))), resolved.addresses)


def _text(value: Any) -> str:
    return clean(str(value or "")).strip()


def _text_block(value: Any, resolved: Resolved) -> dict[str, Any]:
    return {"html": _rich(value, resolved)}


def _heading(value: Raw, _resolved: Resolved) -> dict[str, Any]:
    return {"level": int(value.get("level") or 2), "text": _text(value.get("text"))}


def _questions(value: Raw, _resolved: Resolved) -> dict[str, Any]:
    items = [_text(item["value"] if isinstance(item, Mapping) else item) for item in value.get("items") or []]
    return {"intro": _text(value.get("intro")), "items": items}


def _quote(value: Raw, resolved: Resolved) -> dict[str, Any]:
    return {
        "html": _rich(value.get("text"), resolved),
        **_texts(value, "attribution", "source_title", "source_url"),
    }


def _picture(value: Raw, resolved: Resolved) -> dict[str, Any]:
    picture = resolved.pictures.get(int(value.get("image") or 0))
    return {
        "image": picture.pk if picture else None,
        "hash": picture.get_file_hash() if picture else "",
        "width": picture.width if picture else 0,
        "height": picture.height if picture else 0,
        "credit": _text(picture.credit) if picture else "",
        **_texts(value, "alt", "caption"),
    }


def _call(value: Raw, _resolved: Resolved) -> dict[str, Any]:
    return {"by_comment": bool(value.get("by_comment")), **_texts(value, "question", "text", "email")}


def _contribution(value: Raw, _resolved: Resolved) -> dict[str, Any]:
    """A role is told only where there is one, so what was sealed before there were any stays the same."""
    role = _text(value.get("role"))
    return {**_texts(value, "ref"), **({"role": role} if role else {})}


def _recommendation(value: Raw, resolved: Resolved) -> dict[str, Any]:
    """A page of ours is told only where one is chosen, so what was sealed before there were any stays the same."""
    told = _texts(value, "kind", "title", "speaker", "show", "url", "text")
    if not value.get("page"):
        return told
    return {
        **told,
        "page": int(value["page"]),
        "url": resolved.addresses.get(int(value["page"]), told["url"]),
    }


def _clip(value: Raw, _resolved: Resolved) -> dict[str, Any]:
    """Times in milliseconds; episode and speaker are keys, looked up when the clip is shown."""
    return {
        "episode": int(value["episode"]) if value.get("episode") else None,
        "start": _time(value.get("start")) or 0,
        "end": _time(value.get("end")),
        "speaker": int(value["speaker"]) if value.get("speaker") else None,
        **_texts(value, "text"),
    }


def _time(typed: Any) -> int | None:
    try:
        return read_time(str(typed)) if typed else None
    except TimeTextError:
        return None


def _texts(value: Raw, *names: str) -> dict[str, Any]:
    return {name: _text(value.get(name)) for name in names}


def _plain(*names: str) -> Callable[[Raw, Resolved], dict[str, Any]]:
    return lambda value, _resolved: _texts(value, *names)


_VALUES: dict[str, Callable[[Any, Resolved], dict[str, Any]]] = {
    "text": _text_block,
    "heading": _heading,
    "questions": _questions,
    "quote": _quote,
    "picture": _picture,
    "embed": _plain("provider", "title", "url", "embed_url", "text"),
    "call": _call,
    "living": _plain("text"),
    "recommendation": _recommendation,
    "clip": _clip,
    "position": _plain("ref"),
    "contribution": _contribution,
}
