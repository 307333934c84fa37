"""Makes a position of a quotation in an article, or of what is said in an episode: one click, linked both ways."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction

from blog.actions.make_anchor import make_anchor
from blog.actions.podcast.free_slug import free_person_slug
from blog.actions.positions.check import has_holder
from blog.actions.positions.refuse import PositionReason, PositionRefused
from blog.actions.positions.write import change_position, write_position
from blog.kinds import PositionState
from blog.models.organisation import Organisation
from blog.models.person import Person, PersonAlias
from blog.models.positions.position import Position
from blog.models.positions.question import Question
from blog.models.version import Version
from blog.queries.credit_slots import without_slots
from blog.queries.positions.quotable import name_in, unknown_names
from blog.text import rich
from blog.text.anchors import TextAnchor, anchor_to
from blog.text.body import Block, Body
from blog.text.sentences import sentences
from blog.text.words import block_text

QUOTE_KIND = "quote"
STATEMENT_LETTERS = 400
ROLE_LETTERS = 160
NAME_LETTERS = 120


@dataclass(frozen=True, slots=True)
class Attributed:
    """Who an attribution means, as far as rows tell; `rest` is what else it says (a task, an organisation)."""

    person: Person | None
    organisation: Organisation | None
    rest: str


@transaction.atomic
def position_from_quote(*, page_id: int, block: str, by: Any, is_new_person: bool = False) -> Position:
    """Store a draft that holds the words of a quotation block of the newest version; the same block gives the same position.

    With `is_new_person` somebody whose name we don't know yet gets a row, and holds the position, even one that was made before.
    Raises `PositionRefused` where there is no such block, or it quotes nobody.
    """
    version = (
        Version.objects.select_for_update(of=("self",)).filter(page_id=page_id).order_by("-number").first()
    )
    if version is None:
        raise PositionRefused(PositionReason.NOT_A_QUOTE)
    body = Body.from_json(version.body)
    found = body.block(block)
    if found is None or found.kind != QUOTE_KIND:
        raise PositionRefused(PositionReason.NOT_A_QUOTE)
    known = Position.objects.filter(anchor__page_id=page_id, anchor__block=block).order_by("pk").first()
    told = str(found.value.get("attribution", ""))
    if is_new_person:
        _make_person(told)
    who = attributed(told)
    if known is not None:
        nobodys = known.state == PositionState.DRAFT and not has_holder(known)
        return change_position(position=known, by=by, person=who.person) if nobodys else known
    anchor = make_anchor(page_id=page_id, version=version, parts=[words_in(found)])
    return write_position(
        by=by,
        anchor=anchor,
        **first_words(anchor.parts[0]["exact"]),
        question=Question.objects.filter(page_id=page_id).order_by("pk").first(),
        person=who.person,
        organisation=who.organisation,
        role_text=who.rest[:ROLE_LETTERS],
        language=body.language,
    )


def _make_person(attribution: str) -> None:
    name = name_in(attribution)[:NAME_LETTERS]
    if unknown_names([name]):
        Person.objects.create(name=name, slug=free_person_slug(name))


def words_in(block: Block) -> TextAnchor:
    """Return the anchor of what a quotation block quotes, without the name below it."""
    quoted = "\n".join(line.text for line in rich.parse(str(block.value["html"])))
    text = block_text(block)
    start = text.find(quoted)
    if not quoted.strip() or start < 0:
        raise PositionRefused(PositionReason.NOT_A_QUOTE)
    return anchor_to(block, start, start + len(quoted))


def first_words(quoted: str) -> dict[str, Any]:
    """Return what a position says at first: the first sentence of the words themselves, if it is short enough."""
    spans = sentences(quoted)
    words = " ".join(quoted[spans[0].start : spans[0].end].split()) if spans else ""
    fits = len(words) <= STATEMENT_LETTERS
    return {"statement": words if fits else f"{words[: STATEMENT_LETTERS - 1]}…", "is_summary": not fits}


def attributed(attribution: str) -> Attributed:
    """Return the person and the organisation that an attribution names: „Jana Muster, Leitung, Diakonie Nordstadt“."""
    name, _comma, rest = (part.strip() for part in without_slots(attribution).partition(","))
    person = person_named(name)
    if person is not None:
        return Attributed(person, person.organisation, _said_once(rest, person.organisation))
    organisation = Organisation.objects.filter(name__iexact=name).order_by("pk").first()
    return Attributed(None, organisation, rest)


def _said_once(rest: str, organisation: Organisation | None) -> str:
    """Return what an attribution says beside the organisation, which the position names itself; what stands behind it stays."""
    if organisation is None:
        return rest
    said: list[str] = []
    for part in (part.strip() for part in rest.split(",")):
        name = part[: len(organisation.name)]
        if name.casefold() != organisation.name.casefold():
            said.append(part)
        elif behind := part[len(name) :].strip():
            said.append(f"{said.pop()} {behind}" if said else behind)
    return ", ".join(said)


def person_named(name: str) -> Person | None:
    """Return the one person with this name or alias; nobody where two have it."""
    if not name:
        return None
    by_alias = PersonAlias.objects.filter(name__iexact=name).values("person_id")
    found = Person.objects.filter(name__iexact=name) | Person.objects.filter(pk__in=by_alias)
    people = list(found.select_related("organisation").order_by("pk").distinct()[:2])
    return people[0] if len(people) == 1 else None
