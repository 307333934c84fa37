"""What a reader says to a position, without an account and once from a browser."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from blog.models import Position
from blog.queries.positions.wording import wording_of
from discussion.actions.browser import KEPT
from discussion.kinds import AgreeChoice
from discussion.models import Agreement


@transaction.atomic
def agree(*, position: Position, choice: AgreeChoice, browser: str, at: datetime | None = None) -> Agreement:
    """Store what she says; another answer from the same browser to the same words replaces the first."""
    row, _new = Agreement.objects.update_or_create(
        position=position,
        wording=wording_of(position),
        browser_hash=browser,
        defaults={"choice": choice, "at": at or timezone.now()},
    )
    return row


def forget_browsers(*, now: datetime) -> int:
    """Empty the hashes that only kept second answers away; the answers stay."""
    old = Agreement.objects.filter(at__lt=now - KEPT).exclude(browser_hash="")
    return old.update(browser_hash="")
