"""All questions with their voices, and all positions by topic, person and organisation."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from blog.kinds import Stance
from blog.models.positions.position import Position
from blog.models.positions.question import Question
from blog.queries import addresses
from blog.queries.positions.lines import PositionLine, position_lines
from blog.queries.positions.places import organisation_path, question_path
from blog.queries.positions.public import public_positions, shown
from blog.queries.positions.question_map import COLUMNS
from blog.queries.positions.voices import heard
from blog.queries.read_models import Link

BY_QUESTION: Final = "frage"
WAYS: Final = {
    BY_QUESTION: _("nach Frage"),
    "thema": _("nach Thema"),
    "person": _("nach Person"),
    "organisation": _("nach Organisation"),
}
MOST: Final = 500
"""Positions on one page of a list; a site that has more is looked through by question."""


@dataclass(frozen=True, slots=True)
class Share:
    """How many of a question's voices stand on one side."""

    stance: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """A question in the list, with how its voices are spread; `total` counts those without a stance, too."""

    text: str
    url: str
    total: int
    shares: tuple[Share, ...]
    topic: Link | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Positions under one heading."""

    heading: Link
    positions: tuple[PositionLine, ...]


def question_lines(language: str) -> tuple[QuestionLine, ...]:
    """Return all questions of a language, those with the most voices first."""
    questions = Question.objects.filter(language=language).select_related("topic").order_by("text", "pk")
    wanted = public_positions().filter(question__language=language)
    asked: dict[int, list[Position]] = defaultdict(list)
    for row in shown(wanted.order_by("pk")):
        asked[row.question_id or 0].append(row)
    counts: dict[int, Counter[str]] = defaultdict(Counter)
    for key, rows in asked.items():
        counts[key].update(one.counts.stance for one in heard(rows))
    lines = [_question_line(question, counts[question.pk]) for question in questions]
    return tuple(sorted(lines, key=lambda line: -line.total))


def position_groups(way: str, language: str) -> tuple[Group, ...]:
    """Return the positions under their topics, persons or organisations."""
    found = shown(_in_language(language))
    lines = dict(zip((row.pk for row in found), position_lines(found), strict=True))
    return _grouped(found, lambda row: lines[row.pk], _HEADINGS[way])


def _in_language(language: str) -> QuerySet[Position]:
    rows = public_positions().filter(language=language)
    return rows.order_by("-said_on", "-created_at", "-pk")[:MOST]


def _question_line(question: Question, counts: Counter[str]) -> QuestionLine:
    topic = question.topic
    return QuestionLine(
        question.text,
        question_path(question.slug, question.language),
        sum(counts.values()),
        tuple(Share(str(stance), str(Stance(stance).label), counts[stance]) for stance in COLUMNS),
        Link(topic.name_in(question.language), addresses.topic_path(topic.slug, question.language))
        if topic
        else None,
    )


def _grouped(
    rows: Sequence[Position],
    line: Callable[[Position], PositionLine],
    heading: Callable[[Position], Link | None],
) -> tuple[Group, ...]:
    groups: dict[Link, list[PositionLine]] = defaultdict(list)
    for row in rows:
        over = heading(row)
        if over is not None:
            groups[over].append(line(row))
    ordered: Iterable[Link] = sorted(groups, key=lambda link: link.label.casefold())
    return tuple(Group(over, tuple(groups[over])) for over in ordered)


def _topic(row: Position) -> Link | None:
    topic = row.topic or (row.question.topic if row.question is not None else None)
    return Link(topic.name_in(row.language), addresses.topic_path(topic.slug)) if topic is not None else None


def _person(row: Position) -> Link | None:
    return Link(row.person.name, addresses.person_path(row.person.slug)) if row.person is not None else None


def _organisation(row: Position) -> Link | None:
    found = row.organisation
    return Link(found.name, organisation_path(found.slug)) if found is not None else None


_HEADINGS: Final[dict[str, Callable[[Position], Link | None]]] = {
    "thema": _topic,
    "person": _person,
    "organisation": _organisation,
}
