"""What blog asks of the apps to its left: declared here, filled in their `AppConfig.ready`.

References are strings `kind:uuid` (`contribution:…`, `comment:…`); nothing here holds a name.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any


@dataclass(frozen=True, slots=True)
class Credit:
    """How a contributor is named in public right now; `named` is False where no name may stand."""

    ref: str
    text: str
    detail: str = ""
    named: bool = False


@dataclass(frozen=True, slots=True)
class Quoted:
    """The present public text of a quoted contribution; `state` is public, hidden or gone."""

    ref: str
    text: str
    state: str


@dataclass(frozen=True, slots=True)
class PassageNote:
    """One contribution that a passage took in: with which kind, in which version."""

    ref: str
    kind: str
    kind_label: str
    version: int
    merge: str


def _nothing_for(_refs: Collection[Any]) -> dict[Any, Any]:
    return {}


def _no_notes(_page_id: int, _upto: int | None) -> dict[str, Any]:
    return {}


def _no_talk(_page_id: int) -> dict[str, int]:
    return {}


CreditResolver = Callable[[Collection[str]], Mapping[str, Credit]]
QuotedResolver = Callable[[Collection[str]], Mapping[str, Quoted]]
ProvenanceQuery = Callable[[int, int | None], Mapping[str, tuple[PassageNote, ...]]]
BesideRenderer = Callable[[Any, Mapping[str, str], str], str]


@dataclass(slots=True)
class Registries:
    """The one set of registries of this process."""

    credits: CreditResolver = _nothing_for
    quoted: QuotedResolver = _nothing_for
    provenance: ProvenanceQuery = _no_notes
    beside: dict[str, BesideRenderer] = field(default_factory=dict)
    stamps: dict[str, Callable[[int], str]] = field(default_factory=dict)
    comment_totals: Callable[[Collection[int]], Mapping[int, int]] = _nothing_for
    # page id → how many contributions its present text has taken in
    contributor_totals: Callable[[Collection[int]], Mapping[int, int]] = _nothing_for
    # page id → passage → how many public comments stand at it
    passage_talk: Callable[[int], Mapping[str, int]] = _no_talk
    # class of page → what serves it; filled by blog itself, since models know no views
    pages: dict[str, Callable[[Any, Any], Any]] = field(default_factory=dict)
    effects: dict[str, Callable[[Any], None]] = field(default_factory=dict)
    clock: dict[str, tuple[timedelta, Callable[[], None]]] = field(default_factory=dict)
    checks: dict[str, Callable[[], list[str]]] = field(default_factory=dict)
    exporters: dict[str, Callable[[int], dict[str, Any]]] = field(default_factory=dict)
    erasers: dict[str, Callable[[int], None]] = field(default_factory=dict)


registries = Registries()
