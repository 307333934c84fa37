"""What a person's page shows beside her articles: episodes, quotations, and her positions over time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, QuerySet

from blog.models.organisation import Organisation
from blog.models.person import Person
from blog.models.podcast.episode import Episode
from blog.models.podcast.show import Show
from blog.models.positions.position import Position
from blog.queries import addresses
from blog.queries.podcast.public_episodes import makes, works_in
from blog.queries.positions.lines import PositionLine, position_lines
from blog.queries.positions.person_quotes import QuoteLine, quotes_of
from blog.queries.positions.position_page import StateLine, histories_of
from blog.queries.positions.public import public_positions, shown
from blog.queries.positions.sources import page_path, places_of
from blog.queries.public_articles import restrictions
from blog.queries.read_models import Link

MOST_EPISODES = 50


@dataclass(frozen=True, slots=True)
class PositionInTime:
    """A position with what it said before, the newest state first; one state says nothing new."""

    position: PositionLine
    before: tuple[StateLine, ...]


@dataclass(frozen=True, slots=True)
class EpisodeLine:
    """An episode that she speaks or works in."""

    title: str
    url: str
    show: str
    date: date | None


@dataclass(frozen=True, slots=True)
class PersonVoices:
    """All of it; `quotes` are the positions that hold her very words, `quoted` what texts give of them beside those."""

    positions: tuple[PositionInTime, ...]
    quotes: tuple[PositionLine, ...]
    quoted: tuple[QuoteLine, ...]
    episodes: tuple[EpisodeLine, ...]
    shows: tuple[Link, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether there is anything; then nothing need say that there are no articles."""
        return bool(self.positions or self.quotes or self.quoted or self.episodes or self.shows)


@dataclass(frozen=True, slots=True)
class OrganisationVoices:
    """What an organisation holds itself, and what its people hold."""

    own: tuple[PositionLine, ...]
    voices: tuple[PositionLine, ...]
    people: tuple[Link, ...]


def person_voices(person: Person) -> PersonVoices:
    """Return what a person's page shows beside her articles; the number of statements doesn't grow with it."""
    found = _in_time(public_positions().filter(person=person))
    lines = position_lines(found)
    histories = histories_of(row.pk for row in found)
    return PersonVoices(
        tuple(
            PositionInTime(line, histories.get(row.pk, ())[1:])
            for row, line in zip(found, lines, strict=True)
        ),
        tuple(line for row, line in zip(found, lines, strict=True) if row.quote),
        quotes_of(person, but=_shown_as_positions(found)),
        episodes_with(person),
        shows_by(person),
    )


def _shown_as_positions(positions: Iterable[Position]) -> list[tuple[int, str]]:
    """Return the passages whose quotations stand on the page already, as positions."""
    quoted = [row for row in positions if row.quote and row.anchor is not None]
    places = places_of(row.anchor_id for row in quoted if row.anchor_id is not None)
    return [
        (row.anchor.page_id, places[row.anchor.pk])
        for row in quoted
        if row.anchor is not None and row.anchor.pk in places
    ]


def organisation_voices(organisation: Organisation) -> OrganisationVoices:
    """Return what an organisation's page shows."""
    found = _in_time(public_positions().filter(organisation=organisation))
    lines = position_lines(found)
    people = Person.objects.filter(organisation=organisation).order_by("name", "pk")
    return OrganisationVoices(
        tuple(line for line in lines if line.holder.is_organisation),
        tuple(line for line in lines if not line.holder.is_organisation),
        tuple(Link(name, addresses.person_path(slug)) for name, slug in people.values_list("name", "slug")),
    )


def episodes_with(person: Person) -> tuple[EpisodeLine, ...]:
    """Return the public episodes that a person speaks or works in, the newest first."""
    rows = Episode.objects.filter(
        works_in(person), ~Exists(restrictions()), live=True, alias_of__isnull=True, podcast__live=True
    )
    found = rows.select_related("podcast", "locale").order_by("-aired_at", "-pk")[:MOST_EPISODES]
    return tuple(
        EpisodeLine(
            row.title, page_path(row), row.podcast.title, row.aired_at.date() if row.aired_at else None
        )
        for row in found
    )


def shows_by(person: Person) -> tuple[Link, ...]:
    """Return the public shows that a person makes, ours and followed ones."""
    rows = Show.objects.filter(makes("pk", person), ~Exists(restrictions()), live=True, alias_of__isnull=True)
    return tuple(
        Link(row.title, page_path(row)) for row in rows.select_related("locale").order_by("title", "pk")
    )


def _in_time(rows: QuerySet[Position]) -> list[Position]:
    return shown(rows.order_by("-said_on", "-created_at", "-pk"))
