"""How many comments pages have, and how old what is kept of their discussions may be."""

from collections.abc import Collection, Mapping

from django.db.models import Count, Exists, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce

from blog.kinds import PlacementStatus
from blog.models.placement import Placement
from discussion.models import Discussion, Provenance


def discussion_of(page_id: int) -> Discussion:
    """Return what is counted about a page's discussion; an empty row where nobody has said anything yet."""
    found = Discussion.objects.filter(page_id=page_id).order_by("pk").first()
    return found or Discussion(page_id=page_id)


def comment_totals(page_ids: Collection[int]) -> Mapping[int, int]:
    """Return how many public comments each page has."""
    rows = Discussion.objects.filter(page_id__in=page_ids).order_by("pk")
    return dict(rows.values_list("page_id", "public_comments"))


def comment_total() -> Coalesce:
    """Return what counts the public comments of the page that a statement finds (`OuterRef("pk")`)."""
    rows = Discussion.objects.filter(page_id=OuterRef("pk")).order_by("pk")
    return Coalesce(Subquery(rows.values("public_comments")[:1]), Value(0))


def discussion_stamp() -> Coalesce:
    """Return the stamp of the discussion of the page that a statement finds (`OuterRef("pk")`)."""
    rows = Discussion.objects.filter(page_id=OuterRef("pk")).order_by("pk")
    return Coalesce(Subquery(rows.values("stamp")[:1]), Value(0))


def contributor_totals(page_ids: Collection[int]) -> Mapping[int, int]:
    """Return how many contributions the present text of each page holds: merged, not taken back, their words not lost."""
    lost = Placement.objects.filter(
        anchor=OuterRef("anchor"), until=None, status=PlacementStatus.LAST_SEEN
    ).order_by()
    taken = Provenance.objects.filter(
        ~Exists(lost), merge__page_id__in=page_ids, merge__result__isnull=False, merge__undone_by__isnull=True
    )
    counted = (
        taken.order_by().values("merge__page_id").annotate(total=Count("point__contribution", distinct=True))
    )
    return dict(counted.values_list("merge__page_id", "total"))
