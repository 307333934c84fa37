"""The lives of a submission, a comment and a contribution: states, moves, named sets.

Nothing else in the project names a state; elsewhere ask these sets. No Django in here.
"""

from collections.abc import Iterable
from enum import StrEnum

from blog.text.refused import Refused


class SubmissionState(StrEnum):
    """What became of what somebody sent."""

    UNCONFIRMED = "unconfirmed"
    WAITING = "waiting"
    PUBLIC = "public"
    PRIVATE = "private"
    """For the editors alone: looked at and accepted, never shown."""
    REJECTED = "rejected"
    HIDDEN = "hidden"
    WITHDRAWN = "withdrawn"
    ERASED = "erased"


SUBMISSION_MOVES: dict[SubmissionState, frozenset[SubmissionState]] = {
    SubmissionState.UNCONFIRMED: frozenset(
        {
            SubmissionState.WAITING,
            SubmissionState.PUBLIC,
            SubmissionState.PRIVATE,
            SubmissionState.WITHDRAWN,
            SubmissionState.ERASED,
        }
    ),
    SubmissionState.WAITING: frozenset(
        {
            SubmissionState.PUBLIC,
            SubmissionState.PRIVATE,
            SubmissionState.REJECTED,
            SubmissionState.WITHDRAWN,
            SubmissionState.ERASED,
        }
    ),
    SubmissionState.PRIVATE: frozenset(
        {SubmissionState.REJECTED, SubmissionState.WITHDRAWN, SubmissionState.ERASED}
    ),
    SubmissionState.PUBLIC: frozenset(
        {SubmissionState.HIDDEN, SubmissionState.WITHDRAWN, SubmissionState.ERASED}
    ),
    SubmissionState.HIDDEN: frozenset(
        {SubmissionState.PUBLIC, SubmissionState.WITHDRAWN, SubmissionState.ERASED}
    ),
    SubmissionState.REJECTED: frozenset(
        {SubmissionState.PUBLIC, SubmissionState.PRIVATE, SubmissionState.WITHDRAWN, SubmissionState.ERASED}
    ),
    SubmissionState.WITHDRAWN: frozenset({SubmissionState.ERASED}),
    SubmissionState.ERASED: frozenset(),
}

# A reader may correct her text while nothing was made of it.
CORRECTABLE = frozenset(
    {SubmissionState.UNCONFIRMED, SubmissionState.WAITING, SubmissionState.PUBLIC, SubmissionState.PRIVATE}
)
# What a moderator has to look at.
IN_QUEUE = frozenset({SubmissionState.WAITING})
# What holds text that its author can still take back.
WITHDRAWABLE = frozenset(
    {
        SubmissionState.UNCONFIRMED,
        SubmissionState.WAITING,
        SubmissionState.PUBLIC,
        SubmissionState.PRIVATE,
        SubmissionState.HIDDEN,
        SubmissionState.REJECTED,
    }
)
# What is let go of after a while if its address was never confirmed.
FORGOTTEN_UNCONFIRMED = frozenset({SubmissionState.UNCONFIRMED, SubmissionState.WITHDRAWN})
# What readers can see, and what can go into the article.
SHOWN = frozenset({SubmissionState.PUBLIC})
USABLE_IN_TEXT = frozenset({SubmissionState.PUBLIC, SubmissionState.PRIVATE})
# What its author took back: nothing of what it said is left.
EMPTIED = frozenset({SubmissionState.WITHDRAWN, SubmissionState.ERASED})
# What its author has let stand, whoever reads it.
NOT_TAKEN_BACK = frozenset(SubmissionState) - EMPTIED
# What a moderator said no to.
REFUSED = frozenset({SubmissionState.REJECTED, SubmissionState.HIDDEN})


class ContributionState(StrEnum):
    """What became of a view offered for the article."""

    OPEN = "open"
    IN_TALK = "in_talk"
    ASKED = "asked"
    """The editors asked its author back and wait for the answer."""
    PLANNED = "planned"
    """In a merge that is planned or being reviewed."""
    MERGED = "merged"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


_FROM_WAITING = frozenset(ContributionState)
CONTRIBUTION_MOVES: dict[ContributionState, frozenset[ContributionState]] = {
    ContributionState.OPEN: _FROM_WAITING - {ContributionState.OPEN},
    ContributionState.IN_TALK: _FROM_WAITING - {ContributionState.IN_TALK},
    ContributionState.ASKED: _FROM_WAITING - {ContributionState.ASKED},
    ContributionState.PLANNED: _FROM_WAITING - {ContributionState.PLANNED, ContributionState.DECLINED},
    ContributionState.DECLINED: frozenset({ContributionState.OPEN, ContributionState.WITHDRAWN}),
    ContributionState.MERGED: frozenset(
        {
            ContributionState.OPEN,
            ContributionState.ASKED,
            ContributionState.PLANNED,
            ContributionState.MERGED,
            ContributionState.WITHDRAWN,
        }
    ),
    ContributionState.WITHDRAWN: frozenset({ContributionState.OPEN}),
}

# What the merge desk offers.
MERGEABLE = frozenset(
    {
        ContributionState.OPEN,
        ContributionState.IN_TALK,
        ContributionState.ASKED,
        ContributionState.PLANNED,
        ContributionState.MERGED,
    }
)
# What still waits for the editor.
WAITING_FOR_EDITOR = frozenset({ContributionState.OPEN, ContributionState.IN_TALK})
# What is not settled yet, whoever has to do the next step.
UNSETTLED = WAITING_FOR_EDITOR | {ContributionState.ASKED, ContributionState.PLANNED}

# About what the editors may ask its author back, and until when her answer still means something.
ASKABLE = frozenset(
    {
        ContributionState.OPEN,
        ContributionState.IN_TALK,
        ContributionState.PLANNED,
        ContributionState.MERGED,
    }
)
ANSWERABLE = ASKABLE | {ContributionState.ASKED}

# What has been decided about, one way or the other.
DECIDED = frozenset({ContributionState.MERGED, ContributionState.DECLINED})
# What nobody has anything to do about any more.
DONE_WITH = DECIDED | {ContributionState.WITHDRAWN}


class PointState(StrEnum):
    """What became of one point of a contribution; the contribution's state follows from its points."""

    OPEN = "open"
    PLANNED = "planned"
    MERGED = "merged"
    KEPT = "kept"
    """Stands as a counter-position at its passage."""
    DECLINED = "declined"


# What stands in the text, one way or the other.
STANDS = frozenset({PointState.MERGED, PointState.KEPT})


class MergeState(StrEnum):
    """The life of a merge: a draft of the desk, planned for a day, in review, published, taken back or dropped."""

    DRAFT = "draft"
    PLANNED = "planned"
    IN_REVIEW = "in_review"
    PUBLISHED = "published"
    UNDONE = "undone"
    DROPPED = "dropped"


MERGE_MOVES: dict[MergeState, frozenset[MergeState]] = {
    MergeState.DRAFT: frozenset(
        {MergeState.PLANNED, MergeState.IN_REVIEW, MergeState.PUBLISHED, MergeState.DROPPED}
    ),
    MergeState.PLANNED: frozenset({MergeState.DRAFT, MergeState.PUBLISHED, MergeState.DROPPED}),
    MergeState.IN_REVIEW: frozenset({MergeState.DRAFT, MergeState.PUBLISHED, MergeState.DROPPED}),
    MergeState.PUBLISHED: frozenset({MergeState.UNDONE}),
    MergeState.UNDONE: frozenset(),
    MergeState.DROPPED: frozenset(),
}

# Merges whose provenance stands in the present text.
STANDING = frozenset({MergeState.PUBLISHED})
# Merges that are not published yet and hold points.
PENDING_MERGE = frozenset({MergeState.PLANNED, MergeState.IN_REVIEW})
# Merges that the desk still works on.
UNPUBLISHED = PENDING_MERGE | {MergeState.DRAFT}


# What went into the text and may become somebody's position beside it.
IN_THE_TEXT = frozenset({ContributionState.MERGED})


class ClaimState(StrEnum):
    """The life of what a position's holder wants: her address is asked, an editor looks at it, it is done or refused."""

    UNCONFIRMED = "unconfirmed"
    WAITING = "waiting"
    DONE = "done"
    REFUSED = "refused"


CLAIM_MOVES: dict[ClaimState, frozenset[ClaimState]] = {
    ClaimState.UNCONFIRMED: frozenset({ClaimState.WAITING, ClaimState.DONE}),
    ClaimState.WAITING: frozenset({ClaimState.DONE, ClaimState.REFUSED}),
    ClaimState.DONE: frozenset(),
    ClaimState.REFUSED: frozenset(),
}
# Claims that an editor has to look at.
CLAIMS_WAITING = frozenset({ClaimState.WAITING})


class OpinionState(StrEnum):
    """What became of a reader's answer to a question."""

    WAITING = "waiting"
    SHOWN = "shown"
    REJECTED = "rejected"


# Answers that readers see, and the only ones that are counted anywhere.
COUNTED = frozenset({OpinionState.SHOWN})
# Answers that an editor has to look at.
OPINIONS_WAITING = frozenset({OpinionState.WAITING})


class MoveRefused(Refused):
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


def move_merge(now: str, wanted: MergeState) -> MergeState:
    """Return `wanted` if a merge may go there from `now`, else raise `MoveRefused`."""
    if wanted not in MERGE_MOVES[MergeState(now)]:
        raise MoveRefused(now, wanted)
    return wanted


def move_claim(now: str, wanted: ClaimState) -> ClaimState:
    """Return `wanted` if a claim may go there from `now`, else raise `MoveRefused`."""
    if wanted not in CLAIM_MOVES[ClaimState(now)]:
        raise MoveRefused(now, wanted)
    return wanted


def move_contribution(now: str, wanted: ContributionState) -> ContributionState:
    """Return `wanted` if a contribution may go there from `now`, else raise `MoveRefused`."""
    if wanted not in CONTRIBUTION_MOVES[ContributionState(now)]:
        raise MoveRefused(now, wanted)
    return wanted


def follow_points(points: Iterable[str], now: str) -> ContributionState:
    """Return the state of a contribution whose points are in these states; what was withdrawn stays so.

    As long as a point is open the whole of it waits: talked about or asked back, if it was.
    """
    states, was = {PointState(point) for point in points}, ContributionState(now)
    if was == ContributionState.WITHDRAWN or not states:
        return was
    if PointState.OPEN in states:
        waits = was in UNSETTLED and was != ContributionState.PLANNED
        return was if waits else ContributionState.OPEN
    if PointState.PLANNED in states:
        return ContributionState.PLANNED
    return ContributionState.MERGED if states & STANDS else ContributionState.DECLINED
