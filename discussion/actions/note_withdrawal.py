"""Tells the timelines of articles that somebody took back what she had agreed to, where something of hers stands."""

from collections.abc import Collection
from datetime import datetime

from blog.actions.note_event import note_event
from blog.kinds import EventKind
from discussion.models import Provenance
from discussion.states import STANDING


def note_withdrawal(submissions: Collection[int], *, at: datetime | None = None) -> None:
    """Note it once for each page that has something of these submissions in its text; who it was stands nowhere."""
    standing = Provenance.objects.filter(
        point__contribution__submission__in=submissions, merge__state__in=[str(state) for state in STANDING]
    )
    for page in sorted(set(standing.order_by("pk").values_list("merge__page_id", flat=True))):
        note_event(page_id=page, kind=EventKind.CONSENT_WITHDRAWN, at=at)
