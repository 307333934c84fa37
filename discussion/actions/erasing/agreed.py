"""Surfaces of what somebody agreed to: names that are shown, links that she holds, articles that she follows."""

from typing import Final

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from blog.actions.bump import bump
from blog.models import OutboxRow
from blog.registries import Emptied
from discussion.actions.note_withdrawal import note_withdrawal
from discussion.actions.record import ERASURE, withdraw
from discussion.kinds import CreditChoice, Purpose, UseChoice
from discussion.models import (
    Ask,
    Consent,
    Contribution,
    Contributor,
    Follow,
    Submission,
    Token,
    WithdrawalTask,
)
from discussion.states import UNSETTLED, ContributionState

PORTION: Final = 100


def names(contributor: int) -> Emptied:
    """Withdraw every consent: no public page names her from this moment on."""
    open_ones = Consent.objects.filter(submission__contributor=contributor, withdraws=None, withdrawn_by=None)
    found = open_ones.order_by("submission").values_list("submission", flat=True).distinct()
    chosen = Submission.objects.filter(pk__in=list(found[:PORTION]))
    count = 0
    for submission in chosen.select_for_update(of=("self",)).order_by("pk"):
        for purpose in sorted(set(open_ones.filter(submission=submission).values_list("purpose", flat=True))):
            count += withdraw(submission, Purpose(purpose), proof=ERASURE)
    _follow_caches(contributor, [row.pk for row in chosen])
    stays = (
        _("Dass und wann du zugestimmt und widerrufen hast, bleibt drei Jahre als Nachweis, ohne Namen."),
    )
    return Emptied(count, more=len(chosen) == PORTION, stays=stays)


def _follow_caches(contributor: int, submissions: list[int]) -> None:
    rows = Contribution.objects.filter(submission__in=submissions)
    rows.update(credit=CreditChoice.NONE, use=UseChoice.NONE)
    rows.filter(state__in=[str(state) for state in UNSETTLED]).update(state=ContributionState.WITHDRAWN)
    Submission.objects.filter(pk__in=submissions).update(display_name=False, notify=False)
    Contributor.objects.filter(pk=contributor).update(page_code=None)
    note_withdrawal(submissions)
    bump()


def links(contributor: int) -> Emptied:
    """Delete the links that she holds; what is left of one that confirmed is the proof of its consents, and opens nothing."""
    hers = Token.objects.filter(
        Q(submission__contributor=contributor)
        | Q(ask__contribution__submission__contributor=contributor)
        | Q(review__reviewer=contributor)
        | Q(follow__contributor=contributor)
    )
    proofs = Q(purpose=Token.CONFIRM, used_at__isnull=False)
    pks = list(hers.exclude(proofs).order_by("pk").values_list("pk", flat=True))
    return Emptied(Token.objects.filter(pk__in=pks).delete()[0])


def follows(contributor: int) -> Emptied:
    """Delete what she follows."""
    return Emptied(Follow.objects.filter(contributor=contributor).delete()[1].get("discussion.Follow", 0))


def mails(contributor: int) -> Emptied:
    """Delete the mails to her that wait, but the one that tells of this."""
    refs = [f"submission:{uuid}" for uuid in _uuids(Submission.objects.filter(contributor=contributor))]
    asks = Ask.objects.filter(contribution__submission__contributor=contributor)
    tasks = WithdrawalTask.objects.filter(contribution__submission__contributor=contributor)
    refs += [f"ask:{uuid}" for uuid in _uuids(asks)] + [f"task:{uuid}" for uuid in _uuids(tasks)]
    waiting = OutboxRow.objects.filter(done_at=None)
    mine = waiting.filter(Q(ref__in=refs) | Q(ref__startswith="merge:", ref__endswith=f"/{contributor}"))
    stays = (_("Mails, die schon verschickt sind, lassen sich nicht zurückholen."),)
    return Emptied(mine.delete()[0], stays=stays)


def _uuids(rows: object) -> list[object]:
    return list(rows.order_by("pk").values_list("uuid", flat=True))  # type: ignore[attr-defined]


def unconfirmed(contributor: int) -> Emptied:
    """Delete what was sent from her address and never confirmed: rows of their own hold that address."""
    person = Contributor.objects.get(pk=contributor)
    if not person.email:
        return Emptied()
    others = Contributor.objects.filter(email=person.email, confirmed_at=None).exclude(pk=contributor)
    pks = list(others.order_by("pk").values_list("pk", flat=True))
    sent = Submission.objects.filter(contributor__in=pks, confirmed_at=None)
    Consent.objects.filter(submission__in=sent, withdraws__isnull=False).delete()
    Submission.objects.filter(part_of__in=sent).update(part_of=None)
    sent.delete()
    Follow.objects.filter(contributor__in=pks).delete()
    emptied = {"name": "", "email": "", "organisation": "", "role": ""}
    return Emptied(Contributor.objects.filter(pk__in=pks).update(**emptied, erased_at=timezone.now()))
