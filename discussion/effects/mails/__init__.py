"""The mails, one file each, as handlers of the outbox."""

from collections.abc import Callable

from blog.models import OutboxRow
from discussion.effects.mails import (
    answer,
    confirm,
    credit_changed,
    declined,
    merged,
    published,
    receipt,
    rejected,
    waiting,
)

MAILS: dict[str, Callable[[OutboxRow], None]] = {
    module.KIND: module.send
    for module in (answer, confirm, credit_changed, declined, merged, published, receipt, rejected, waiting)
}
