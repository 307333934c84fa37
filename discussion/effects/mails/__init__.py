"""The mails, one file each, as handlers of the outbox."""

from collections.abc import Callable

from blog.models import OutboxRow
from discussion.effects.mails import (
    accepted,
    answer,
    ask,
    ask_answered,
    ask_reminder,
    changes,
    confirm,
    credit_changed,
    declined,
    erased,
    erasure_asked,
    erasure_confirmed,
    follow_confirm,
    merged,
    participant,
    published,
    receipt,
    rejected,
    review_answered,
    review_invite,
    undone,
    waiting,
    withdrawal,
    withdrawal_task,
)

_MODULES = (
    accepted,
    answer,
    ask,
    ask_answered,
    ask_reminder,
    changes,
    confirm,
    credit_changed,
    declined,
    erased,
    erasure_asked,
    erasure_confirmed,
    follow_confirm,
    merged,
    participant,
    published,
    receipt,
    rejected,
    review_answered,
    review_invite,
    undone,
    waiting,
    withdrawal,
    withdrawal_task,
)
MAILS: dict[str, Callable[[OutboxRow], None]] = {module.KIND: module.send for module in _MODULES}
