"""A moment of a discussion: until when it is told, and the version that stood then."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce

from blog.models import Version
from discussion.kinds import Verb
from discussion.models import Decision


@dataclass(frozen=True, slots=True)
class Moment:
    """`version` was the newest one right before `until`; 0 where there was none."""

    until: datetime
    version: int


def moment_of(page_id: int, until: datetime) -> Moment:
    """Return which version of a page stood right before a time. One statement."""
    rows = Version.objects.filter(page_id=page_id, published_at__lt=until).order_by("-number")
    return Moment(until, rows.values_list("number", flat=True).first() or 0)


def pinned_then(page_id: int, moment: Moment) -> int | None:
    """Return the submission whose comment stood pinned above a discussion. One statement."""
    rows = Decision.objects.filter(
        submission__page_id=page_id, verb__in=(Verb.PINNED, Verb.UNPINNED), at__lt=moment.until
    )
    last = rows.order_by("-at", "-pk").values_list("submission_id", "verb").first()
    return last[0] if last and last[1] == Verb.PINNED else None


def hidden_at(until: datetime) -> Coalesce:
    """Return what tells whether a comment was hidden at a time, whatever came later, for a statement about comments."""
    rows = Decision.objects.filter(
        submission=OuterRef("submission"), verb__in=(Verb.HIDDEN, Verb.RESTORED), at__lt=until
    ).order_by("-at", "-pk")
    newest = rows.annotate(hid=Q(verb=Verb.HIDDEN)).values("hid")[:1]
    return Coalesce(Subquery(newest), Value(value=False))
