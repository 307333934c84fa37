"""What readers answered to a question: in groups, with from where they speak only where that says nobody's name."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise

from blog.kinds import HolderRole, PositionState
from blog.models import Question
from blog.queries.positions.lines import code_of
from blog.queries.positions.places import position_path
from discussion.models import Opinion, OpinionGroup
from discussion.states import COUNTED, OPINIONS_WAITING

FEW = 5
"""Roles with fewer answers than this are not told apart."""


@dataclass(frozen=True, slots=True)
class RoleShare:
    """How many of those who speak from one place."""

    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Answer:
    """One sentence; its role is empty where too few speak from there."""

    uuid: str
    text: str
    role: str


@dataclass(frozen=True, slots=True)
class AnswerGroup:
    """Answers that say the same; `roles` only those of five answers at least."""

    title: str
    count: int
    roles: tuple[RoleShare, ...]
    answers: tuple[Answer, ...]
    position_url: str = ""


@dataclass(frozen=True, slots=True)
class OpinionResult:
    """All that readers answered and an editor let stand."""

    total: int
    roles: tuple[RoleShare, ...]
    groups: tuple[AnswerGroup, ...]
    others: tuple[Answer, ...]


def opinion_result(question: Question) -> OpinionResult:
    """Return the answers that are shown, rejected ones counted nowhere. Two statements."""
    rows = list(_shown(question))
    told = _told_apart(rows)
    titles = OpinionGroup.objects.filter(question=question).select_related("position").order_by("title", "pk")
    groups = [_group(group, [row for row in rows if row.group_id == group.pk], told) for group in titles]
    return OpinionResult(
        len(rows),
        _roles(rows),
        tuple(sorted((group for group in groups if group.count), key=lambda group: -group.count)),
        tuple(_answer(row, told) for row in rows if row.group_id is None),
    )


def has_answered(question: Question, browser: str) -> bool:
    """Tell whether an answer came from what this browser is known by (`browser_hash`), within the days that it is kept."""
    return Opinion.objects.filter(question=question, browser_hash=browser).exists()


def waiting_opinions() -> int:
    """Return how many answers no editor has read."""
    return Opinion.objects.filter(state__in=[str(state) for state in OPINIONS_WAITING]).count()


def _shown(question: Question) -> Sequence[Opinion]:
    states = [str(state) for state in COUNTED]
    return list(Opinion.objects.filter(question=question, state__in=states).order_by("at", "pk"))


def _told_apart(rows: Sequence[Opinion]) -> dict[str, Promise]:
    """Return the roles that may be named."""
    counts = Counter(row.role for row in rows)
    return {role: HolderRole(role).label for role, count in counts.items() if count >= FEW}


def _roles(rows: Sequence[Opinion]) -> tuple[RoleShare, ...]:
    counts = Counter(row.role for row in rows)
    return tuple(
        RoleShare(str(label), counts[role]) for role, label in HolderRole.choices if counts[role] >= FEW
    )


def _group(group: OpinionGroup, rows: Sequence[Opinion], told: dict[str, Promise]) -> AnswerGroup:
    position = group.position
    shown = position is not None and position.state == PositionState.PUBLIC
    url = position_path(code_of(position), position.language) if shown and position is not None else ""
    return AnswerGroup(group.title, len(rows), _roles(rows), tuple(_answer(row, told) for row in rows), url)


def _answer(row: Opinion, told: dict[str, Promise]) -> Answer:
    return Answer(str(row.uuid), row.text, str(told.get(row.role, "")))
