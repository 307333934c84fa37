"""Why a position can't be written or shown, as an exception with a reason; only views turn reasons into words."""

from enum import StrEnum

from blog.text.refused import Refused


class PositionReason(StrEnum):
    """What stands in the way."""

    NO_STATEMENT = "no_statement"
    """Nothing is said."""
    TOO_LONG = "too_long"
    """More than two sentences."""
    NO_HOLDER = "no_holder"
    """Nobody holds it."""
    NO_SOURCE = "no_source"
    """It isn't said where that was said; or the day is missing on which an outside page was read."""
    SOURCE_NOT_PUBLIC = "source_not_public"
    """Readers may not see the page that it was said on."""
    QUOTE_DIFFERS = "quote_differs"
    """The words don't stand in the source like this."""
    QUOTE_IS_EXACT = "quote_is_exact"
    """Words that are quoted are never changed."""
    BEYOND_CONSENT = "beyond_consent"
    """Its holder allowed less than this."""
    NOT_A_QUOTE = "not_a_quote"
    """The passage holds nobody's words."""
    TAKEN_BACK = "taken_back"
    """Its holder took it back; nobody else brings it back."""
    NOT_PUBLIC = "not_public"
    """Only what readers see can be corrected, changed or taken back."""
    NOTHING_CHANGED = "nothing_changed"
    """It says the same as before."""


class PositionRefused(Refused):
    """Nothing was stored."""

    def __init__(self, reason: PositionReason) -> None:
        super().__init__(reason)
        self.reason = reason
