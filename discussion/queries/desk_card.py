"""A contribution as the merge desk's card: the values that `desk_cards` returns, and what their states are called."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from blog.kinds import PlacementStatus
from blog.queries.placements import Placed
from blog.registries import Credit
from blog.text.anchors import Parts
from discussion.kinds import UseChoice
from discussion.queries.consent_texts import ASKED
from discussion.states import UNSETTLED, ContributionState, PointState

OPEN, DONE, ALL = "offen", "entschieden", "alle"


@dataclass(frozen=True, slots=True)
class PointOfCard:
    """One point of a contribution; `text` is empty where it is the whole of it."""

    uuid: str
    text: str
    excerpt: str
    state: str
    state_label: str


@dataclass(frozen=True, slots=True)
class AnchorOfCard:
    """Which words a contribution is about, and where they stand now."""

    pk: int
    quote: str
    block: str
    status: str
    status_label: str
    made_on: int
    parts: Parts
    original: Parts
    when: str = ""
    """Where in the sound of an episode it belongs, in words."""

    @property
    def stands(self) -> bool:
        """Tell whether the very words still stand in the text."""
        return self.status in (PlacementStatus.IN_PLACE, PlacementStatus.MOVED)


@dataclass(frozen=True, slots=True)
class Card:
    """A contribution as the editor sees it: text, what may be made of it, and the credit as it would appear."""

    uuid: str
    ref: str
    text: str
    html: SafeString
    excerpt: str
    created: datetime
    comment_uuid: str
    state: str
    state_label: str
    use: str
    allowed: str
    usable: bool
    wording: bool
    offered: bool
    credit: Credit
    kind_label: str
    proposal: str
    source_url: str
    private: bool
    group: str
    points: tuple[PointOfCard, ...]
    anchor: AnchorOfCard | None

    @property
    def quotable(self) -> bool:
        """Tell whether it can stand as a counter-position: the comment itself, which is public."""
        return bool(self.comment_uuid)

    @property
    def waits(self) -> bool:
        """Tell whether it isn't settled yet."""
        return ContributionState(self.state) in UNSETTLED

    @property
    def in_hand(self) -> bool:
        """Tell whether it can go into the text now: not while its author is asked, nor where it is planned already."""
        return ContributionState(self.state) not in (ContributionState.ASKED, ContributionState.PLANNED)

    @property
    def default_kind(self) -> str:
        """How it would most likely go in: as far as its consent reaches."""
        return UseChoice.WORDING.value if self.wording else UseChoice.IDEA.value


@dataclass(frozen=True, slots=True)
class Group:
    """Points of several contributions that say the same."""

    uuid: str
    title: str
    points: tuple[str, ...]
    excerpts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Filter:
    """Which contributions the editor wants to see; it stands in the address."""

    state: str = OPEN
    words: str = ""
    page: int = 1

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> "Filter":
        """Read an address; what isn't ours asks for nothing."""
        state, page = str(data.get("stand", "")), str(data.get("seite", ""))
        return cls(
            state=state if state in (OPEN, DONE, ALL) else OPEN,
            words=str(data.get("suche", ""))[:100].strip().replace("\0", ""),
            page=int(page) if page.isascii() and page.isdigit() and 0 < int(page) < 10_000 else 1,
        )


@dataclass(frozen=True, slots=True)
class CardPage:
    """One part of the list."""

    cards: tuple[Card, ...]
    total: int
    page: int
    pages: int
    filter: Filter


def status_label(placed: Placed) -> str:
    """Say where the words of an anchor stand now."""
    return {
        PlacementStatus.IN_PLACE: "",
        PlacementStatus.MOVED: _("steht jetzt an anderer Stelle"),
        PlacementStatus.CHANGED: _("der Wortlaut hat sich seitdem geändert"),
        PlacementStatus.SPLIT: _("steht jetzt auf mehrere Stellen verteilt"),
        PlacementStatus.JOINED: _("ist mit einer anderen Stelle verbunden"),
        PlacementStatus.LAST_SEEN: _("zuletzt in Fassung %(number)s") % {"number": placed.seen},
    }[placed.status]


def allowed_label(use: UseChoice, wording: str) -> str:
    """Say what the author allowed; `wording` is the key of the text that she agreed to (empty where she did not).

    Who said yes when asked back said it about one passage, and is asked again before her words stand at another
    (`asked_answers.gone_beyond`).
    """
    if use == UseChoice.WORDING and wording.startswith(ASKED):
        return _("Wortlaut frei, so wie gefragt; für andere Stellen neu fragen")
    return {
        UseChoice.WORDING: _("Wortlaut frei"),
        UseChoice.IDEA: _("als Anregung frei"),
        UseChoice.NONE: _("nicht freigegeben"),
    }[use]


def state_label(state: str) -> str:
    """Return a contribution's state in words."""
    return {
        ContributionState.OPEN: _("offen"),
        ContributionState.IN_TALK: _("im Gespräch"),
        ContributionState.ASKED: _("zurückgefragt"),
        ContributionState.PLANNED: _("geplant"),
        ContributionState.MERGED: _("eingearbeitet"),
        ContributionState.DECLINED: _("nicht eingearbeitet"),
        ContributionState.WITHDRAWN: _("zurückgezogen"),
    }[ContributionState(state)]


def point_label(state: str) -> str:
    """Return a point's state in words."""
    return {
        PointState.OPEN: _("offen"),
        PointState.PLANNED: _("geplant"),
        PointState.MERGED: _("eingearbeitet"),
        PointState.KEPT: _("steht als Gegenposition"),
        PointState.DECLINED: _("nicht eingearbeitet"),
    }[PointState(state)]
