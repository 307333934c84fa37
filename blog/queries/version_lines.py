"""The versions of a page as lines, newest first, and what happened beside them."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from django.db.models import QuerySet
from django.utils import timezone

from blog.kinds import EventKind
from blog.models.version import TimelineEvent, Version
from blog.queries.addresses import difference_path, version_path
from blog.queries.read_models import VersionLine
from blog.registries import GONE_WORDS, PassageNote, registries

Notes = Mapping[str, tuple[PassageNote, ...]]

HEAVY = ("body", "seal", "passages")


def versions_of(page_id: int) -> QuerySet[Version]:
    """Return the versions of a page, newest first, without their texts."""
    return Version.objects.filter(page_id=page_id).defer(*HEAVY).order_by("-number")


def version_lines(
    page_id: int,
    place: str,
    *,
    language: str,
    limit: int | None = None,
    notes: Notes | None = None,
    taken_back: Mapping[int, int] | None = None,
) -> tuple[VersionLine, ...]:
    """Return the versions of a page as lines, newest first; `taken_back` says which merges a later version undid."""
    known = registries.provenance(page_id, None) if notes is None else notes
    contributions = contributions_by_version(known)
    versions = versions_of(page_id)
    return tuple(
        line(
            version,
            place,
            language=language,
            contributions=contributions[version.number],
            undone_in=(taken_back or {}).get(version.number, 0),
        )
        for version in (versions[:limit] if limit else versions)
    )


def line(
    version: Version, place: str, *, language: str, contributions: int = 0, undone_in: int = 0
) -> VersionLine:
    """Return one version as a line."""
    number = version.number
    return VersionLine(
        number=number,
        date=version.published_at,
        kind=version.kind,
        kind_label=version.get_kind_display(),
        note=version.note,
        url=version_path(place, number, language),
        difference_url=difference_path(place, number - 1, number, language) if number > 1 else "",
        contributions=contributions,
        code=version.code,
        undone_in=undone_in,
    )


def contributions_by_version(notes: Notes) -> dict[int, int]:
    """Count the different contributions that each version took in."""
    found: dict[int, set[str]] = defaultdict(set)
    for passage in notes.values():
        for note in passage:
            found[note.version].add(note.ref)
    return defaultdict(int, {version: len(refs) for version, refs in found.items()})


def contributors(notes: Notes) -> tuple[str, ...]:
    """Return the contributions whose words stand in a text, in the order of the versions that took them in.

    A contribution counts from its merge until it is taken back, and as long as its words, in whatever wording, stand somewhere in the
    text. What the text has lost since is told apart (`earlier_contributors`): the help was given, and is thanked for, but nobody is
    named for words that aren't hers any more.
    """
    return _in_order(notes, standing=True)


def earlier_contributors(notes: Notes) -> tuple[str, ...]:
    """Return the contributions that went into a text and of which no word stands in it now."""
    standing = set(_in_order(notes, standing=True))
    return tuple(ref for ref in _in_order(notes, standing=False) if ref not in standing)


def _in_order(notes: Notes, *, standing: bool) -> tuple[str, ...]:
    first: dict[str, int] = {}
    for block, passage in notes.items():
        if (block != GONE_WORDS) is not standing:
            continue
        for note in passage:
            first[note.ref] = min(note.version, first.get(note.ref, note.version))
    return tuple(sorted(first, key=lambda ref: (first[ref], ref)))


def last_reviewed(page_id: int) -> date | None:
    """Return the day on which somebody last said that the text still holds."""
    reviews = TimelineEvent.objects.filter(page_id=page_id, kind=EventKind.REVIEWED)
    at = reviews.order_by("-at").values_list("at", flat=True).first()
    return timezone.localtime(at).date() if at else None
