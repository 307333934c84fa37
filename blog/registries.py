"""What blog asks of the apps to its left: declared here, filled in their `AppConfig.ready`.

References are strings `kind:uuid` (`contribution:…`, `comment:…`); nothing here holds a name.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import IO, Any, NamedTuple

from django.db.models import Value

from blog.text.transcripts.words import Words


class Credit(NamedTuple):
    """How a contributor is named in public right now; `named` is False where no name may stand.

    `url` leads to the comment that it came from, if everybody may read that; `person` is the same for one person's
    contributions and says nothing else. `page` is her own public page, where the credit is her name and she wished one.
    """

    ref: str
    text: str
    detail: str = ""
    named: bool = False
    url: str = ""
    person: str = ""
    page: str = ""


@dataclass(frozen=True, slots=True)
class Quoted:
    """The present public text of a quoted contribution; `state` is public, hidden or gone."""

    ref: str
    text: str
    state: str


@dataclass(frozen=True, slots=True)
class PassageNote:
    """One contribution that a passage took in: with which kind, in which version, behind which words.

    `exact` are the words as they stand in the version asked about, from `start` to `end` of the passage's plain text; none
    where the passage as a whole is meant. `status` tells how they came there since (`blog.kinds.PlacementStatus`); for words that
    stand nowhere any more, `seen` is the last version that had them. `anchor` is the key of the anchor's row.
    """

    ref: str
    kind: str
    kind_label: str
    version: int
    merge: str
    anchor: int = 0
    exact: str = ""
    start: int = 0
    end: int = 0
    status: str = "in_place"
    seen: int = 0


@dataclass(frozen=True, slots=True)
class Standpoint:
    """What may be made of a contribution or a comment, right now, as somebody's position.

    `use` is "wording" (her words and ours), "idea" (ours alone), "quote" (her words unchanged) or nothing; `text` are the
    public words, `url` leads to them, both empty where nobody may read them.
    """

    ref: str
    use: str = ""
    text: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Moment:
    """Something that points to seconds of an episode (milliseconds): a passage, a position, a comment.

    `kind` is article, position or comment; `label` says in words what it is, `text` is its title or words. Whoever said it is
    a public `name`, or a reference `ref` whose name is filled in when the page is sent.
    """

    start: int
    end: int | None
    kind: str
    label: str
    text: str
    url: str
    name: str = ""
    ref: str = ""


GONE_WORDS = ""
"""Under this instead of a passage stand notes whose words are in the text no more."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits to be folded into a page: how many contributions, since when; when somebody last did, and last said something."""

    total: int = 0
    oldest: datetime | None = None
    last_merge: datetime | None = None
    last_comment: datetime | None = None


@dataclass(frozen=True, slots=True)
class Emptied:
    """What one step of an erasure did: rows that were emptied or deleted, whether there is more, and what stays and why."""

    rows: int = 0
    more: bool = False
    stays: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Surface:
    """One kind of place where what a person told or wrote can lie.

    `erase` empties a portion of it for a contributor's key, in the caller's transaction, and may run again at any time.
    `fields` are the columns that it answers for, by `app.Model`. Surfaces are emptied in their `order`: links and names
    first, the address last.
    """

    label: Any
    order: int
    erase: Callable[[int], Emptied]
    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Recogniser:
    """Something that writes down what is said. None comes with the site.

    `listen` gets an open sound file and a language (`de`); it runs in the worker, may take long, and may run twice.
    """

    label: Any
    listen: Callable[[IO[bytes], str], Words]


def _nothing_for(_refs: Collection[Any]) -> dict[Any, Any]:
    return {}


def _no_notes(_page_id: int, _upto: int | None) -> dict[str, Any]:
    return {}


def _no_talk(_page_id: int) -> dict[str, int]:
    return {}


def _no_comments() -> Any:
    return Value(0)


def _no_versions(_page_id: int) -> dict[int, int]:
    return {}


def _nothing_taken_in(_page_id: int) -> tuple[tuple[str, PassageNote], ...]:
    return ()


def _nothing_waits(_page_id: int) -> Waiting:
    return Waiting()


CreditResolver = Callable[[Collection[str]], Mapping[str, Credit]]
QuotedResolver = Callable[[Collection[str]], Mapping[str, Quoted]]
ProvenanceQuery = Callable[[int, int | None], Mapping[str, tuple[PassageNote, ...]]]
ThenRenderer = Callable[[Any, datetime | None, str, str, str], str]
"""Page, until when (empty: up to now), which part, the address of the version's page, language → finished HTML with slots."""
BesideRenderer = Callable[[Any, Mapping[str, str], str], str]


@dataclass(slots=True)
class Registries:
    """The one set of registries of this process."""

    credits: CreditResolver = _nothing_for
    quoted: QuotedResolver = _nothing_for
    # references of contributions and comments → what may be made of them as somebody's position
    standpoints: Callable[[Collection[str]], Mapping[str, Standpoint]] = _nothing_for
    provenance: ProvenanceQuery = _no_notes
    beside: dict[str, BesideRenderer] = field(default_factory=dict)
    # what stood beside a version while it was the newest one
    beside_version: dict[str, ThenRenderer] = field(default_factory=dict)
    # what stands under a position, and under who stands where on a question: (row, language) → finished HTML with slots
    beside_position: dict[str, Callable[[Any, str], str]] = field(default_factory=dict)
    beside_question: dict[str, Callable[[Any, str], str]] = field(default_factory=dict)
    comment_totals: Callable[[Collection[int]], Mapping[int, int]] = _nothing_for
    # the same of one page, as a part of the statement that finds it: what `OuterRef("pk")` names
    comment_total: Callable[[], Any] = _no_comments
    # what grows with each change in the page's discussion or on its desk that readers can see, likewise
    discussion_stamp: Callable[[], Any] = _no_comments
    # page id → how many contributions its present text has taken in
    contributor_totals: Callable[[Collection[int]], Mapping[int, int]] = _nothing_for
    # page id → passage → how many public comments stand at it
    passage_talk: Callable[[int], Mapping[str, int]] = _no_talk
    # what points to seconds of an episode: page id → moments that readers may see
    moments: dict[str, Callable[[int], Sequence[Moment]]] = field(default_factory=dict)
    waiting: Callable[[int], Waiting] = _nothing_waits
    # page id → passage and note of everything that was ever merged, as it was made, taken back or not
    # page id → version → the later one that took its merge back
    taken_back: Callable[[int], Mapping[int, int]] = _no_versions
    taken_in: Callable[[int], Sequence[tuple[str, PassageNote]]] = _nothing_taken_in
    # class of page → what serves it; filled by blog itself, since models know no views
    pages: dict[str, Callable[[Any, Any], Any]] = field(default_factory=dict)
    effects: dict[str, Callable[[Any], None]] = field(default_factory=dict)
    clock: dict[str, tuple[timedelta, Callable[[], None]]] = field(default_factory=dict)
    checks: dict[str, Callable[[], list[str]]] = field(default_factory=dict)
    exporters: dict[str, Callable[[int], dict[str, Any]]] = field(default_factory=dict)
    # where what somebody told or wrote can lie; `haltung.operations.personal_data` knows what else there is, and why not
    surfaces: dict[str, Surface] = field(default_factory=dict)
    # (page id, passage) → how many rows beside the versions have forgotten the passage's words
    redactors: dict[str, Callable[[int, str], int]] = field(default_factory=dict)
    # name → what can write a transcript; editors are offered each for episodes with sound of ours
    recognisers: dict[str, Recogniser] = field(default_factory=dict)
    # page → what its editors must look at before they publish
    page_findings: dict[str, Callable[[Any], list[str]]] = field(default_factory=dict)


registries = Registries()
