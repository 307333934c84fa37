"""The lives of a submission, a comment and a contribution: states, moves, named sets.

Nothing else in the project names a state; elsewhere ask these sets. No Django in here.
"""

from enum import StrEnum


class SubmissionState(StrEnum):
    """What became of what somebody sent."""

    UNCONFIRMED = "unconfirmed"
    WAITING = "waiting"
    PUBLIC = "public"
    REJECTED = "rejected"
    HIDDEN = "hidden"
    WITHDRAWN = "withdrawn"
    ERASED = "erased"


SUBMISSION_MOVES: dict[SubmissionState, frozenset[SubmissionState]] = {
    SubmissionState.UNCONFIRMED: frozenset(
        {SubmissionState.WAITING, SubmissionState.PUBLIC, SubmissionState.WITHDRAWN, SubmissionState.ERASED}
    ),
    SubmissionState.WAITING: frozenset(
        {SubmissionState.PUBLIC, SubmissionState.REJECTED, SubmissionState.WITHDRAWN, SubmissionState.ERASED}
    ),
    SubmissionState.PUBLIC: frozenset(
        {SubmissionState.HIDDEN, SubmissionState.WITHDRAWN, SubmissionState.ERASED}
    ),
    SubmissionState.HIDDEN: frozenset(
        {SubmissionState.PUBLIC, SubmissionState.WITHDRAWN, SubmissionState.ERASED}
    ),
    SubmissionState.REJECTED: frozenset(
        {SubmissionState.PUBLIC, SubmissionState.WITHDRAWN, SubmissionState.ERASED}
    ),
    SubmissionState.WITHDRAWN: frozenset({SubmissionState.ERASED}),
    SubmissionState.ERASED: frozenset(),
}

# A reader may correct her text while nothing was made of it.
CORRECTABLE = frozenset({SubmissionState.UNCONFIRMED, SubmissionState.WAITING, SubmissionState.PUBLIC})
# What a moderator has to look at.
IN_QUEUE = frozenset({SubmissionState.WAITING})
# What holds text that its author can still take back.
WITHDRAWABLE = frozenset(
    {
        SubmissionState.UNCONFIRMED,
        SubmissionState.WAITING,
        SubmissionState.PUBLIC,
        SubmissionState.HIDDEN,
        SubmissionState.REJECTED,
    }
)
# What is let go of after a while if its address was never confirmed.
FORGOTTEN_UNCONFIRMED = frozenset({SubmissionState.UNCONFIRMED, SubmissionState.WITHDRAWN})
# What readers can see, and what can go into the article.
SHOWN = frozenset({SubmissionState.PUBLIC})
USABLE_IN_TEXT = SHOWN
# What a moderator said no to.
REFUSED = frozenset({SubmissionState.REJECTED, SubmissionState.HIDDEN})


class ContributionState(StrEnum):
    """What became of a view offered for the article."""

    OPEN = "open"
    IN_TALK = "in_talk"
    MERGED = "merged"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


CONTRIBUTION_MOVES: dict[ContributionState, frozenset[ContributionState]] = {
    ContributionState.OPEN: frozenset(
        {
            ContributionState.IN_TALK,
            ContributionState.MERGED,
            ContributionState.DECLINED,
            ContributionState.WITHDRAWN,
        }
    ),
    ContributionState.IN_TALK: frozenset(
        {
            ContributionState.OPEN,
            ContributionState.MERGED,
            ContributionState.DECLINED,
            ContributionState.WITHDRAWN,
        }
    ),
    ContributionState.DECLINED: frozenset({ContributionState.OPEN, ContributionState.WITHDRAWN}),
    ContributionState.MERGED: frozenset(
        {ContributionState.OPEN, ContributionState.MERGED, ContributionState.WITHDRAWN}
    ),
    ContributionState.WITHDRAWN: frozenset({ContributionState.OPEN}),
}

# What the merge page offers.
MERGEABLE = frozenset({ContributionState.OPEN, ContributionState.IN_TALK, ContributionState.MERGED})
# What still waits for the editor.
WAITING_FOR_EDITOR = frozenset({ContributionState.OPEN, ContributionState.IN_TALK})

# What has been decided about, one way or the other.
DECIDED = frozenset({ContributionState.MERGED, ContributionState.DECLINED})


class MoveRefused(Exception):  # noqa: N818 - said in words of the domain
    """A move that the table of states does not allow."""

    def __init__(self, now: str, wanted: str) -> None:
        super().__init__(f"{now} → {wanted}")
        self.now = now
        self.wanted = wanted


def move_submission(now: str, wanted: SubmissionState) -> SubmissionState:
    """Return `wanted` if a submission may go there from `now`, else raise `MoveRefused`."""
    if wanted not in SUBMISSION_MOVES[SubmissionState(now)]:
        raise MoveRefused(now, wanted)
    return wanted


def move_contribution(now: str, wanted: ContributionState) -> ContributionState:
    """Return `wanted` if a contribution may go there from `now`, else raise `MoveRefused`."""
    if wanted not in CONTRIBUTION_MOVES[ContributionState(now)]:
        raise MoveRefused(now, wanted)
    return wanted
