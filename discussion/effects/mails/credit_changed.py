"""Confirms that a name was changed or taken back everywhere."""

from blog.models import OutboxRow
from discussion.effects.mails.letter import letter_about, post, submission_of
from discussion.kinds import CreditChoice
from discussion.queries.choices import choices_of

KIND = "discussion.mail.credit_changed"


def send(row: OutboxRow) -> None:
    """Send what holds now; the name itself is not in it, for mails can't be called back."""
    submission = submission_of(row)
    if submission is None:
        return
    is_named = choices_of(submission).credit != CreditChoice.NONE
    if letter := letter_about(submission, "credit_changed", is_named=is_named):
        post(row, letter)
