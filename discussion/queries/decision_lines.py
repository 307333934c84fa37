"""Decisions about texts as editors and moderators read them: in words, with the names of colleagues."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.contrib.auth import get_user_model
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from discussion.kinds import DeclineReason, RejectReason, Verb
from discussion.models import Decision
from discussion.queries.pages import parse_uuid

USER: Final = "user:"
_REASONS: Final = {**dict(RejectReason.choices), **dict(DeclineReason.choices)}


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """One decision about a text."""

    label: str
    by: str
    at: datetime
    reason: str
    words: str


def decision_lines(submissions: Collection[int]) -> dict[int, tuple[DecisionLine, ...]]:
    """Return what was decided about each of these submissions, the oldest first; two statements at most."""
    rows = list(
        Decision.objects.filter(submission__in=list(submissions)).select_related("by").order_by("at", "pk")
    )
    colleagues = _colleagues(rows)
    found: dict[int, tuple[DecisionLine, ...]] = {}
    for row in rows:
        found[row.submission_id] = (*found.get(row.submission_id, ()), _line(row, colleagues))
    return found


def _colleagues(rows: Collection[Decision]) -> Mapping[str, str]:
    """Return the names of those to whom something was assigned, by what a decision keeps of them."""
    wanted = {row.words for row in rows if row.verb == Verb.ASSIGNED and row.words.startswith(USER)}
    ids = [uuid for words in wanted if (uuid := parse_uuid(words.removeprefix(USER)))]
    if not ids:
        return {}
    users: Any = get_user_model().objects.filter(public_id__in=ids).order_by("pk")
    return {f"{USER}{user.public_id}": str(user) for user in users}


def _line(row: Decision, colleagues: Mapping[str, str]) -> DecisionLine:
    return DecisionLine(
        label=str(Verb(row.verb).label),
        by=str(row.by) if row.by else "",
        at=row.at,
        reason=str(_REASONS.get(row.reason, "")),
        words=_words(row, colleagues),
    )


def _words(row: Decision, colleagues: Mapping[str, str]) -> str:
    match row.verb:
        case Verb.ASSIGNED:
            return (
                colleagues.get(row.words, _("jemand, der nicht mehr da ist")) if row.words else _("niemand")
            )
        case Verb.DUE:
            return (
                date_format(date.fromisoformat(row.words), "SHORT_DATE_FORMAT") if row.words else _("keine")
            )
        case _:
            return row.words
