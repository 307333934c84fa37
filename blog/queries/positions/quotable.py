"""The quotations of a page, and which of them are positions already."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from blog.kinds import AnchorKind, PositionState
from blog.models.organisation import Organisation
from blog.models.person import Person, PersonAlias
from blog.models.podcast.episode import Soundbite
from blog.models.positions.position import Position
from blog.models.version import Version
from blog.queries.credit_slots import without_slots
from blog.queries.positions.lines import code_of
from blog.queries.positions.places import position_path
from blog.queries.positions.public import public_positions, shown
from blog.queries.positions.sources import places_of
from blog.queries.read_models import Link
from blog.registries import GONE_WORDS, PassageNote
from blog.text import rich
from blog.text.body import Body
from blog.text.podcast.times import clock, exact


@dataclass(frozen=True, slots=True)
class Quotable:
    """A quotation block; `position` is the UUID of what was made of it, if it was.

    `unknown` is the name below it where we know nobody of that name and nothing else says who holds the position.
    """

    block: str
    words: str
    attribution: str
    position: UUID | None = None
    state: str = ""
    unknown: str = ""


def quotable_in(page_id: int) -> tuple[Quotable, ...]:
    """Return the quotation blocks of a page's newest version, in their order."""
    version = Version.objects.filter(page_id=page_id).order_by("-number").first()
    if version is None:
        return ()
    known = {
        str(row.anchor.block): row
        for row in Position.objects.filter(anchor__page_id=page_id, anchor__kind=AnchorKind.TEXT)
        .select_related("anchor")
        .order_by("-pk")
        if row.anchor is not None
    }
    quotes = [block for block in Body.from_json(version.body).blocks if block.kind == "quote"]
    names = {block.id: name_in(str(block.value.get("attribution", ""))) for block in quotes}
    unknown = unknown_names(names.values())
    return tuple(
        _quotable(
            block.id,
            block.value,
            known.get(block.id),
            names[block.id] if names[block.id].casefold() in unknown else "",
        )
        for block in quotes
    )


def name_in(attribution: str) -> str:
    """Return the name that an attribution begins with: „Jana Muster“ of „Jana Muster, Leitung, Diakonie Nordstadt“."""
    return without_slots(attribution).partition(",")[0].strip()


def unknown_names(names: Iterable[str]) -> frozenset[str]:
    """Return, in small letters, those that neither a person, by whatever spelling, nor an organisation has. Three statements at most."""
    wanted = {name.casefold(): name for name in names if name}
    if not wanted:
        return frozenset()
    has_name = Q()
    for name in wanted.values():
        has_name |= Q(name__iexact=name)
    for kind in (Person, PersonAlias, Organisation):
        for found in kind.objects.filter(has_name).values_list("name", flat=True):
            wanted.pop(found.casefold(), None)
    return frozenset(wanted)


@dataclass(frozen=True, slots=True)
class Seconds:
    """A piece of an episode that stands for it; times as an editor reads them."""

    start: str
    end: str
    title: str
    told: str = ""
    """From when to when, as people read it: in whole seconds."""
    position: UUID | None = None
    state: str = ""


def seconds_in(page_id: int) -> tuple[Seconds, ...]:
    """Return the pieces that an episode is shown by and those that are positions already, in order of time. Two statements."""
    taken: dict[tuple[int, int], Position] = {}
    for row in (
        Position.objects.filter(anchor__page_id=page_id, anchor__kind=AnchorKind.TIME)
        .select_related("anchor")
        .order_by("-pk")
    ):
        part = row.anchor.parts[0] if row.anchor is not None else {}
        if part.get("end") is not None:
            taken[part["start"], part["end"]] = row
    titles = {span: row.statement for span, row in taken.items()}
    for bite in Soundbite.objects.filter(episode_id=page_id).order_by("start", "pk"):
        titles[bite.start, bite.start + bite.length] = bite.title
    return tuple(_seconds(span, title, taken.get(span)) for span, title in sorted(titles.items()))


def _seconds(span: tuple[int, int], title: str, row: Position | None) -> Seconds:
    start, end = span
    told = f"{clock(start)} – {clock(end)}"
    if row is None:
        return Seconds(exact(start), exact(end), title, told)
    return Seconds(exact(start), exact(end), title, told, row.uuid, str(PositionState(row.state).label))


def positions_in(
    page_id: int, notes: Mapping[str, tuple[PassageNote, ...]] | None = None
) -> Mapping[str, tuple[Link, ...]]:
    """Return passage → the public positions that quote it, or were made of a contribution that it took in (`notes`).

    Two statements; one more where readers' words are among what they rest on, for their consents.
    """
    taken_in = _taken_in(notes or {})
    quoting = Q(anchor__page_id=page_id, anchor__kind=AnchorKind.TEXT, holder_ref="")
    found = shown(public_positions().filter(quoting | Q(source_ref__in=sorted(taken_in))).order_by("pk"))
    places = places_of(row.anchor_id for row in found if row.anchor_id is not None)
    links: dict[str, tuple[Link, ...]] = {}
    for row in found:
        over = row.question.text if row.question is not None else ""
        link = Link(over, position_path(code_of(row), row.language))
        place = places.get(row.anchor_id) if row.anchor_id is not None else None
        quoted = [place] if place is not None else []
        for block in dict.fromkeys((*quoted, *taken_in.get(row.source_ref, ()))):
            links[block] = (*links.get(block, ()), link)
    return links


def _taken_in(notes: Mapping[str, tuple[PassageNote, ...]]) -> dict[str, list[str]]:
    """Return contribution → the passages that have its words now."""
    found: dict[str, list[str]] = {}
    for block, of_block in notes.items():
        for note in of_block if block != GONE_WORDS else ():
            found.setdefault(note.ref, []).append(block)
    return found


def _quotable(block: str, value: Mapping[str, object], row: Position | None, unknown: str) -> Quotable:
    words = " ".join(line.text for line in rich.parse(str(value.get("html", ""))))
    return Quotable(
        block,
        words,
        str(value.get("attribution", "")),
        row.uuid if row is not None else None,
        str(PositionState(row.state).label) if row is not None else "",
        unknown if row is None or _is_anybodys(row) else "",
    )


def _is_anybodys(row: Position) -> bool:
    holder = row.person_id or row.organisation_id or row.holder_ref or row.role
    return row.state == PositionState.DRAFT and not holder
