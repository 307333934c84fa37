"""All that happened to an article in one row, newest first: versions and what stood beside them, and which kinds of it there are."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from blog.kinds import EventKind, VersionKind
from blog.models.version import TimelineEvent
from blog.queries.read_models import EventLine, VersionLine

KINDS: Final[Mapping[str, tuple[Promise | str, frozenset[str]]]] = {
    "berichtigung": (_("Berichtigungen"), frozenset({VersionKind.CORRECTION})),
    "ergaenzung": (_("Ergänzungen"), frozenset({VersionKind.FIRST, VersionKind.ADDITION})),
    "sicht": (VersionKind.MERGE.label, frozenset({VersionKind.MERGE})),
    "zurueck": (VersionKind.UNDO.label, frozenset({VersionKind.UNDO})),
    "wortlaut": (_("Wortlaut"), frozenset({VersionKind.REVISION, VersionKind.EDITORIAL})),
    "geprueft": (_("Geprüft, nichts geändert"), frozenset({EventKind.REVIEWED})),
    "einwilligung": (
        _("Einwilligungen und Nennungen"),
        frozenset({EventKind.CONSENT_WITHDRAWN, EventKind.CREDIT_CHANGED}),
    ),
    "stand": (_("Stand von Abschnitten"), frozenset({EventKind.SECTION_STATE})),
    "entfernt": (_("Entfernte Stellen"), frozenset({VersionKind.REMOVAL, EventKind.PASSAGE_REMOVED})),
}
"""How readers may look through a timeline: name in the address → label, kinds of versions and events."""

_NAME_OF: Final = {kind: name for name, (_label, kinds) in KINDS.items() for kind in kinds}


@dataclass(frozen=True, slots=True)
class TimelineLine:
    """A version or an event; one of the two is there."""

    at: datetime
    kind: str
    version: VersionLine | None = None
    event: EventLine | None = None


@dataclass(frozen=True, slots=True)
class KindChoice:
    """A kind of which there is something, as a choice above the timeline."""

    name: str
    label: str
    count: int
    url: str
    chosen: bool


def timeline(versions: Iterable[VersionLine], page_id: int) -> tuple[TimelineLine, ...]:
    """Return versions and events in one row, newest first. One statement."""
    lines = [TimelineLine(line.date, _NAME_OF.get(line.kind, ""), version=line) for line in versions]
    lines += [
        TimelineLine(
            event.at, _NAME_OF.get(event.kind, ""), event=EventLine(event.at, event.get_kind_display())
        )
        for event in TimelineEvent.objects.filter(page_id=page_id).order_by("-at", "-pk")
    ]
    return tuple(sorted(lines, key=lambda line: (line.at, line.version is None), reverse=True))


def of_kind(lines: Iterable[TimelineLine], name: str) -> tuple[TimelineLine, ...]:
    """Return the lines of one kind; all where the address names none."""
    return tuple(line for line in lines if not name or line.kind == name)


def choices(lines: Iterable[TimelineLine], chosen: str) -> tuple[KindChoice, ...]:
    """Return the kinds that there are, and „all“; nothing where there is no choice."""
    counts = Counter(line.kind for line in lines)
    if len(counts) <= 1:
        return ()
    found = [KindChoice("", str(_("Alles")), sum(counts.values()), "?", chosen == "")]
    found += [
        KindChoice(name, str(label), counts[name], f"?art={name}", chosen == name)
        for name, (label, _kinds) in KINDS.items()
        if counts[name]
    ]
    return tuple(found)
