"""The mails, one file each, as handlers of the outbox."""

from collections.abc import Callable

from blog.models import OutboxRow
from discussion.effects.mails import (
    answer,
    ask,
    ask_answered,
    ask_reminder,
    confirm,
    credit_changed,
    declined,
    merged,
    published,
    receipt,
    rejected,
    review_answered,
    review_invite,
    waiting,
    withdrawal,
    withdrawal_task,
)

_MODULES = (
    answer,
    ask,
    ask_answered,
    ask_reminder,
    confirm,
    credit_changed,
    declined,
    merged,
    published,
    receipt,
    rejected,
    review_answered,
    review_invite,
    waiting,
    withdrawal,
    withdrawal_task,
)
MAILS: dict[str, Callable[[OutboxRow], None]] = {module.KIND: module.send for module in _MODULES}
