"""Positions as values for pages: who, what, where it was said, and whether she corrected it herself."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from blog.kinds import HolderRole, PositionChange, Stance
from blog.models.person import Person
from blog.models.positions.position import Position, PositionVersion
from blog.models.positions.question import Question
from blog.queries import addresses
from blog.queries.positions.places import organisation_path, position_path, question_path
from blog.queries.positions.sources import SourceLine, sources_of
from blog.queries.read_models import Link

OWN_WORDS = frozenset({PositionChange.CORRECTED, PositionChange.CHANGED_MIND})
"""Changes that readers should see at a glance."""


@dataclass(frozen=True, slots=True)
class HolderLine:
    """Who holds a position: `ref` where a contributor does (her name is filled in as the page leaves), else `name`."""

    name: str = ""
    url: str = ""
    detail: str = ""
    ref: str = ""
    role: str = ""
    role_label: str = ""
    organisation: Link | None = None
    is_organisation: bool = False

    @property
    def refs(self) -> tuple[str, ...]:
        """The reference as a list of people has it."""
        return (self.ref,) if self.ref else ()


@dataclass(frozen=True, slots=True)
class PositionLine:
    """One position as lists, maps and its own page show it; `anchor` is its place in the page of a question."""

    code: str
    url: str
    anchor: str
    stance: str
    stance_label: str
    statement: str
    is_summary: bool
    reason: str
    quote: str
    language: str
    holder: HolderLine
    source: SourceLine | None
    said_on: date | None
    question: Link | None = None
    topic: Link | None = None
    changed: str = ""
    changed_at: datetime | None = None

    @property
    def quote_beside(self) -> str:
        """The quote, where it says more than the statement: a sentence of hers isn't shown twice in a list."""
        return "" if not self.is_summary and self.statement in self.quote else self.quote


def position_lines(positions: Sequence[Position]) -> tuple[PositionLine, ...]:
    """Return positions as lines; three statements, however many there are."""
    sources = sources_of(positions)
    changes = newest_changes(positions)
    return tuple(_line(row, sources.get(row.pk), changes.get(row.pk)) for row in positions)


def newest_changes(positions: Iterable[Position]) -> Mapping[int, PositionVersion]:
    """Return the key of each position → the newest state of its history."""
    ids = [row.pk for row in positions]
    if not ids:
        return {}
    rows = PositionVersion.objects.filter(position_id__in=ids).defer("said").order_by("position_id", "number")
    return {row.position_id: row for row in rows}


def question_link(question: Question | None) -> Link | None:
    """Return a question as a link to its page."""
    return Link(question.text, question_path(question.slug, question.language)) if question else None


def holder_line(position: Position) -> HolderLine:
    """Return who holds a position, as it was when it was said."""
    role, label = position.role, str(HolderRole(position.role).label) if position.role else ""
    organisation = (
        Link(position.organisation.name, organisation_path(position.organisation.slug))
        if position.organisation is not None
        else None
    )
    detail = position.role_text
    if position.holder_ref:
        return HolderLine(ref=position.holder_ref, role=role, role_label=label, detail=detail)
    if position.person is not None:
        shown = detail or _task_of(position.person)
        url = addresses.person_path(position.person.slug)
        return HolderLine(position.person.name, url, shown, "", role, label, organisation)
    if organisation is not None:
        return HolderLine(organisation.label, organisation.url, detail, "", role, label, None, True)
    return HolderLine(detail or label, "", label if detail else "", "", role, label)


def _task_of(person: Person) -> str:
    return person.role


def _line(row: Position, source: SourceLine | None, newest: PositionVersion | None) -> PositionLine:
    topic = row.topic
    told = newest is not None and newest.change in OWN_WORDS
    return PositionLine(
        code=code_of(row),
        url=position_path(code_of(row), row.language),
        anchor=f"h-{code_of(row)}",
        stance=row.stance,
        stance_label=str(Stance(row.stance).label),
        statement=row.statement,
        is_summary=row.is_summary,
        reason=row.reason,
        quote="" if row.quote.strip() == row.statement.strip() else row.quote,
        language=row.language,
        holder=holder_line(row),
        source=source,
        said_on=row.said_on,
        question=question_link(row.question),
        topic=Link(topic.name_in(row.language), addresses.topic_path(topic.slug)) if topic else None,
        changed=changed_words(newest) if newest is not None and told else "",
        changed_at=newest.at if newest is not None and told else None,
    )


def changed_words(version: PositionVersion) -> str:
    """Return what happened to a position, in words."""
    return {
        PositionChange.CORRECTED: _("Selbst berichtigt"),
        PositionChange.CHANGED_MIND: _("Hat die Haltung geändert"),
    }.get(PositionChange(version.change), str(PositionChange(version.change).label))


def code_of(position: Position) -> str:
    """Return what a position's address calls it: the first eight of its UUID."""
    return position.uuid.hex[:8]
