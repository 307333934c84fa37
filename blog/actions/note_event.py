"""Puts something on a page's timeline that changed no word of it."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from blog.actions.bump import bump
from blog.kinds import EventKind
from blog.models.version import TimelineEvent


@transaction.atomic
def note_event(*, page_id: int, kind: EventKind, by: Any = None, at: datetime | None = None) -> TimelineEvent:
    """Store an event; kept pages that show the timeline are old then."""
    bump()
    editor = by.pk if by is not None else None
    return TimelineEvent.objects.create(page_id=page_id, kind=kind, by_id=editor, at=at or timezone.now())
