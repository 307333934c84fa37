"""What a receipt shows of the person behind it: whether her name stands anywhere, what withdrawals left, her erasure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import get_language

from blog.queries.addresses import absolute
from discussion.kinds import CreditChoice, Purpose
from discussion.models import Erasure, Submission, Token
from discussion.queries.choices import choices_of
from discussion.queries.consent_texts import current_wording
from discussion.queries.erasure_page import state_of
from discussion.queries.receipt_tasks import TaskState, task_states
from discussion.states import SubmissionState


@dataclass(frozen=True, slots=True)
class PersonPart:
    """Acts that reach beyond one text."""

    urls: Mapping[str, str]
    tasks: tuple[TaskState, ...]
    erasure: str
    """How far an erasure is: asked, waiting, running; empty without one."""
    erasure_due: datetime | None
    everywhere: bool
    page_url: str = ""
    """Of her public page, if she has one."""
    page_wording: str = ""
    """What she agrees to by wishing one."""


def person_part(row: Token, token: str) -> PersonPart:
    """Return it for whoever holds this token; what else the same person sent only if the address is shown to be hers."""
    submission = Submission.objects.select_related("contributor").get(pk=row.sent.pk)
    gone = submission.state == SubmissionState.ERASED
    erasure = _erasure(submission)
    may_erase = submission.confirmed_at is not None and not gone
    urls = {
        "nowhere": _act("nowhere", token) if not gone and _named(submission, everywhere=row.proved) else "",
        "page": _act("page", token) if _may_have_page(submission, row) else "",
        "erase": _act("erase", token) if may_erase and (erasure is None or not erasure.confirmed_at) else "",
    }
    return PersonPart(
        urls=urls,
        tasks=task_states(submission),
        erasure=state_of(erasure) if erasure is not None else "",
        erasure_due=erasure.due_at if erasure is not None else None,
        everywhere=row.proved,
        page_url=_page_url(submission),
        page_wording=current_wording(Purpose.PUBLIC_PAGE, get_language() or "de").text,
    )


def _may_have_page(submission: Submission, row: Token) -> bool:
    """Tell whether she may wish a page, or has one: a page needs a name, and a token that was sent to her address."""
    person = submission.contributor
    wishes = row.proved and submission.confirmed_at is not None and bool(person.name)
    return person.erased_at is None and (wishes or bool(person.page_code))


def _page_url(submission: Submission) -> str:
    code = submission.contributor.page_code
    return absolute(reverse("discussion:contributor", args=[code])) if code else ""


def _act(name: str, token: str) -> str:
    return reverse(f"discussion:receipt_{name}", args=[token])


def _named(submission: Submission, *, everywhere: bool) -> bool:
    """Tell whether there is a name to take away: in an article, above a comment, on a page of her own."""
    person = submission.contributor
    if everywhere and person.page_code:
        return True
    rows = Submission.objects.filter(pk=submission.pk)
    if everywhere:
        rows = Submission.objects.filter(contributor=person, confirmed_at__isnull=False)
    above = bool(submission.told("name")) and rows.filter(display_name=True).exists()
    credited = rows.exclude(contribution__credit=CreditChoice.NONE).filter(contribution__isnull=False)
    return above or credited.exists() or choices_of(submission).credit != CreditChoice.NONE


def _erasure(submission: Submission) -> Erasure | None:
    rows = Erasure.objects.filter(contributor=submission.contributor_id, stopped_at=None, finished_at=None)
    return rows.order_by("pk").first()
