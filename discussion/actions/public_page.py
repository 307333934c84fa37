"""A contributor's own public page: opened and closed on her wish alone."""

from datetime import datetime
from typing import Any

from django.db import transaction

from blog.actions.bump import bump
from blog.models.version import new_code
from blog.text.refused import Refused
from discussion.actions.record import decide, grant, locked, withdraw
from discussion.kinds import Purpose, Verb
from discussion.models import Consent, Contributor, Submission


class PageRefused(Refused):
    """There is no name that the page could be headed with, or the address isn't confirmed."""


@transaction.atomic
def open_public_page(
    *, submission: Submission, proof: str, by: Any = None, at: datetime | None = None
) -> Contributor:
    """Give a contributor her page. Opening it twice is no mistake; its address stays as long as it is open."""
    submission = locked(submission.pk)
    contributor = Contributor.objects.select_for_update(of=("self",)).get(pk=submission.contributor_id)
    if submission.confirmed_at is None or not contributor.name or contributor.erased_at is not None:
        raise PageRefused
    if contributor.page_code and _open(contributor).exists():
        return contributor
    grant(submission, Purpose.PUBLIC_PAGE, proof=proof, at=at)
    contributor.page_code = new_code()
    contributor.save(update_fields=["page_code"])
    decide(submission, Verb.PAGE_OPENED, by=by, at=at)
    bump()
    return contributor


@transaction.atomic
def close_public_page(
    *, submission: Submission, proof: str, by: Any = None, at: datetime | None = None
) -> bool:
    """Take the page away, with which text ever it was wished for; tell whether there was one."""
    submission = locked(submission.pk)
    contributor = Contributor.objects.select_for_update(of=("self",)).get(pk=submission.contributor_id)
    granted = _open(contributor).order_by("submission").values_list("submission", flat=True).distinct()
    agreed = list(Submission.objects.filter(pk__in=list(granted)).order_by("pk"))
    if not agreed and not contributor.page_code:
        return False
    contributor.page_code = None
    contributor.save(update_fields=["page_code"])
    for one in agreed:
        withdraw(one, Purpose.PUBLIC_PAGE, proof=proof, at=at)
    decide(submission, Verb.PAGE_CLOSED, by=by, at=at)
    bump()
    return True


def _open(contributor: Contributor) -> Any:
    return Consent.objects.filter(
        submission__contributor=contributor,
        purpose=Purpose.PUBLIC_PAGE,
        withdraws=None,
        withdrawn_by=None,
    )
