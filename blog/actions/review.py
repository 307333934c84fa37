"""Says that a text was checked and still holds: an event on its timeline, not a version."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from blog.actions.note_event import note_event
from blog.kinds import EventKind
from blog.models.living_page import LivingPage


@transaction.atomic
def review(*, page: LivingPage, by: Any, next_due: date | None = None) -> None:
    """Record that somebody checked a page without changing it; `next_due` is when to look again."""
    facts = {"last_reviewed": timezone.localdate(), "review_due": next_due}
    type(page).objects.filter(pk=page.pk).update(**facts)
    note_event(page_id=page.pk, kind=EventKind.REVIEWED, by=by)
    log(instance=page, action="blog.review", user=by, content_changed=False)
