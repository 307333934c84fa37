"""Text with places left open (slots): taken apart once, kept so, and put together when it is sent."""

import hashlib
import re
from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from blog.templatetags.credits import CLOSE, OPEN

Writers = Mapping[str, Callable[[str], str]]
"""Kind of slot → what writes it from its argument. A slot of a kind that nobody writes stays empty."""

_SLOT: Final = re.compile(f"{OPEN}([a-z]+):([^{OPEN}{CLOSE}]*){CLOSE}")
_OF_QUOTES: Final = frozenset({"quoted", "saidby"})
_OF_CREDITS: Final = frozenset({"credit", "saidby", "source", "people", "peopledata"})


By = tuple[Writers, Writers, Mapping[str, "Slotted"]]
"""What fills slots: names, what stands beside the text, whole texts."""


class Slotted(NamedTuple):
    """A text at its slots: one piece more than slots. `credits` and `quoted` are the references that its slots ask for.

    `digest` stands for everything in it, so that a page is told from another without reading its bytes again.
    """

    pieces: tuple[bytes, ...]
    slots: tuple[tuple[str, str], ...]
    credits: frozenset[str]
    quoted: frozenset[str]
    digest: bytes


class Beside(NamedTuple):
    """What changes with the discussion and with time, not with the text: what writes it, and the references that it will ask for."""

    writers: Writers = {}
    credits: frozenset[str] = frozenset()


NOTHING_BESIDE: Final = Beside()


class Sent(NamedTuple):
    """A finished text and its tag: the same for the same bytes."""

    content: bytes
    tag: str


def take_apart(text: str) -> Slotted:
    """Return a text taken apart at its slots."""
    parts = _SLOT.split(text)  # text, kind, argument, text, kind, …
    slots = tuple(zip(parts[1::3], parts[2::3], strict=True))
    named: set[str] = set()
    quoted: set[str] = set()
    for kind, refs in slots:
        named.update(refs.split(",") if kind in _OF_CREDITS else ())
        quoted.update(refs.split(",") if kind in _OF_QUOTES else ())
    digest = hashlib.blake2b(text.encode(), digest_size=16).digest()
    pieces = tuple(piece.encode() for piece in parts[::3])
    return Slotted(pieces, slots, frozenset(named), frozenset(quoted), digest)


def put_together(
    text: Slotted, names: Writers, beside: Writers | None = None, inside: Mapping[str, Slotted] | None = None
) -> Sent:
    """Return a text with its slots written; `inside` holds texts that stand in slots of a kind of their own.

    What `beside` writes may hold slots for names; what somebody is called, or wrote, is never looked through for any.
    """
    out: list[bytes] = []
    told = [text.digest]
    _put(out, told, text, (names, beside or {}, inside or {}))
    tag = hashlib.blake2b(b"\0".join(told), digest_size=12).hexdigest()
    return Sent(b"".join(out), tag)


def _put(out: list[bytes], told: list[bytes], text: Slotted, by: By) -> None:
    """Append a text's bytes, and what tells them from others: what each slot was filled with."""
    names, beside, inside = by
    out.append(text.pieces[0])
    for (kind, argument), piece in zip(text.slots, text.pieces[1:], strict=True):
        if (write := names.get(kind)) is not None:
            filled = write(argument).encode()
            out.append(filled)
            told.append(filled)
        elif (part := _part(kind, argument, beside, inside)) is not None:
            told.append(part.digest)
            _put(out, told, part, by)
        out.append(piece)


def _part(kind: str, argument: str, beside: Writers, inside: Mapping[str, Slotted]) -> Slotted | None:
    if kind in inside:
        return inside[kind]
    value = beside[kind](argument) if kind in beside else ""
    return take_apart(value) if value else None
