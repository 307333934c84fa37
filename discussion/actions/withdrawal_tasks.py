"""What a withdrawal asks of the editors: opened with a deadline, settled by them, or by the clock at its end.

Words of the contributor's own are taken out of the article when nobody has written the passage anew or named a licence in
time. What was told in the editors' own words after her idea stays; her name there follows a consent of its own.

Whoever settles holds the page first, then the task: taking a merge back, which settles too, does so as well.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, Final

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext, override
from wagtail.models import Page

from blog.actions.enqueue import enqueue
from blog.actions.take_out import take_out
from blog.queries.living import living
from blog.queries.placements import placements_of
from blog.text.refused import Refused
from discussion.actions.record import decide
from discussion.actions.touch import touch_discussion
from discussion.kinds import TaskOutcome, Verb
from discussion.models import Contribution, Merge, WithdrawalTask
from discussion.queries.may_merge import may_merge
from discussion.queries.pages import page_language
from discussion.queries.withdrawal_tasks import has_own_words, standing_passages
from discussion.text.cleaning import clean_text

TIME_FOR_TASKS: Final = timedelta(days=14)
"""Long enough for a holiday, half of the month that art. 12 (3) GDPR gives for an answer: the other half is for asking back."""
OWNER_MAIL: Final = "discussion.mail.withdrawal_task"
TOLD_MAIL: Final = "discussion.mail.withdrawal"


class StillStands(Refused):
    """The passage still says what was withdrawn."""


class ReasonMissing(Refused):
    """A licence is named with words, or not at all."""


@transaction.atomic
def open_tasks(
    *,
    contributions: Iterable[Contribution],
    at: datetime | None = None,
    due_at: datetime | None = None,
    tell: bool = True,
) -> list[WithdrawalTask]:
    """Open a task for each passage that still has something of these contributions; one that is open stays as it is.

    The owner is told in any case; the contributor unless something else tells her (`tell`).
    """
    at = at or timezone.now()
    rows = {one.pk: one for one in contributions}
    made: list[WithdrawalTask] = []
    for pk, passages in standing_passages(rows.values()).items():
        for passage in passages:
            task, is_new = WithdrawalTask.objects.get_or_create(
                contribution=rows[pk],
                anchor_id=passage.anchor,
                defaults={
                    "page_id": passage.page_id,
                    "opened_at": at,
                    "due_at": due_at or at + TIME_FOR_TASKS,
                },
            )
            made += [task] if is_new else []
        decide(rows[pk].submission, Verb.TASK_OPENED, at=at)
    _tell_of_new(made, contributor_too=tell)
    return made


def _tell_of_new(tasks: list[WithdrawalTask], *, contributor_too: bool) -> None:
    """Write to the owner of each article, and once to the contributor."""
    for page_id in sorted({task.page_id for task in tasks}):
        first = min(task.pk for task in tasks if task.page_id == page_id)
        enqueue(OWNER_MAIL, ref=f"page:{page_id}", key=f"{OWNER_MAIL}:{page_id}:{first}")
    for contribution in sorted({task.contribution_id for task in tasks if contributor_too}):
        first_task = next(task for task in tasks if task.contribution_id == contribution)
        what = f"{first_task.uuid}:{TaskOutcome.OPEN}"
        enqueue(TOLD_MAIL, ref=f"task:{first_task.uuid}", key=f"{TOLD_MAIL}:{what}")


@transaction.atomic
def settle_as_rewritten(*, task: WithdrawalTask, by: Any, at: datetime | None = None) -> WithdrawalTask:
    """Settle a task whose passage was written anew. Raises `StillStands` where it says the same as before."""
    row = _open_task(task, by)
    if row.outcome == TaskOutcome.OPEN:
        if still_says_it(row):
            raise StillStands
        _settle(row, TaskOutcome.REWRITTEN, by=by, at=at)
    return row


@transaction.atomic
def settle_as_licensed(
    *, task: WithdrawalTask, by: Any, words: str, everywhere: bool = False, at: datetime | None = None
) -> WithdrawalTask:
    """Let the passage stand because a licence allows it; which one, and since when, the contributor is told.

    `everywhere`: the same holds for the other passages of this text that have something of the contribution; one letter.
    """
    words, at = clean_text(words)[:1000], at or timezone.now()
    if not words:
        raise ReasonMissing
    row = _open_task(task, by)
    rows = [row, *(_siblings(row).select_for_update(of=("self",)) if everywhere else ())]
    still_open = [one for one in rows if one.outcome == TaskOutcome.OPEN]
    for one in still_open:
        one.words = words
        _settle(one, TaskOutcome.LICENSED, by=by, at=at, tell=one is still_open[0])
    return row


def _siblings(row: WithdrawalTask) -> QuerySet[WithdrawalTask]:
    same = {"contribution": row.contribution_id, "page": row.page_id, "outcome": TaskOutcome.OPEN}
    return WithdrawalTask.objects.filter(**same).exclude(pk=row.pk).order_by("pk")


def settle_as_undone(*, merge: Merge, by: Any, at: datetime | None = None) -> None:
    """Settle what a merge that is being taken back left open; the caller holds the page. One letter to each contributor."""
    anchors = merge.provenance.order_by("pk").values_list("anchor_id", flat=True)
    rows = WithdrawalTask.objects.select_for_update(of=("self",)).filter(
        anchor__in=set(anchors), outcome=TaskOutcome.OPEN
    )
    told: set[int] = set()
    for row in rows.order_by("pk"):
        _settle(row, TaskOutcome.UNDONE, by=by, at=at, tell=row.contribution_id not in told)
        told.add(row.contribution_id)


def settle_what_is_due(*, now: datetime | None = None) -> int:
    """Let the clock settle what was written anew meanwhile, and what nobody settled in time; returns how many tasks."""
    now = now or timezone.now()
    tasks = WithdrawalTask.objects.filter(outcome=TaskOutcome.OPEN).order_by("pk")
    return sum(settle_by_clock(task_pk=pk, now=now) for pk in tasks.values_list("pk", flat=True))


@transaction.atomic
def settle_by_clock(*, task_pk: int, now: datetime) -> bool:
    """Settle one task if it is gone from the text or its time is over; each is a transaction of its own."""
    known = WithdrawalTask.objects.get(pk=task_pk)
    page = living(known.page_id)
    _hold_page(known)
    row = WithdrawalTask.objects.select_for_update(of=("self",)).get(pk=task_pk)
    if row.outcome != TaskOutcome.OPEN:
        return False
    placed = placements_of(page.pk, anchors=[row.anchor_id]).get(row.anchor_id)
    # Taken back, what stands at the place is what stood there before.
    if Merge.objects.filter(provenance__anchor=row.anchor_id, undone_by__isnull=False).exists():
        _settle(row, TaskOutcome.UNDONE, at=now)
        return True
    if placed is None or not placed.stands:
        _settle(row, TaskOutcome.REWRITTEN, at=now)
        return True
    if row.due_at > now:
        return False
    if not has_own_words(row):
        _settle(row, TaskOutcome.OWN_WORDS, at=now)
        return True
    with override(page_language(page)):
        take_out(page=page, parts=placed.parts, note=gettext("Eine Stelle wurde auf Wunsch entfernt."))
    _settle(row, TaskOutcome.HIDDEN, at=now)
    return True


def still_says_it(task: WithdrawalTask) -> bool:
    """Tell whether the words that were withdrawn stand in the text, word for word; for an idea the editors judge."""
    if not has_own_words(task):
        return False
    placed = placements_of(task.page_id, anchors=[task.anchor_id]).get(task.anchor_id)
    if placed is None or not placed.stands:
        return False
    said = [part.exact for part in placed.original if part.exact]
    return bool(said) and all(words in [part.exact for part in placed.parts] for words in said)


def _open_task(task: WithdrawalTask, by: Any) -> WithdrawalTask:
    if not may_merge(task.page, by):
        raise PermissionDenied("settling a withdrawal needs the permission to merge here")
    _hold_page(task)
    return WithdrawalTask.objects.select_for_update(of=("self",)).get(pk=task.pk)


def _hold_page(task: WithdrawalTask) -> None:
    Page.objects.select_for_update(of=("self",), no_key=True).get(pk=task.page_id)


def _settle(
    row: WithdrawalTask, outcome: TaskOutcome, *, by: Any = None, at: datetime | None, tell: bool = True
) -> None:
    row.outcome, row.settled_by, row.settled_at = outcome, by, at or timezone.now()
    row.save(update_fields=["outcome", "words", "settled_by", "settled_at"])
    submission = row.contribution.submission
    verb = Verb.PASSAGE_HIDDEN if outcome == TaskOutcome.HIDDEN else Verb.TASK_DONE
    decide(submission, verb, by=by, words=row.words, at=row.settled_at)
    if tell:
        # What the clock settles in one night is one letter, however many passages.
        night = f"{row.contribution_id}:{row.page_id}:{row.settled_at:%Y-%m-%d}"
        what = str(row.uuid) if by else night
        enqueue(TOLD_MAIL, ref=f"task:{row.uuid}", key=f"{TOLD_MAIL}:{what}:{outcome}")
    touch_discussion(row.page_id)
