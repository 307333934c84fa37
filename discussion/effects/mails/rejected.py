"""Tells that a comment or a correction is not published, or no longer, and why."""

from django.utils import translation

from blog.models import OutboxRow
from discussion.effects.mails.letter import letter_about, post
from discussion.kinds import RejectReason, Verb
from discussion.models import Decision

KIND = "discussion.mail.rejected"
KINDS_OF_NO = {Verb.REJECTED: "rejected", Verb.HIDDEN: "hidden", Verb.CORRECTION_REFUSED: "correction"}


def send(row: OutboxRow) -> None:
    """Send the reason from the list and the moderator's own words."""
    uuid = row.ref.partition(":")[2]
    rows = Decision.objects.filter(uuid=uuid).select_related("submission__contributor", "submission__page")
    decision = rows.order_by("pk").first()
    if decision is None or Verb(decision.verb) not in KINDS_OF_NO:
        return
    submission = decision.submission
    if not _still_holds(decision):
        return
    with translation.override(submission.language):
        reason = str(RejectReason(decision.reason).label) if decision.reason else ""
    what = KINDS_OF_NO[Verb(decision.verb)]
    if letter := letter_about(submission, "rejected", what=what, reason=reason, words=decision.words):
        post(row, letter)


def _still_holds(decision: Decision) -> bool:
    """Tell whether nobody has taken it back meanwhile: no later decision of a moderator about the same text."""
    back = (Verb.APPROVED, Verb.RESTORED, Verb.CORRECTED, Verb.TEXT_WITHDRAWN)
    return not Decision.objects.filter(
        submission=decision.submission_id, verb__in=back, pk__gt=decision.pk
    ).exists()
