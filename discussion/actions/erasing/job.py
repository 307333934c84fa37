"""The job that erases: surface after surface, each portion a transaction; killed anywhere it goes on where it was.

The last mail goes before the address does; until it is out, or given up, the person's row waits.
"""

from datetime import datetime, timedelta
from typing import Any, Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import override

from blog.actions.enqueue import enqueue
from blog.models import OutboxRow
from blog.registries import Emptied, Surface, registries
from discussion.models import Erasure, Token

ERASED_MAIL: Final = "discussion.mail.erased"
LAST: Final = "person"
PATIENCE: Final = timedelta(days=3)
"""So long the address waits for a mail server that is down; then it goes without the mail."""
REPORT_KEPT: Final = timedelta(days=30)


def erase_who_is_due(*, now: datetime | None = None) -> int:
    """Go on with every erasure whose time has come; return how many came to their end."""
    now = now or timezone.now()
    due = Erasure.objects.filter(stopped_at=None, finished_at=None, due_at__lte=now).order_by("due_at", "pk")
    return sum(go_on(erasure_pk=pk, now=now) for pk in due.values_list("pk", flat=True))


def go_on(*, erasure_pk: int, now: datetime | None = None, silently: bool = False) -> bool:
    """Carry one erasure as far as it gets now; tell whether it came to its end."""
    now = now or timezone.now()
    for name, surface in sorted(registries.surfaces.items(), key=lambda item: item[1].order):
        if name == LAST and not silently and not _mail_is_out(erasure_pk, now):
            return False
        while _step(erasure_pk, name, surface, now):
            pass
    return _finish(erasure_pk, now)


@transaction.atomic
def _step(erasure_pk: int, name: str, surface: Surface, now: datetime) -> bool:
    """Empty one portion of a surface and write it down; tell whether there is more."""
    row = Erasure.objects.select_for_update(of=("self",)).get(pk=erasure_pk)
    if row.finished_at is not None or row.stopped_at is not None or name in row.done:
        return False
    row.started_at = row.started_at or now
    with override(row.language):
        emptied = surface.erase(row.contributor_id)
        row.report = {**row.report, name: _told(row.report.get(name), str(surface.label), emptied)}
    if name == LAST and emptied.more:
        row.done = []  # something arrived from her while she was being erased: from the start again
    elif not emptied.more:
        row.done = [*row.done, name]
    row.save(update_fields=["started_at", "done", "report"])
    return emptied.more and name != LAST


def _told(before: Any, label: str, emptied: Emptied) -> dict[str, Any]:
    told = before or {"rows": 0, "stays": []}
    stays = [*told["stays"], *(reason for reason in emptied.stays if reason not in told["stays"])]
    return {"label": label, "rows": told["rows"] + emptied.rows, "stays": stays}


@transaction.atomic
def _mail_is_out(erasure_pk: int, now: datetime) -> bool:
    """Store the last mail once; tell whether the person's row may go."""
    row = Erasure.objects.select_for_update(of=("self",)).select_related("contributor").get(pk=erasure_pk)
    if LAST in row.done or not row.contributor.email:
        return True
    key = f"{ERASED_MAIL}:{row.uuid}"
    enqueue(ERASED_MAIL, ref=f"erasure:{row.uuid}", key=key)
    mail = OutboxRow.objects.get(key=key)
    return bool(mail.done_at or mail.failed_at or mail.created_at + PATIENCE < now)


@transaction.atomic
def _finish(erasure_pk: int, now: datetime) -> bool:
    row = Erasure.objects.select_for_update(of=("self",)).get(pk=erasure_pk)
    if row.finished_at is not None or LAST not in row.done:
        return False
    row.finished_at = now
    row.save(update_fields=["finished_at"])
    Token.objects.filter(erasure=row).update(expires_at=now + REPORT_KEPT)
    return True
