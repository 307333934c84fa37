"""How many comments pages have, and how old what is kept of their discussions may be."""

from collections.abc import Collection, Mapping

from discussion.models import Discussion


def stamp_of(page_id: int) -> str:
    """Return a discussion's stamp; what shows it is kept under that."""
    rows = Discussion.objects.filter(page_id=page_id).order_by("pk")
    return str(rows.values_list("stamp", flat=True).first() or 0)


def comment_totals(page_ids: Collection[int]) -> Mapping[int, int]:
    """Return how many public comments each page has."""
    rows = Discussion.objects.filter(page_id__in=page_ids).order_by("pk")
    return dict(rows.values_list("page_id", "public_comments"))
