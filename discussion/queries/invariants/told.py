"""I5: each act that somebody must hear of has its one row in the outbox, and no row holds more than ids.

Rows whose effect happened are forgotten after a while (`blog.actions.work_outbox.KEPT_FOR`), so only younger acts are looked at.
That a row is one mail however often it is sent follows from its UUID, which is the Message-ID.
"""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from django.utils import timezone

from blog.models import OutboxRow
from blog.registries import registries
from discussion.kinds import Channel, Verb
from discussion.models import Decision, Provenance, Submission
from discussion.states import MergeState, SubmissionState

YOUNG: Final = timedelta(days=13)
"""A day less than done rows are kept."""
MERGED: Final = "discussion.mail.merged"
UNDONE: Final = "discussion.mail.undone"
CONFIRM: Final = "discussion.mail.confirm"
OF_DECISION: Final = {
    Verb.REJECTED: "discussion.mail.rejected",
    Verb.HIDDEN: "discussion.mail.rejected",
    Verb.DECLINED: "discussion.mail.declined",
}
NOT_BEFORE_CONFIRMED: Final = ("discussion.mail.published", "discussion.mail.accepted")
IDS: Final = re.compile(r"\A(?:[a-z_]+:[0-9a-f-]+(?:/[0-9a-f-]+)?(?:[:/][0-9a-z-]+)*)?\Z")


def mails_lost_or_misled() -> list[str]:
    """Return a sentence for each act without its row, and each row that must not be."""
    rows = list(OutboxRow.objects.order_by("pk").values_list("pk", "kind", "ref", "done_at", "failed_at"))
    refs = Counter((kind, ref) for _pk, kind, ref, _done, _failed in rows)
    still = [row[:3] for row in rows if row[3] is None and row[4] is None]
    return [
        *_of_merges(refs),
        *_of_decisions(refs),
        *_of_confirmations(refs),
        *_too_early(refs),
        *_rows(still),
    ]


def _of_merges(refs: Counter[tuple[str, str]]) -> Iterator[str]:
    """One mail for each person and merge, however many of her points went in; one more if it was taken back."""
    young = Provenance.objects.filter(
        merge__result__published_at__gt=timezone.now() - YOUNG,
        point__contribution__submission__contributor__erased_at=None,
    ).exclude(point__contribution__submission__state=SubmissionState.ERASED)
    told = young.order_by("merge").values_list(
        "merge__uuid", "merge__state", "point__contribution__submission__contributor"
    )
    for merge, state, person in told.distinct():
        for kind in (MERGED, UNDONE) if state == MergeState.UNDONE else (MERGED,):
            if (times := refs[kind, f"merge:{merge}/{person}"]) != 1:
                yield f"Contributor {person} has {times} rows of {kind} about merge {merge}."


def _of_decisions(refs: Counter[tuple[str, str]]) -> Iterator[str]:
    young = Decision.objects.filter(verb__in=list(OF_DECISION), at__gt=timezone.now() - YOUNG).order_by("pk")
    for pk, uuid, verb in young.values_list("pk", "uuid", "verb"):
        if (times := refs[OF_DECISION[Verb(verb)], f"decision:{uuid}"]) != 1:
            yield f"Decision {pk} ({verb}) has {times} rows in the outbox."


def _of_confirmations(refs: Counter[tuple[str, str]]) -> Iterator[str]:
    """Whoever sent something in a form is asked to confirm the address."""
    sent = Submission.objects.filter(
        state=SubmissionState.UNCONFIRMED,
        channel__in=(Channel.FORM, Channel.PASSAGE),
        part_of=None,
        created_at__gt=timezone.now() - YOUNG,
        decisions__verb=Verb.SUBMITTED,
    )
    for pk, uuid in sent.order_by("pk").values_list("pk", "uuid"):
        if not refs[CONFIRM, f"submission:{uuid}"]:
            yield f"Submission {pk} waits for a confirmation that nobody asks for."


def _too_early(refs: Counter[tuple[str, str]]) -> Iterator[str]:
    """Nobody is told of a decision about what was never confirmed."""
    early = Submission.objects.filter(confirmed_at=None)
    for pk, uuid in early.order_by("pk").values_list("pk", "uuid"):
        for kind in NOT_BEFORE_CONFIRMED:
            if refs[kind, f"submission:{uuid}"]:
                yield f"Submission {pk} was never confirmed and has a row of {kind}."


def _rows(rows: list[tuple[int, str, str]]) -> Iterator[str]:
    for pk, kind, ref in rows:
        if kind not in registries.effects:
            yield f"Outbox row {pk} is of a kind that nobody can carry out ({kind})."
        if not IDS.match(ref):
            yield f"Outbox row {pk} holds more than ids."
