"""What the merge desk wants: edits of the text, which points stand behind which passages, the note. Ids, never a name."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, Self

from blog.text.change import Change
from discussion.text.change_json import change_from_json, change_to_json

MERGE: Final = "merge"


@dataclass(frozen=True, slots=True)
class Fold:
    """Points that go into one passage in one way.

    `exact` is the words of the new passage that the points stand behind; empty: the sentences that the edits change in
    it, or the whole passage where they change nothing there.
    """

    points: tuple[str, ...]
    block: str
    kind: str
    exact: str = ""

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Read what `to_json` wrote."""
        points = tuple(str(point) for point in data["points"])
        return cls(points, str(data["block"]), str(data["kind"]), str(data.get("exact", "")))

    def to_json(self) -> dict[str, Any]:
        """Write the fold as a draft keeps it."""
        return {"points": list(self.points), "block": self.block, "kind": self.kind, "exact": self.exact}


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that a merge does to the version `base`; `version_kind` is how the version is told to readers."""

    base: int
    edits: Change
    folds: tuple[Fold, ...]
    note: str
    version_kind: str = MERGE

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Read what `to_json` wrote."""
        return cls(
            base=int(data["base"]),
            edits=change_from_json(data["edits"]),
            folds=tuple(Fold.from_json(fold) for fold in data["folds"]),
            note=str(data["note"]),
            version_kind=str(data.get("version_kind", MERGE)),
        )

    def to_json(self) -> dict[str, Any]:
        """Write the plan as `Merge.plan` keeps it."""
        return {
            "base": self.base,
            "edits": change_to_json(self.edits),
            "folds": [fold.to_json() for fold in self.folds],
            "note": self.note,
            "version_kind": self.version_kind,
        }

    @property
    def points(self) -> tuple[str, ...]:
        """The points that go in somewhere, each once, in the order of the folds."""
        return tuple(dict.fromkeys(point for fold in self.folds for point in fold.points))


def joined_folds(folds: Iterable[Fold]) -> tuple[Fold, ...]:
    """Make one fold of those that put points behind the same words in the same way; empty ones go."""
    found: dict[tuple[str, str, str], dict[str, None]] = {}
    for fold in folds:
        found.setdefault((fold.block, fold.kind, fold.exact), {}).update(dict.fromkeys(fold.points))
    return tuple(_folds(found))


def _folds(found: Mapping[tuple[str, str, str], Mapping[str, None]]) -> Iterator[Fold]:
    for (block, kind, exact), points in found.items():
        if points:
            yield Fold(tuple(points), block, kind, exact)
