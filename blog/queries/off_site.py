"""Which pages readers can't open any more, or not yet: taken off the site themselves, or with their show."""

from collections.abc import Collection

from django.db.models import Q
from wagtail.models import Page


def off_site(page_ids: Collection[int]) -> set[int]:
    """Return which of the pages aren't public. One statement, none without pages."""
    if not page_ids:
        return set()
    off = Page.objects.filter(Q(live=False) | Q(episode__podcast__live=False), pk__in=page_ids)
    return set(off.order_by("pk").values_list("pk", flat=True))
