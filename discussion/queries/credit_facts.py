"""What decides how contributions and comments are credited, looked up anew for each page in one lean statement; see `credit_lines`."""

from collections.abc import Collection, Iterable
from datetime import date
from functools import cache
from typing import Any, Final, NamedTuple

from django.db import connection
from django.db.models import (
    BigIntegerField,
    BooleanField,
    Case,
    DateField,
    F,
    FilteredRelation,
    Q,
    QuerySet,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Cast
from django.utils.dateparse import parse_date

from blog.kinds import DiscussionMode
from blog.queries.living import KINDS
from discussion.kinds import CreditChoice, Purpose
from discussion.models import Comment, Contribution
from discussion.queries.among import ASKED, Among, parameter, written
from discussion.queries.as_told import as_told
from discussion.queries.valid_consents import has_valid_consent
from discussion.states import NOT_TAKEN_BACK, SHOWN

CONTRIBUTION: Final = "contribution"
COMMENT: Final = "comment"


class CreditFacts(NamedTuple):
    """One contribution or comment. `choice` is that of the valid consent, empty without one or where nobody may be named.

    `source` is the comment that it came from, if everybody may read that; `submission` stands only where a group may be named.
    A comment has its `choice`, `name`, `group_name` and `staff`: whether the editors wrote it.
    """

    kind: str
    uuid: str
    choice: str
    name: str
    organisation: str
    role: str
    pseudonym: str
    person: int
    page_code: str | None
    told_name: str
    source: str | None
    submission: int | None
    group_name: str
    group_place: str
    group_date: date | None
    staff: bool


_MAY: Final = Q(submission__confirmed_at__isnull=False, submission__contributor__erased_at=None)
_GROUP: Final = ~Q(submission__group_name="") & Q(
    submission__state__in=[str(state) for state in NOT_TAKEN_BACK]
)
_READABLE: Final = Q(
    submission__state__in=[str(state) for state in SHOWN], submission__comment__withdrawn=False
)


def credit_facts(contributions: Collection[str], comments: Collection[str] = ()) -> list[CreditFacts]:
    """Return the facts for each contribution and comment that there is, by its UUID. One statement, whatever is asked for."""
    asked = {CONTRIBUTION: contributions, COMMENT: comments}
    sql, params = _statement(tuple(kind for kind, uuids in asked.items() if uuids))
    filled = {f"{ASKED}{kind}": parameter(uuids) for kind, uuids in asked.items()}
    with connection.cursor() as cursor:
        cursor.execute(sql, [filled.get(param, param) for param in params])
        rows = cursor.fetchall()
    found = [CreditFacts._make(row[2:]) for row in _with_valid_consent(rows)]
    return found if connection.vendor == "postgresql" else [_of_sqlite(facts) for facts in found]


def _with_valid_consent(rows: Iterable[tuple[Any, ...]]) -> Iterable[tuple[Any, ...]]:
    """Return one row for each contribution, of its newest grant; without a choice where that was withdrawn.

    There is a row for each consent to be named in the text, and each withdrawal of one; what is newest is told by sequence, not by clock. A
    comment has one row.
    """
    newest: dict[Any, tuple[Any, ...]] = {}
    for row in rows:
        consent, withdraws, kind, uuid = row[:4]
        if withdraws is None:
            newest[uuid] = row
        elif newest[uuid][0] == withdraws:
            newest[uuid] = (consent, withdraws, kind, uuid, "", *row[5:])
    return newest.values()


def _of_sqlite(facts: CreditFacts) -> CreditFacts:
    """Return facts with their values as Python's: SQLite gives letters for days, and UUIDs without dashes."""
    return facts._replace(
        uuid=written(facts.uuid),
        source=written(facts.source) if facts.source else None,
        group_date=parse_date(str(facts.group_date)) if facts.group_date else None,
        staff=bool(facts.staff),
    )


@cache
def _statement(kinds: tuple[str, ...]) -> tuple[str, tuple[Any, ...]]:
    """Return the statement for some kinds, put together once in a process."""
    parts = [_ROWS[kind]() for kind in kinds]
    found = parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]
    sql, params = found.order_by("granted").query.sql_with_params()
    return sql, tuple(params)


def _contributions() -> QuerySet[Any, Any]:
    """Consents are joined and not asked for one by one, `_with_valid_consent` chooses among them: an article may name hundreds.

    Whether a comment may be read is told by its submission's state, which its own follows (I9).
    """
    readable = _READABLE
    for kind in KINDS:
        closed = kind._default_manager.filter(discussion_mode=DiscussionMode.CLOSED.value)  # noqa: SLF001 - public
        readable &= ~Q(page__in=closed.order_by().values("pk"))
    naming = FilteredRelation(
        "submission__consents", condition=Q(submission__consents__purpose=Purpose.CREDIT.value)
    )
    return (
        Contribution.objects.filter(Among(F("uuid"), f"{ASKED}{CONTRIBUTION}"))
        .alias(naming=naming)
        .annotate(granted=F("naming__pk"))
        .order_by()
        .values_list(
            "granted",
            F("naming__withdraws"),
            Value(CONTRIBUTION, TextField()),
            Cast("uuid", TextField()),
            Case(When(_MAY, then=F("naming__choice"))),
            as_told("name"),
            as_told("organisation"),
            as_told("role"),
            F("submission__pseudonym"),
            F("submission__contributor_id"),
            F("submission__contributor__page_code"),
            F("submission__told_name"),
            Case(When(readable, then=Cast("submission__comment__uuid", TextField()))),
            Case(When(_MAY & _GROUP, then=F("submission_id"))),
            F("submission__group_name"),
            F("submission__group_place"),
            F("submission__group_date"),
            Value(value=False, output_field=BooleanField()),
        )
    )


def _comments() -> QuerySet[Any, Any]:
    """Whose name stands above a comment: hers who let it stand there."""
    stands = Q(submission__state__in=[str(state) for state in SHOWN], submission__contributor__erased_at=None)
    named = When(
        Q(has_valid_consent(Purpose.SHOW_NAME)) & stands & Q(submission__display_name=True),
        then=Value(CreditChoice.FULL_NAME.value),
    )
    nothing = Value("", TextField())
    return (
        Comment.rows.filter(Among(F("uuid"), f"{ASKED}{COMMENT}"))
        .annotate(granted=Value(None, BigIntegerField()))
        .order_by()
        .values_list(
            "granted",
            Value(None, BigIntegerField()),
            Value(COMMENT, TextField()),
            Cast("uuid", TextField()),
            Case(named, default=nothing, output_field=TextField()),
            as_told("name"),
            nothing,
            nothing,
            nothing,
            F("submission__contributor_id"),
            Value(None, TextField()),
            nothing,
            Value(None, TextField()),
            Value(None, BigIntegerField()),
            Case(When(stands, then=F("submission__group_name")), default=nothing, output_field=TextField()),
            nothing,
            Value(None, DateField()),
            F("is_staff_answer"),
        )
    )


_ROWS: Final = {CONTRIBUTION: _contributions, COMMENT: _comments}
