"""Tells that a contribution, or some points of it, don't go into the article, and why."""

from django.utils import translation

from blog.models import OutboxRow
from blog.queries.living import living
from discussion.effects.mails.letter import letter_about, post
from discussion.kinds import DeclineReason
from discussion.models import Contribution, Decision
from discussion.queries.what_became import what_became
from discussion.states import SHOWN, ContributionState

KIND = "discussion.mail.declined"


def send(row: OutboxRow) -> None:
    """Send the reason from the list and the editor's words, and what became of each point if there are several."""
    rows = Decision.objects.filter(uuid=row.ref.partition(":")[2])
    decision = rows.select_related("submission__contributor", "submission__page").order_by("pk").first()
    if decision is None:
        return
    submission = decision.submission
    contribution = Contribution.objects.filter(submission=submission).order_by("pk").first()
    if contribution is None:
        return
    with translation.override(submission.language):
        reason = DeclineReason(decision.reason).label if decision.reason in DeclineReason.values else ""
        lines = what_became(living(submission.page_id), [contribution.pk]).get(contribution.pk, ())
        points = [(line.text, line.state_label) for line in lines if line.text]
    letter = letter_about(
        submission,
        "declined",
        whole=contribution.state == ContributionState.DECLINED,
        stays=submission.state in SHOWN,
        reason=str(reason),
        words=decision.words,
        points=points,
    )
    if letter:
        post(row, letter)
