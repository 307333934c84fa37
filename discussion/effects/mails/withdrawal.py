"""Tells somebody who took her text back what becomes of the passages that it went into: each step once."""

from django.utils import formats, timezone, translation

from blog.models import OutboxRow
from discussion.effects.mails.letter import letter_about, post
from discussion.kinds import TaskOutcome
from discussion.models import WithdrawalTask

KIND = "discussion.mail.withdrawal"


def send(row: OutboxRow) -> None:
    """Send what holds now; the words of the passage are not in it, for mails can't be called back."""
    related = ("contribution__submission__contributor", "contribution__submission__page")
    tasks = WithdrawalTask.objects.filter(uuid=row.ref.partition(":")[2]).select_related(*related)
    task = tasks.order_by("pk").first()
    if task is None:
        return
    told_together = WithdrawalTask.objects.filter(contribution=task.contribution_id)
    if _is_first_letter(row):
        # Sent late, it is overtaken where all is settled: then another letter says how.
        told_together = told_together.filter(outcome=TaskOutcome.OPEN)
        first_open = told_together.order_by("due_at", "pk").select_related(*related).first()
        if first_open is None:
            return
        task = first_open
    elif task.outcome == TaskOutcome.LICENSED:
        told_together = told_together.filter(outcome=task.outcome, settled_at=task.settled_at)
    submission = task.contribution.submission
    with translation.override(submission.language):
        day = formats.date_format(timezone.localtime(task.due_at), "DATE_FORMAT")
    told = {"outcome": task.outcome, "words": task.words, "due": day, "count": told_together.count()}
    if letter := letter_about(submission, "withdrawal", **told):
        post(row, letter)


def _is_first_letter(row: OutboxRow) -> bool:
    """Tell the letter about the open task from those about its outcome; rows of old had no key for it."""
    return not row.key or row.key.endswith(f":{TaskOutcome.OPEN}")
