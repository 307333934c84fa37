"""What one submission's author has agreed to by now."""

from dataclasses import dataclass

from discussion.kinds import CreditChoice, Purpose, UseChoice
from discussion.models import Consent, Submission
from discussion.states import SHOWN

ALLOWS_USE = frozenset({UseChoice.IDEA, UseChoice.WORDING})


@dataclass(frozen=True, slots=True)
class Choices:
    """The valid choices about the article; `none` where nothing was granted or it was withdrawn."""

    use: UseChoice
    credit: CreditChoice


def choices_of(submission: Submission) -> Choices:
    """Return what is valid now."""
    use, credit = valid_grant(submission, Purpose.USE), valid_grant(submission, Purpose.CREDIT)
    return Choices(
        use=UseChoice(use.choice) if use and use.choice else UseChoice.NONE,
        credit=CreditChoice(credit.choice) if credit and credit.choice else CreditChoice.NONE,
    )


def stands_above(submission: Submission) -> bool:
    """Tell whether its author's name stands above the public comment, whatever she chose for the article."""
    return submission.display_name and submission.state in SHOWN and bool(submission.told("name"))


def valid_grant(submission: Submission, purpose: Purpose) -> Consent | None:
    """Return the newest grant of a purpose unless it was withdrawn."""
    newest = (
        Consent.objects.filter(submission=submission, purpose=purpose, withdraws__isnull=True)
        .select_related("withdrawn_by")
        .order_by("-pk")
        .first()
    )
    return newest if newest is not None and not hasattr(newest, "withdrawn_by") else None
