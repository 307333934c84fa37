"""Which contributions went into which passages of a page: references alone, names are looked up elsewhere."""

from collections.abc import Mapping

from django.db.models import F, Q

from blog.registries import PassageNote
from discussion.kinds import ProvenanceKind
from discussion.models import Provenance


def provenance_of(page_id: int, upto_version: int | None) -> Mapping[str, tuple[PassageNote, ...]]:
    """Return passage UUID → what it took in, oldest first; as it was at a version, or as it is now. One query.

    A merge counts from the version it made until the one that took it back.
    """
    then = Q(merge__undone_by__isnull=True)
    rows = Provenance.objects.filter(merge__page_id=page_id, merge__result__isnull=False)
    if upto_version is not None:
        rows = rows.filter(merge__result__number__lte=upto_version)
        then |= Q(merge__undone_by__number__gt=upto_version)
    found = (
        rows.filter(then)
        .order_by("merge__result__number", "pk")
        .annotate(version=F("merge__result__number"))
        .values_list("anchor__block", "point__contribution__uuid", "kind", "version", "merge__uuid")
    )
    notes: dict[str, dict[tuple[str, str, int], PassageNote]] = {}
    for block, contribution, kind, version, merge in found:
        ref = f"contribution:{contribution}"
        note = PassageNote(ref, kind, str(ProvenanceKind(kind).label), version, str(merge))
        notes.setdefault(str(block), {}).setdefault((ref, kind, version), note)
    return {block: tuple(of_block.values()) for block, of_block in notes.items()}
