"""What decides how contributions are credited, looked up anew for each page in one lean statement; see `credit_lines`."""

from collections.abc import Collection, Iterable
from datetime import date
from functools import cache
from typing import Any, Final, NamedTuple

from django.db import connection
from django.db.models import Case, F, FilteredRelation, Q, TextField, When
from django.db.models.functions import Cast
from django.utils.dateparse import parse_date

from blog.kinds import DiscussionMode
from blog.queries.living import KINDS
from discussion.kinds import Purpose
from discussion.models import Contribution
from discussion.queries.among import ASKED, Among, parameter, written
from discussion.queries.as_told import as_told
from discussion.states import NOT_TAKEN_BACK, SHOWN


class CreditFacts(NamedTuple):
    """One contribution. `choice` is that of the valid consent, empty without one or where nobody may be named.

    `source` is the comment that it came from, if everybody may read that; `submission` stands only where a group may be named.
    """

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


_MAY: Final = Q(submission__confirmed_at__isnull=False, submission__contributor__erased_at=None)
_GROUP: Final = ~Q(submission__group_name="") & Q(
    submission__state__in=[str(state) for state in NOT_TAKEN_BACK]
)
_READABLE: Final = Q(
    submission__state__in=[str(state) for state in SHOWN], submission__comment__withdrawn=False
)


def credit_facts(uuids: Collection[str]) -> list[CreditFacts]:
    """Return the facts for each contribution that there is, in the order of their consents. One statement."""
    sql, params = _statement()
    asked = parameter(uuids)
    with connection.cursor() as cursor:
        cursor.execute(sql, [asked if param == ASKED else param for param in params])
        rows = cursor.fetchall()
    found = [CreditFacts._make(row[2:]) for row in _with_valid_consent(rows)]
    return found if connection.vendor == "postgresql" else [_of_sqlite(facts) for facts in found]


def _with_valid_consent(rows: Iterable[tuple[Any, ...]]) -> Iterable[tuple[Any, ...]]:
    """Return one row for each contribution, of its newest grant; without a choice where that was withdrawn.

    There is a row for each consent to be named, and each withdrawal of one; what is newest is told by sequence, not by clock.
    """
    newest: dict[Any, tuple[Any, ...]] = {}
    for row in rows:
        consent, withdraws, uuid = row[:3]
        if withdraws is None:
            newest[uuid] = row
        elif newest[uuid][0] == withdraws:
            newest[uuid] = (consent, withdraws, uuid, "", *row[4:])
    return newest.values()


def _of_sqlite(facts: CreditFacts) -> CreditFacts:
    """Return facts with their values as Python's: SQLite gives letters for days, and UUIDs without dashes."""
    return facts._replace(
        uuid=written(facts.uuid),
        source=written(facts.source) if facts.source else None,
        group_date=parse_date(str(facts.group_date)) if facts.group_date else None,
    )


@cache
def _statement() -> tuple[str, tuple[Any, ...]]:
    """Return the statement, put together once in a process.

    Consents are joined and not asked for one by one, `_with_valid_consent` chooses among them: an article may name hundreds. Whether a
    comment may be read is told by its submission's state, which its own follows (I9).
    """
    readable = _READABLE
    for kind in KINDS:
        closed = kind._default_manager.filter(discussion_mode=DiscussionMode.CLOSED.value)  # noqa: SLF001 - public
        readable &= ~Q(page__in=closed.order_by().values("pk"))
    naming = FilteredRelation(
        "submission__consents", condition=Q(submission__consents__purpose=Purpose.CREDIT.value)
    )
    found = (
        Contribution.objects.filter(Among(F("uuid"), ASKED))
        .alias(naming=naming)
        .order_by("naming__pk")
        .values_list(
            "naming__pk",
            "naming__withdraws",
            Cast("uuid", TextField()),
            Case(When(_MAY, then=F("naming__choice"))),
            as_told("name"),
            as_told("organisation"),
            as_told("role"),
            "submission__pseudonym",
            "submission__contributor_id",
            "submission__contributor__page_code",
            "submission__told_name",
            Case(When(readable, then=Cast("submission__comment__uuid", TextField()))),
            Case(When(_MAY & _GROUP, then=F("submission_id"))),
            "submission__group_name",
            "submission__group_place",
            "submission__group_date",
        )
    )
    sql, params = found.query.sql_with_params()
    return sql, tuple(params)
