"""Letting go of what is no longer needed: unconfirmed texts, hashes of networks, links that ended."""

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import Q

from discussion.models import UNCONFIRMED_KEPT, Consent, Contributor, Submission, Token
from discussion.states import FORGOTTEN_UNCONFIRMED, SubmissionState

NETWORK_KEPT: Final = timedelta(days=7)
PROOF_KEPT: Final = timedelta(days=3 * 365)
PORTION: Final = 500
NEVER_CONFIRMED: Final = Q(state__in=FORGOTTEN_UNCONFIRMED, confirmed_at__isnull=True)


def let_go_of_unconfirmed(*, now: datetime) -> int:
    """Delete what nobody confirmed in time, with the address it came from; return how many there were.

    What its sender withdrew before she confirmed it goes the same way: nothing else holds that address.
    """
    old = Submission.objects.filter(NEVER_CONFIRMED, created_at__lt=now - UNCONFIRMED_KEPT)
    gone = 0
    while pks := list(old.order_by("pk").values_list("pk", flat=True)[:PORTION]):
        with transaction.atomic():
            # A confirmation that is just under way holds its row; whatever it leaves unconfirmed is gone.
            rows = Submission.objects.select_for_update(of=("self",)).filter(pk__in=pks)
            rows = rows.filter(NEVER_CONFIRMED).order_by("pk")
            people = {row.contributor_id for row in rows}
            ended = [row.pk for row in rows]
            of_group = Submission.objects.filter(part_of__in=ended).order_by("pk")
            people |= set(of_group.values_list("contributor_id", flat=True))
            of_group.delete()
            Consent.objects.filter(submission__in=ended, withdraws__isnull=False).delete()
            Submission.objects.filter(pk__in=ended).delete()
            Contributor.objects.filter(pk__in=people, confirmed_at=None, submissions=None).delete()
        gone += len(pks)
    return gone


def let_go_of_networks(*, now: datetime) -> int:
    """Empty the hashes of networks after a week."""
    return (
        Submission.objects.filter(created_at__lt=now - NETWORK_KEPT)
        .exclude(network_hash="")
        .update(network_hash="")
    )


def let_go_of_tokens(*, now: datetime) -> int:
    """Delete links to confirm that ended unused a month ago; a used one is the proof of its consents."""
    unused = Token.objects.filter(purpose=Token.CONFIRM, used_at__isnull=True)
    ended = unused.filter(expires_at__lt=now - UNCONFIRMED_KEPT)
    return ended.delete()[0]


def let_go_of_proofs(*, now: datetime) -> int:
    """Delete the consents of people who were erased three years ago: until then they prove what was agreed to."""
    old = Submission.objects.filter(state=SubmissionState.ERASED, contributor__erased_at__lt=now - PROOF_KEPT)
    rows = Consent.objects.filter(submission__in=old)
    withdrawals = rows.filter(withdraws__isnull=False).delete()[0]
    Token.objects.filter(submission__in=old).delete()
    return withdrawals + rows.delete()[0]
