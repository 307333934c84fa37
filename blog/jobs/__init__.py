"""What the worker and the clock start: carrying out effects, and retention of rows that are done."""

import logging
from datetime import timedelta

from django.utils import timezone

from blog.actions.work_outbox import due_rows, fail, finish, forget_done_rows, take_one
from blog.models.outbox import OutboxRow
from blog.registries import registries

logger = logging.getLogger(__name__)


class UnknownKindError(LookupError):
    """No effect is registered for the kind of a row."""


def run_outbox_once(limit: int) -> int:
    """Carry out up to `limit` effects that are due, one after the other; returns how many were tried.

    An effect may run twice (the worker may die between effect and note), so effects are idempotent.
    """
    tried = 0
    while tried < limit and (row := take_one()) is not None:
        tried += 1
        _carry_out(row)
    return tried


def queue_age() -> timedelta:
    """Return how long the oldest effect has been due; nothing due is no time."""
    now = timezone.now()
    oldest = due_rows(now).values_list("due_at", flat=True).first()
    return now - oldest if oldest else timedelta()


def poisoned() -> int:
    """Return how many effects were set aside."""
    return OutboxRow.objects.filter(failed_at__isnull=False).count()


def forget_done() -> None:
    """Retention: rows that are done go after two weeks."""
    forgotten = forget_done_rows()
    if forgotten:
        logger.info("Outbox rows that were done long ago have been deleted: %s", forgotten)


def _carry_out(row: OutboxRow) -> None:
    try:
        effect = registries.effects.get(row.kind)
        if effect is None:
            raise UnknownKindError
        # Not in a transaction: an effect may wait for a mail server, and nobody else must wait with it.
        effect(row)
        finish(row)
    except Exception as error:  # noqa: BLE001 - whatever an effect raises, the others go on
        logger.warning("Effect %s failed: %s", row.kind, type(error).__name__)
        fail(row, error)
