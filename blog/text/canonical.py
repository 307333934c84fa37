"""Canonical JSON (RFC 8785) of a body, its seal of salted hashes, and the check that anybody can repeat.

Each part of a version (title, standfirst, language, every block) is hashed with a salt of its own; the checksum is the
SHA-256 over the names and hashes of all parts. If the law asks for one of them to be removed, its text and its salt go,
its hash stays: nobody can guess the words from the hash any more, and the checksum still proves the rest.
"""

import hashlib
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final, Self

import rfc8785

from blog.text.body import REDACTED_KIND, SCHEMA, Block, Body

SALT_BYTES: Final = 16
HEAD_PARTS: Final = ("title", "standfirst", "language")
REMOVABLE: Final = HEAD_PARTS[:2]


class NotCanonicalError(ValueError):
    """The value can't be written as canonical JSON (not a number, a whole number beyond 2^53, half a surrogate)."""


@dataclass(frozen=True, slots=True)
class Part:
    """The seal of one part; `salt` is empty once the part has been redacted."""

    name: str
    salt: str
    hash: str


@dataclass(frozen=True, slots=True)
class Seal:
    """All parts in their order and the checksum over them."""

    checksum: str
    parts: tuple[Part, ...]

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Read a seal as it is stored beside the body."""
        parts = tuple(Part(str(p["name"]), str(p["salt"]), str(p["hash"])) for p in data["parts"])
        return cls(checksum=str(data["checksum"]), parts=parts)

    def to_json(self) -> dict[str, Any]:
        """Write the seal for storing or publishing it."""
        parts = [{"name": part.name, "salt": part.salt, "hash": part.hash} for part in self.parts]
        return {"checksum": self.checksum, "parts": parts}


@dataclass(frozen=True, slots=True)
class Verification:
    """What checking a body against its seal has shown."""

    checksum_holds: bool
    complete: bool
    broken: tuple[str, ...] = ()
    redacted: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Everything that is still there is what was published."""
        return self.checksum_holds and self.complete and not self.broken


def canonical_bytes(value: Any) -> bytes:
    """Write a JSON value as RFC 8785 says: one value, one sequence of bytes."""
    try:
        return rfc8785.dumps(value)
    except (rfc8785.CanonicalizationError, UnicodeEncodeError) as error:
        raise NotCanonicalError(str(error)) from error


def body_bytes(body: Body) -> bytes:
    """Return the canonical bytes of a whole body."""
    return canonical_bytes(body.to_json())


def fresh_salt() -> str:
    """Return a new random salt in hexadecimal."""
    return secrets.token_hex(SALT_BYTES)


def seal(body: Body, salt: Callable[[], str] = fresh_salt) -> Seal:
    """Seal a body; each part gets a salt of its own."""
    parts = tuple(_sealed(name, value, salt()) for name, value in _parts(body))
    return Seal(checksum=checksum_of(parts), parts=parts)


def checksum_of(parts: tuple[Part, ...]) -> str:
    """Return the SHA-256 over names and hashes, in order; salts are not in it, so that they can be removed."""
    listed = {"schema": SCHEMA, "parts": [{"name": part.name, "hash": part.hash} for part in parts]}
    return hashlib.sha256(canonical_bytes(listed)).hexdigest()


def verify(body: Body, given: Seal) -> Verification:
    """Check a body against its seal, part by part."""
    found = _parts(body)
    names = [name for name, _ in found]
    complete = names == [part.name for part in given.parts]
    broken: list[str] = []
    redacted: list[str] = []
    for (name, value), part in zip(found, given.parts, strict=False):
        if part.salt and _sealed(name, value, part.salt) == part:
            continue
        if _is_redacted(name, value) and not part.salt:
            redacted.append(name)
        else:
            broken.append(name)
    return Verification(
        checksum_holds=secrets.compare_digest(checksum_of(given.parts).encode(), given.checksum.encode()),
        complete=complete,
        broken=tuple(broken),
        redacted=tuple(redacted),
    )


def redact(body: Body, given: Seal, block_id: str) -> tuple[Body, Seal]:
    """Take a passage's text and salt away; id, place and hash stay, and so does the checksum."""
    blocks = tuple(
        Block(block.id, REDACTED_KIND, {}) if block.id == block_id else block for block in body.blocks
    )
    parts = tuple(
        Part(part.name, "", part.hash) if part.name == _block_name(index, block_id) else part
        for index, part in enumerate(given.parts, start=-len(HEAD_PARTS))
    )
    return body.with_blocks(blocks), Seal(given.checksum, parts)


def redact_head(body: Body, given: Seal, name: str) -> tuple[Body, Seal]:
    """Take the words and the salt of title or standfirst away; the hash stays, and so does the checksum."""
    parts = tuple(Part(part.name, "", part.hash) if part.name == name else part for part in given.parts)
    emptied = replace(body, title="") if name == "title" else replace(body, standfirst="")
    return emptied, Seal(given.checksum, parts)


def is_removed(given: Seal, name: str) -> bool:
    """Tell whether a part was removed: it has no salt any more."""
    return any(part.name == name and not part.salt for part in given.parts)


def _parts(body: Body) -> list[tuple[str, Any]]:
    """Name and value of each part; a block's name has its place, so that copies of an id can't be confused."""
    head: list[tuple[str, Any]] = [(name, getattr(body, name)) for name in HEAD_PARTS]
    blocks = [(_block_name(index, block.id), block.to_json()) for index, block in enumerate(body.blocks)]
    return head + blocks


def _block_name(index: int, block_id: str) -> str:
    return f"{index}:{block_id}"


def _sealed(name: str, value: Any, salt: str) -> Part:
    digest = hashlib.sha256(bytes.fromhex(salt) + canonical_bytes(value)).hexdigest()
    return Part(name, salt, digest)


def _is_redacted(name: str, value: Any) -> bool:
    """Words above the passages leave nothing behind, a passage its id and place."""
    if name in REMOVABLE:
        return bool(value == "")
    return isinstance(value, dict) and value["kind"] == REDACTED_KIND
