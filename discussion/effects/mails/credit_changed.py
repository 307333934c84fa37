"""Confirms that a name in the article was changed or taken back."""

from blog.models import OutboxRow
from discussion.effects.mails.letter import letter_about, post, submission_of
from discussion.kinds import CreditChoice
from discussion.queries.choices import choices_of, stands_above

KIND = "discussion.mail.credit_changed"


def send(row: OutboxRow) -> None:
    """Send what holds now; the name itself is not in it, for mails can't be called back."""
    submission = submission_of(row)
    if submission is None:
        return
    is_named = choices_of(submission).credit != CreditChoice.NONE
    still_above = not is_named and stands_above(submission)
    if letter := letter_about(submission, "credit_changed", is_named=is_named, still_above=still_above):
        post(row, letter)
