"""Changing what may be made of a text, whether a name stands above it, and whether answers are told: from the receipt.

Consents are only added: a withdrawal for the one that stood, then the new one.
"""

from datetime import datetime

from django.db import transaction

from blog.queries.podcast.feed_of import feed_of
from blog.text.refused import Refused
from discussion.actions.note_withdrawal import note_withdrawal
from discussion.actions.offer import offer
from discussion.actions.positions_follow import let_positions_follow
from discussion.actions.record import decide, grant, locked, withdraw
from discussion.actions.touch import touch_discussion
from discussion.kinds import Purpose, UseChoice, Verb
from discussion.models import Comment, Contribution, Submission
from discussion.queries.choices import choices_of
from discussion.states import SHOWN, UNSETTLED, WITHDRAWABLE, ContributionState, move_contribution


class NothingOfOurs(Refused):
    """A text about a followed show's notes: they are not ours, so nothing can be merged into them, and no consent is asked."""


@transaction.atomic
def change_use(*, submission: Submission, use: str, proof: str, at: datetime | None = None) -> bool:
    """Record what may be made of a text now; tell whether that is something new. Raises `NothingOfOurs`; "none" always goes."""
    submission = locked(submission.pk)
    use = UseChoice(use)
    if submission.state not in WITHDRAWABLE or use == choices_of(submission).use:
        return False
    if use != UseChoice.NONE and feed_of(submission.page.specific):
        raise NothingOfOurs
    withdraw(submission, Purpose.USE, proof=proof, at=at)
    if use == UseChoice.NONE:
        note_withdrawal([submission.pk], at=at)
    else:
        grant(submission, Purpose.USE, choice=use, proof=proof, at=at)
    let_positions_follow(submission)
    _follow(submission, use, at)
    decide(submission, Verb.USE_WITHDRAWN if use == UseChoice.NONE else Verb.USE_CHANGED, at=at)
    touch_discussion(submission.page_id)
    return True


def _follow(submission: Submission, use: UseChoice, at: datetime | None) -> None:
    rows = Contribution.objects.select_for_update(of=("self",)).filter(submission=submission)
    contribution = rows.order_by("pk").first()
    if contribution is None:
        if submission.state in SHOWN:
            offer(submission=submission, at=at)
        return
    contribution.use = use
    if use == UseChoice.NONE and contribution.state in UNSETTLED:
        contribution.state = move_contribution(contribution.state, ContributionState.WITHDRAWN)
    elif use != UseChoice.NONE and contribution.state == ContributionState.WITHDRAWN:
        contribution.state = move_contribution(contribution.state, ContributionState.OPEN)
    contribution.save(update_fields=["use", "state"])


@transaction.atomic
def show_name(*, submission: Submission, shown: bool, proof: str, at: datetime | None = None) -> bool:
    """Let the name stand above the comment, or no longer; tell whether that is something new."""
    submission = locked(submission.pk)
    if (
        submission.state not in WITHDRAWABLE
        or shown == submission.display_name
        or not submission.told("name")
    ):
        return False
    withdraw(submission, Purpose.SHOW_NAME, proof=proof, at=at)
    if shown:
        grant(submission, Purpose.SHOW_NAME, proof=proof, at=at)
    submission.display_name = shown
    submission.save(update_fields=["display_name"])
    decide(submission, Verb.CREDIT_CHANGED, at=at)
    comment = Comment.rows.filter(submission=submission).order_by("pk").first()
    touch_discussion(submission.page_id, comment=comment)
    return True


@transaction.atomic
def end_notices(*, submission: Submission, proof: str, at: datetime | None = None) -> bool:
    """Write no more about answers; tell whether that is something new."""
    submission = locked(submission.pk)
    if not withdraw(submission, Purpose.NOTIFY, proof=proof, at=at):
        return False
    submission.notify = False
    submission.save(update_fields=["notify"])
    return True
