"""What somebody told about herself, as an expression inside other queries: with one text, or else of her address."""

from django.db.models import F, Value
from django.db.models.functions import Coalesce, NullIf


def as_told(field: str) -> Coalesce:
    """Return name, organisation or role for a row with a submission; the same as `Submission.told`."""
    return Coalesce(NullIf(F(f"submission__told_{field}"), Value("")), F(f"submission__contributor__{field}"))
