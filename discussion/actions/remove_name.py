"""„Meinen Namen überall entfernen“: one act for the credit in articles, the name above comments and the public page."""

from datetime import datetime

from django.db import transaction

from discussion.actions.change_credit import CreditWish, change_credit
from discussion.actions.change_use import show_name
from discussion.actions.record import withdraw
from discussion.kinds import CreditChoice, Purpose
from discussion.models import Contributor, Submission


@transaction.atomic
def remove_name(
    *, submission: Submission, everywhere: bool, proof: str, at: datetime | None = None
) -> list[Submission]:
    """Name somebody nowhere any more, for one text or (`everywhere`) for all that she sent; return those it changed."""
    meant = Submission.objects.filter(pk=submission.pk)
    if everywhere and submission.confirmed_at is not None:
        meant = Submission.objects.filter(contributor=submission.contributor_id, confirmed_at__isnull=False)
    rows = list(meant.select_for_update(of=("self",)).select_related("contributor").order_by("pk"))
    wish = CreditWish(CreditChoice.NONE, everywhere=everywhere)
    changed = {row.pk: row for row in change_credit(submission=submission, wish=wish, proof=proof, at=at)}
    for row in rows:
        if show_name(submission=row, shown=False, proof=proof, at=at):
            changed[row.pk] = row
        if withdraw(row, Purpose.PUBLIC_PAGE, proof=proof, at=at):
            changed[row.pk] = row
    if everywhere:
        Contributor.objects.filter(pk=submission.contributor_id).update(page_code=None)
    return [changed[pk] for pk in sorted(changed)]
