"""What is known about an erasure: for the page behind its link, for its mails and for the admin's list."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.utils.translation import gettext as _

from discussion.models import Erasure, Submission
from discussion.text.addresses import normal_address

CONFIRM_VALID: Final = timedelta(days=7)
"""How long the link in the mail that asks is good for."""
NUMBER: Final = 8
"""Letters of a receipt's number: the beginning of its text's UUID."""


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One surface: how many rows were emptied or deleted there, and what stays and why."""

    label: str
    rows: int
    stays: tuple[str, ...]
    nothing: bool = False
    """The line that names, in `stays`, where there was nothing to do."""


@dataclass(frozen=True, slots=True)
class ErasureLine:
    """One erasure in the admin's list; nobody's name in it."""

    uuid: str
    person: str
    state: str
    state_label: str
    asked_at: datetime
    due_at: datetime | None
    finished_at: datetime | None
    by: str
    report: tuple[ReportLine, ...]
    can_stop: bool
    can_confirm: bool


def erasure_of(ref: str) -> Erasure | None:
    """Return the erasure that an outbox row speaks of."""
    rows = Erasure.objects.filter(uuid=ref.partition(":")[2]).select_related("contributor")
    return rows.order_by("pk").first()


def report_lines(erasure: Erasure) -> tuple[ReportLine, ...]:
    """Return the report, surface by surface, in the order in which they were emptied; last where nothing was to do."""
    lines = [
        ReportLine(told["label"], told["rows"], tuple(told["stays"])) for told in erasure.report.values()
    ]
    empty = [line.label for line in lines if not line.rows and not line.stays]
    told = tuple(line for line in lines if line.rows or line.stays)
    return (
        (*told, ReportLine(_("Nichts zu tun war in"), 0, (" · ".join(empty),), nothing=True))
        if empty
        else told
    )


def state_of(erasure: Erasure) -> str:
    """Return asked, waiting, running, stopped or done."""
    if erasure.stopped_at is not None:
        return "stopped"
    if erasure.finished_at is not None:
        return "done"
    if erasure.started_at is not None:
        return "running"
    return "waiting" if erasure.confirmed_at is not None else "asked"


def erasure_lines(uuid: UUID | None = None) -> Sequence[ErasureLine]:
    """Return all erasures, or one, the newest first. One query."""
    rows = Erasure.objects.select_related("contributor", "by").order_by("-asked_at", "-pk")
    if uuid is not None:
        rows = rows.filter(uuid=uuid)
    return tuple(_line(row) for row in rows)


def _line(row: Erasure) -> ErasureLine:
    labels = {
        "asked": _("verlangt, noch nicht bestätigt"),
        "waiting": _("bestätigt, Bedenkzeit läuft"),
        "running": _("wird gerade gelöscht"),
        "stopped": _("zurückgenommen"),
        "done": _("gelöscht"),
    }
    state = state_of(row)
    return ErasureLine(
        uuid=str(row.uuid),
        person=row.contributor.uuid.hex[:8].upper(),
        state=state,
        state_label=labels[state],
        asked_at=row.asked_at,
        due_at=row.due_at,
        finished_at=row.finished_at,
        by=str(row.by) if row.by is not None else "",
        report=report_lines(row),
        can_stop=state in ("asked", "waiting"),
        can_confirm=state == "asked",
    )


def person_told(told: str) -> Submission | None:
    """Return the newest text of the person that an editor means: by her address, or by the number of a receipt."""
    rows = Submission.objects.filter(confirmed_at__isnull=False, contributor__erased_at=None)
    if "@" in told:
        found = rows.filter(contributor__email=normal_address(told))
    elif len(told) == NUMBER and all(letter in "0123456789abcdef" for letter in told.lower()):
        first = UUID(told.ljust(32, "0"))
        found = rows.filter(uuid__gte=first, uuid__lte=UUID(told.ljust(32, "f")))
    else:
        return None
    return found.select_related("contributor").order_by("-pk").first()
