"""Changing or withdrawing how a contributor is named, from the receipt: for one contribution or for all of hers.

Rows are only added: a withdrawal for the consent that stood, then a new consent unless nobody is to be named. Pages,
old versions, differences, feeds and search look names up, so they follow with the commit.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from blog.actions.bump import bump
from blog.actions.enqueue import enqueue
from blog.kinds import EventKind
from blog.models import TimelineEvent
from blog.text.refused import Refused
from discussion.actions.record import decide, grant, withdraw
from discussion.actions.touch import touch_discussion
from discussion.kinds import CreditChoice, Purpose, Verb
from discussion.models import Comment, Contribution, Contributor, Provenance, Submission
from discussion.queries.choices import valid_grant
from discussion.text.cleaning import clean_name, looks_like_staff

CHANGED_MAIL = "discussion.mail.credit_changed"
NEEDS: dict[CreditChoice, tuple[str, ...]] = {
    CreditChoice.NONE: (),
    CreditChoice.FIRST_NAME: ("name",),
    CreditChoice.INITIALS: ("name",),
    CreditChoice.FULL_NAME: ("name",),
    CreditChoice.NAME_ORGANISATION: ("name", "organisation"),
    CreditChoice.ROLE: ("role",),
    CreditChoice.PSEUDONYM: ("pseudonym",),
}
LENGTHS = {"name": 100, "told_name": 100, "pseudonym": 100}


@dataclass(frozen=True, slots=True)
class CreditWish:
    """How somebody wants to be named; what a choice doesn't need is left as it was told."""

    choice: CreditChoice
    name: str = ""
    """Taken only where no name was told so far."""
    organisation: str = ""
    role: str = ""
    pseudonym: str = ""
    everywhere: bool = False


class CreditRefused(Refused):
    """The choice can't be shown: `field` is missing, or looks like a name of the editors' (`reserved`)."""

    def __init__(self, field: str, *, reserved: bool = False) -> None:
        super().__init__(f"{field} {'reserved' if reserved else 'missing'}")
        self.field = field
        self.reserved = reserved


@transaction.atomic
def change_credit(
    *,
    submission: Submission,
    wish: CreditWish,
    proof: str,
    by: Any = None,
    tell: bool = True,
    at: datetime | None = None,
) -> list[Submission]:
    """Record the wish; return the submissions whose credit changed by it. Saying the same again changes nothing.

    With `tell` a mail confirms it: it might have been somebody else who holds the receipt.
    """
    at = at or timezone.now()
    submissions = _locked(_meant(submission, everywhere=wish.everywhere))
    contributor = Contributor.objects.select_for_update(of=("self",)).get(pk=submissions[0].contributor_id)
    told = _tell_more(contributor, submissions, wish)
    changed = [one for one in submissions if _record(one, wish.choice, proof, at)]
    if told or changed:
        _follow(submissions, wish.choice, by, at)
        if tell:
            enqueue(CHANGED_MAIL, ref=submissions[0].ref)
    return submissions if told else changed


def _meant(submission: Submission, *, everywhere: bool) -> list[int]:
    """Return this submission, or all confirmed ones of its contributor that were offered for an article."""
    if not everywhere or submission.confirmed_at is None:
        return [submission.pk]
    hers = Submission.objects.filter(contributor=submission.contributor_id, confirmed_at__isnull=False)
    offered = hers.filter(contribution__isnull=False)
    return sorted({submission.pk, *offered.order_by("pk").values_list("pk", flat=True)})


def _locked(pks: Iterable[int]) -> list[Submission]:
    """Lock in the order of `lock_contributions`; the contributor comes after them, as when she confirms."""
    rows = list(Submission.objects.select_for_update(of=("self",)).filter(pk__in=list(pks)).order_by("pk"))
    list(Contribution.objects.select_for_update(of=("self",)).filter(submission__in=rows).order_by("pk"))
    return rows


def _tell_more(contributor: Contributor, submissions: Iterable[Submission], wish: CreditWish) -> bool:
    """Keep what the choice needs and tell whether that is new; refuse a choice that would name nobody."""
    kept: list[bool] = []
    for field in NEEDS[wish.choice]:
        told = clean_name(getattr(wish, field))
        if looks_like_staff(told):
            raise CreditRefused(field, reserved=True)
        kept += [_keep(row, place, told) for row, place in _homes(field, contributor, submissions)]
    return any(kept)


def _homes(
    field: str, contributor: Contributor, submissions: Iterable[Submission]
) -> Iterable[tuple[Contributor | Submission, str]]:
    """Return where it is kept: with the text what was told with it, with the person what is known of her address."""
    for submission in submissions:
        if field == "pseudonym":
            yield submission, field
        elif getattr(submission, f"told_{field}"):
            yield submission, f"told_{field}"
        else:
            yield contributor, field


def _keep(row: Contributor | Submission, field: str, told: str) -> bool:
    known = getattr(row, field)
    if not known and not told:
        raise CreditRefused(field)
    if not told or told == known or (field in ("name", "told_name") and known):
        return False
    setattr(row, field, told[: LENGTHS.get(field, 120)])
    row.save(update_fields=[field])
    return True


def _record(submission: Submission, choice: CreditChoice, proof: str, at: datetime) -> bool:
    """Add the rows; tell whether anything is different from before."""
    before = valid_grant(submission, Purpose.CREDIT)
    if (before.choice if before else CreditChoice.NONE) == choice:
        return False
    withdraw(submission, Purpose.CREDIT, proof=proof, at=at)
    if choice != CreditChoice.NONE:
        grant(submission, Purpose.CREDIT, choice=choice, proof=proof, at=at)
    return True


def _follow(submissions: list[Submission], choice: CreditChoice, by: Any, at: datetime) -> None:
    """Write the audit rows, tell the articles' timelines, and let kept pages be made anew."""
    kind = EventKind.CONSENT_WITHDRAWN if choice == CreditChoice.NONE else EventKind.CREDIT_CHANGED
    for submission in submissions:
        decide(submission, Verb.CREDIT_CHANGED, by=by, at=at)
        Contribution.objects.filter(submission=submission).update(credit=choice)
    named_in = Provenance.objects.filter(point__contribution__submission__in=submissions)
    for page_id in sorted(set(named_in.order_by("pk").values_list("merge__page_id", flat=True))):
        TimelineEvent.objects.create(page_id=page_id, kind=kind, by=by, at=at)
    bump()  # before the discussions, as publishing does it: the order keeps two at once from waiting for each other
    comments = Comment.rows.filter(submission__in=submissions).order_by("page", "pk")
    for comment in comments:
        touch_discussion(comment.page_id, comment=comment)
