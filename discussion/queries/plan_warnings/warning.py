"""What a warning is, and what a contributor will be told: the values that `plan_check` returns."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from blog.registries import Credit
from discussion.kinds import ProvenanceKind
from discussion.text.plan import Fold


class Severity(StrEnum):
    """How much a warning stands in the way, the hardest first."""

    STOPS = "stops"
    """It can't be published so."""
    ASKS = "asks"
    """Ask somebody first, or decide otherwise; the editor may still publish."""
    TELLS = "tells"
    """Good to know."""


class Warned(StrEnum):
    """What a warning is about."""

    NOT_OFFERED = "not_offered"
    NEEDS_USE = "needs_use"
    NEEDS_WORDING = "needs_wording"
    NEEDS_QUOTATION = "needs_quotation"
    OWN_WORDS = "own_words"
    """The text says it in her words; only the idea was given."""
    QUOTE_DIFFERS = "quote_differs"
    """Called her wording, and says something else."""
    NOTHING_NEW = "nothing_new"
    """Nothing changes at the passage that it is said to have gone into."""
    PRIVATE = "private"
    SAID_NO = "said_no"
    """Her author was asked about these very words and said no."""
    ONLY_ASKED = "only_asked"
    """She agreed to other words than these, and to no more."""
    WAITS = "waits"
    """She was asked and has not answered yet."""
    CUTS_PROVENANCE = "cuts_provenance"
    CUTS_COMMENT = "cuts_comment"
    OPEN_ELSEWHERE = "open_elsewhere"
    LOCKED = "locked"
    IN_REVIEW = "in_review"
    SCHEDULED = "scheduled"
    DRAFT = "draft"
    PLANNED = "planned"
    """Another merge of the same article has a day already."""


ASK_BACK: Final = frozenset(
    {Warned.NEEDS_USE, Warned.NEEDS_WORDING, Warned.OWN_WORDS, Warned.PRIVATE, Warned.ONLY_ASKED}
)


@dataclass(frozen=True, slots=True)
class PlanWarning:
    """One thing to know: in words, about which references (`contribution:…`, `comment:…`), at which passage."""

    code: Warned
    words: str
    severity: Severity
    refs: tuple[str, ...] = ()
    block: str = ""

    @property
    def ask_back(self) -> bool:
        """Tell whether asking the contributors back would settle it."""
        return self.code in ASK_BACK


@dataclass(frozen=True, slots=True)
class ToldPlace:
    """A passage that a contributor will be told of, and how her points went in there."""

    block: str
    kind: str

    @property
    def kind_label(self) -> str:
        """The kind in words."""
        return str(ProvenanceKind(self.kind).label)


@dataclass(frozen=True, slots=True)
class Told:
    """What one contributor will be told in one mail: where her contributions stand, how she is named, what is left."""

    refs: tuple[str, ...]
    credits: tuple[Credit, ...]
    places: tuple[ToldPlace, ...]
    open_points: int


@dataclass(frozen=True, slots=True)
class Folded:
    """A point of a plan, its contribution with its consents as they are now, and the folds that it stands in."""

    point: Any
    contribution: Any
    folds: tuple[Fold, ...]

    @property
    def text(self) -> str:
        """The words of the point: its own, or all that was sent."""
        submission = self.contribution.submission
        comment = getattr(submission, "comment", None)
        whole = comment.comment if comment else submission.text
        return str(self.point.text or submission.proposal or whole)
