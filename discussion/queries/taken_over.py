"""Which proposals were taken over word by word, and in which version."""

from collections.abc import Collection, Mapping

from django.db.models import Q

from discussion.kinds import ProvenanceKind
from discussion.models import Provenance


def taken_over(submissions: Collection[int], version: int | None = None) -> Mapping[int, int]:
    """Return submission → the first version that has its words, as the text is now or was in `version`.

    One statement, none where nothing is asked. What was taken back is not meant.
    """
    if not submissions:
        return {}
    stands = Q(merge__undone_by__isnull=True)
    if version is not None:
        stands = (stands | Q(merge__undone_by__number__gt=version)) & Q(merge__result__number__lte=version)
    rows = (
        Provenance.objects.filter(
            stands,
            point__contribution__submission__in=submissions,
            kind=ProvenanceKind.WORDING,
            merge__result__isnull=False,
        )
        .order_by("-merge__result__number")
        .values_list("point__contribution__submission_id", "merge__result__number")
    )
    return dict(rows)
