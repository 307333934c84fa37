"""Puts something on a page's timeline that changed no word of it."""

from typing import Any

from django.db import transaction

from blog.actions.bump import bump
from blog.kinds import EventKind
from blog.models.version import TimelineEvent


@transaction.atomic
def note_event(*, page_id: int, kind: EventKind, by: Any = None) -> TimelineEvent:
    """Store an event; kept pages that show the timeline are old then."""
    bump()
    return TimelineEvent.objects.create(page_id=page_id, kind=kind, by_id=by.pk if by is not None else None)
