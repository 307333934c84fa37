"""Which contributions went into which words of a page, as blog asks it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from django.db.models import F, Q, QuerySet

from blog.kinds import PlacementStatus
from blog.queries.placements import Placed, placements_of
from blog.registries import GONE_WORDS, PassageNote
from discussion.kinds import ProvenanceKind
from discussion.models import Merge, Provenance

Notes = Mapping[str, tuple[PassageNote, ...]]


def provenance_of(page_id: int, upto_version: int | None) -> Notes:
    """Return passage UUID → what it took in, oldest first; as it was at a version, or as it is now. Two queries.

    A merge counts from the version it made until the one that took it back. Notes follow their words: they stand where the words
    stand now, in each passage that has a part of them; those whose words are gone stand under `GONE_WORDS`.
    """
    rows = _rows(page_id, upto_version)
    anchors = {anchor for _block, note in rows if (anchor := note.anchor)}
    placed = placements_of(page_id, version=upto_version, anchors=anchors) if anchors else {}
    notes: dict[str, dict[tuple[object, ...], PassageNote]] = {}
    for made_in, note in rows:
        for block, found in _where(made_in, note, placed.get(note.anchor)):
            # Two points of one comment behind the same words are told once.
            same = (found.ref, found.kind, found.version, found.start, found.end, found.exact)
            notes.setdefault(block, {}).setdefault(same, found)
    return {block: tuple(_in_order(of_block.values())) for block, of_block in notes.items()}


def taken_in(page_id: int) -> list[tuple[str, PassageNote]]:
    """Return passage and note of everything that was ever merged into a page, as it was made. One query."""
    return _notes(_of_page(page_id))


def taken_back(page_id: int) -> dict[int, int]:
    """Return version → the later one that took its merge back. One query."""
    rows = Merge.objects.filter(page_id=page_id, undone_by__isnull=False).order_by("pk")
    return dict(rows.values_list("result__number", "undone_by__number"))


def _rows(page_id: int, upto_version: int | None) -> list[tuple[str, PassageNote]]:
    then = Q(merge__undone_by__isnull=True)
    rows = _of_page(page_id)
    if upto_version is not None:
        rows = rows.filter(merge__result__number__lte=upto_version)
        then |= Q(merge__undone_by__number__gt=upto_version)
    return _notes(rows.filter(then))


def _of_page(page_id: int) -> QuerySet[Provenance]:
    return Provenance.objects.filter(merge__page_id=page_id, merge__result__isnull=False)


def _notes(rows: QuerySet[Provenance]) -> list[tuple[str, PassageNote]]:
    """Return each point's passage as it was made, and its note."""
    found = (
        rows.order_by("merge__result__number", "pk")
        .annotate(version=F("merge__result__number"))
        .values_list(
            "anchor__block", "point__contribution__uuid", "kind", "version", "merge__uuid", "anchor_id"
        )
    )
    labels = {kind.value: str(kind.label) for kind in ProvenanceKind}
    return [
        (
            str(block),
            PassageNote(f"contribution:{uuid}", kind, labels[kind], version, str(merge), anchor=anchor),
        )
        for block, uuid, kind, version, merge, anchor in found
    ]


def _where(made_in: str, note: PassageNote, placed: Placed | None) -> Iterator[tuple[str, PassageNote]]:
    if placed is None:  # an anchor that nobody has carried yet stands where it was made
        yield made_in, note
        return
    told = replace(note, status=placed.status.value, seen=placed.seen)
    if placed.status is PlacementStatus.LAST_SEEN:
        words = placed.parts[0]
        yield GONE_WORDS, replace(told, exact=words.exact)
        return
    for part in placed.parts:
        yield part.block, replace(told, exact=part.exact, start=part.start, end=part.end)


def _in_order(notes: Iterable[PassageNote]) -> list[PassageNote]:
    """Words are read from first to last; behind the same words, who came first stands first."""
    return sorted(notes, key=lambda note: (note.start, note.end, note.version))
