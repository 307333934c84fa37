"""The public body of a living page as a value: what a version holds, nothing about how it is stored or shown."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final, Self

SCHEMA: Final = 1
REDACTED_KIND: Final = "redacted"
"""Kind of a block whose text had to be removed from a published version (its id and place stay)."""

Value = Mapping[str, Any]
"""A JSON object: strings, whole numbers, booleans, null, lists and objects of these."""


def same_json(one: Any, other: Any) -> bool:
    """Tell whether two JSON values are equal; unlike in Python, 1 and true are two values."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(same_json(value, other[key]) for key, value in one.items())
    if isinstance(one, list):
        return len(one) == len(other) and all(map(same_json, one, other))
    return bool(one == other)


@dataclass(frozen=True, slots=True)
class Block:
    """One passage: a top-level block with the UUID that it keeps across versions."""

    id: str
    kind: str
    value: Value

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Read one block of the canonical JSON."""
        return cls(id=str(data["id"]), kind=str(data["kind"]), value=dict(data["value"]))

    def to_json(self) -> dict[str, Any]:
        """Write the block as canonical JSON has it."""
        return {"id": self.id, "kind": self.kind, "value": dict(self.value)}

    def says_the_same_as(self, other: "Block") -> bool:
        """Tell whether kind and value are equal, whatever the ids are."""
        return self.kind == other.kind and same_json(self.value, other.value)


@dataclass(frozen=True, slots=True)
class Body:
    """Title, standfirst, language and the passages in their order."""

    title: str
    standfirst: str
    language: str
    blocks: tuple[Block, ...] = ()

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Read canonical JSON; an unknown schema is refused rather than guessed at."""
        if data.get("schema") != SCHEMA:
            raise UnknownSchemaError(data.get("schema"))
        return cls(
            title=str(data["title"]),
            standfirst=str(data["standfirst"]),
            language=str(data["language"]),
            blocks=tuple(Block.from_json(block) for block in data["blocks"]),
        )

    def to_json(self) -> dict[str, Any]:
        """Write canonical JSON (as objects; `canonical.canonical_bytes` makes the bytes)."""
        return {
            "schema": SCHEMA,
            "title": self.title,
            "standfirst": self.standfirst,
            "language": self.language,
            "blocks": [block.to_json() for block in self.blocks],
        }

    def block(self, block_id: str) -> Block | None:
        """Return the first block with this id."""
        return next((block for block in self.blocks if block.id == block_id), None)

    def with_blocks(self, blocks: Iterable[Block]) -> Self:
        """Return the same body with other passages."""
        return replace(self, blocks=tuple(blocks))


class UnknownSchemaError(ValueError):
    """The JSON was written by a newer (or no) version of this program."""

    def __init__(self, schema: object) -> None:
        super().__init__(f"a body has schema {SCHEMA}, this one has {schema!r}")
        self.schema = schema
