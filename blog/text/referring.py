"""What a text refers to, read from its passages: pages and seconds of this site, positions, pages elsewhere. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Final
from urllib.parse import parse_qs, urlsplit

from blog.text.body import Block, Body
from blog.text.podcast.times import Span, TimeTextError, read_span
from blog.text.safe import safe_address

_LINK: Final = re.compile(r'<a href="([^"]*)">')
_POSITION: Final = re.compile(r"/haltungen/h/([0-9a-f]{8})/?$")
_PASSAGE: Final = re.compile(r"p-([0-9a-f]{8})(?:-[0-9a-f-]+)?")
_IN_PATH: Final = re.compile(r"/stelle/([0-9a-f]{8})/?$")


@dataclass(frozen=True, slots=True)
class Told:
    """One reference of a passage: what kind (`blog.kinds.ReferenceKind`), and what is known of its target.

    One of `page` (a key), `path` (an address of this site without its fragment), `position` (a beginning of its UUID, or all of it) and
    `outside` (an address elsewhere). `passage` are the first eight letters of a passage's UUID; times are milliseconds.
    """

    block: str
    kind: str
    page: int = 0
    path: str = ""
    position: str = ""
    outside: str = ""
    passage: str = ""
    start: int | None = None
    end: int | None = None


def references_in(body: Body, here: str) -> tuple[Told, ...]:
    """Return what each passage refers to, once; `here` is the site's own address (`https://example.org`)."""
    found = (told for block in body.blocks for told in _of(block, here))
    return tuple(dict.fromkeys(found))


def _of(block: Block, here: str) -> Iterator[Told]:
    value = block.value
    match block.kind:
        case "clip" if value.get("episode"):
            yield Told(block.id, "clip", page=value["episode"], start=value["start"], end=value.get("end"))
        case "position":
            yield Told(block.id, "position", position=str(value.get("ref", "")).removeprefix("position:"))
        case "recommendation" if value.get("page"):
            yield Told(block.id, "recommendation", page=value["page"])
        case "recommendation":
            yield from _to(block.id, "recommendation", str(value.get("url", "")), here)
        case "quote":
            yield from _to(block.id, "quote", str(value.get("source_url", "")), here)
        case "embed":
            yield from _to(block.id, "link", str(value.get("url", "")), here)
        case _:
            pass
    for href in _LINK.findall(str(value.get("html", ""))):
        yield from _to(block.id, "link", unescape(href), here)


def _to(block: str, kind: str, href: str, here: str) -> Iterator[Told]:
    """Follow one address: into this site, or out of it."""
    address = safe_address(href.strip())
    if here and (address == here or address.startswith(f"{here}/")):
        address = address[len(here) :] or "/"
    if address.startswith(("http://", "https://")):
        yield Told(block, kind, outside=address.partition("#")[0])
    elif address.startswith("/"):
        yield _inside(block, kind, address)


def _inside(block: str, kind: str, address: str) -> Told:
    parts = urlsplit(address)
    if found := _POSITION.search(parts.path):
        return Told(block, kind, position=found.group(1))
    span = _span(parts.fragment, parts.query)
    passage = _PASSAGE.fullmatch(parts.fragment) or _IN_PATH.search(parts.path)
    return Told(
        block,
        kind,
        path=_IN_PATH.sub("/", parts.path),
        passage=passage.group(1) if passage else "",
        start=span.start if span else None,
        end=span.end if span else None,
    )


def _span(fragment: str, query: str) -> Span | None:
    typed = fragment.removeprefix("t=") if fragment.startswith("t=") else parse_qs(query).get("t", [""])[0]
    try:
        return read_span(typed) if typed else None
    except TimeTextError:
        return None
