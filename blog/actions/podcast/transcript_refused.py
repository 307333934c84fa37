"""Why a transcript can't be changed, as exceptions with a reason; only views turn reasons into words."""

from enum import StrEnum
from typing import Any

from wagtail.models import Page

from blog.text.refused import Refused
from blog.text.transcripts.edits import EditProblem
from blog.text.transcripts.pieces import Piece


class TranscriptReason(StrEnum):
    """What stands in the way."""

    NO_PERMISSION = "no_permission"
    """Whoever asks may not change this episode."""
    NO_SUCH_VERSION = "no_such_version"
    NO_SUCH_VOICE = "no_such_voice"
    NOT_POSSIBLE = "not_possible"
    """The edit itself makes no sense (`problem` says why)."""


class TranscriptRefused(Refused):
    """Nothing was stored."""

    def __init__(self, reason: TranscriptReason, problem: EditProblem | None = None, cue: str = "") -> None:
        super().__init__(str(problem or reason))
        self.reason = reason
        self.problem = problem
        self.cue = cue


class StaleTranscript(Refused):
    """Somebody changed the same pieces since: nothing was stored, the editor decides.

    `now` are the pieces as they stand, None for those that are gone.
    """

    def __init__(self, number: int, now: dict[str, Piece | None]) -> None:
        super().__init__(f"now is {number}")
        self.number = number
        self.now = now


def may_edit(page: Page, by: Any) -> bool:
    """Tell whether somebody may change the transcript: what readers see at once needs the right to publish."""
    allowed = page.permissions_for_user(by)
    return bool(allowed.can_publish() if page.live else allowed.can_edit())


def refuse_unless_editor(page: Page, by: Any) -> None:
    """Raise `TranscriptRefused` if this editor may not change the transcript (nobody = the system)."""
    if by is not None and not may_edit(page, by):
        raise TranscriptRefused(TranscriptReason.NO_PERMISSION)
