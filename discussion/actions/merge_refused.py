"""Why a merge is refused, as an exception with a reason; only views turn reasons into words."""

from collections.abc import Iterable
from enum import StrEnum

from blog.text.refused import Refused
from discussion.models import Contribution


class Refusal(StrEnum):
    """Why a merge is refused before anything is written."""

    NOT_ALLOWED = "not_allowed"
    NOTHING_CHOSEN = "nothing_chosen"
    NO_CHANGE = "no_change"
    ELSEWHERE = "elsewhere"
    """A contribution belongs to another page, or there is none."""
    NOT_OFFERED = "not_offered"
    """Withdrawn, declined or hidden meanwhile."""
    NEEDS_USE = "needs_use"
    NEEDS_WORDING = "needs_wording"
    NEEDS_QUOTATION = "needs_quotation"
    """A counter-position quotes a public comment; this one isn't public, or not to be shown."""
    SAID_NO = "said_no"
    """Its author was asked back about these very words and said no."""
    ONLY_ASKED = "only_asked"
    """Its author allowed her words for another passage, when she was asked back."""
    NO_PASSAGE = "no_passage"
    """Points are to stand behind a passage, or words of it, that the new text doesn't have."""
    KEY_TAKEN = "key_taken"
    IN_REVIEW = "in_review"
    """It is being reviewed; who reviews it publishes it."""
    NO_TIME = "no_time"
    """It is to be planned for a time that is over."""
    NO_REVIEW = "no_review"
    """The site asks for no review of this page, or one is under way already."""


class MergeRefused(Refused):
    """The merge can't be done; `contributions` are those that stand in its way."""

    def __init__(self, reason: Refusal, contributions: Iterable[Contribution] = ()) -> None:
        super().__init__(reason.value)
        self.reason = reason
        self.contributions = tuple(contributions)
