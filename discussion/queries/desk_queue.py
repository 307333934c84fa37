"""The desk's queue over all articles: how many are in each tab, and one page of it. Bounded statements, however many rows."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone

from blog.registries import Credit
from blog.text.words import shorten
from discussion.kinds import AskAnswer, Channel, Intent, Purpose, UseChoice
from discussion.models import Ask, Contribution, Point
from discussion.queries.author_text import author_text
from discussion.queries.credit_lines import credit_lines
from discussion.queries.desk_card import allowed_label
from discussion.queries.desk_filter import ORDERS, TABS, Tab, Wanted
from discussion.queries.may_merge import mergeable_pages
from discussion.queries.merge_desk import state_label
from discussion.queries.valid_consents import newest_wording, valid_choice
from discussion.queries.words_marked import words_marked
from discussion.states import EMPTIED, UNSETTLED, PointState

PER_PAGE: Final = 50
LAST_PAGE: Final = 400
"""Who gets this far filters; a database counts its way to every further page."""
EXCERPT: Final = 260


@dataclass(frozen=True, slots=True)
class Group:
    """A group of points, as its badge shows it."""

    uuid: str
    title: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The newest question to the author, and what she said."""

    label: str
    """Empty while she has said nothing."""
    words: str
    answer_by: datetime
    is_open: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One contribution in the queue."""

    uuid: str
    page_id: int
    article: str
    text: str
    proposal: str
    marked: str
    """The words of the article that it is about."""
    intent: str
    private: bool
    group_name: str
    channel: str
    language: str
    state: str
    state_label: str
    is_withdrawn: bool
    """Its author took the text back, and with it what she allowed."""
    use: str
    use_label: str
    allowed: str
    credit: Credit
    offered: bool
    assigned_to: str
    is_mine: bool
    due: date | None
    is_overdue: bool
    created: datetime
    days: int
    comment_url: str
    points: int
    open_points: int
    groups: tuple[Group, ...]
    answer: Answer | None


@dataclass(frozen=True, slots=True)
class Queue:
    """One page of the queue, and how many there are behind each tab with the same filter."""

    counts: Mapping[Tab, int]
    lines: tuple[Line, ...]
    page: int
    pages: int


def desk_queue(wanted: Wanted, user: Any, *, now: datetime | None = None) -> Queue:
    """Return what an editor asked for, of the articles that she may merge into."""
    now = now or timezone.now()
    rows = Contribution.objects.filter(wanted.condition(user, now))
    if not user.is_superuser:
        rows = rows.filter(page__in=mergeable_pages(user).order_by().values("pk"))
    counts = _counts(rows)
    pages = min(max(1, -(-counts[wanted.tab] // PER_PAGE)), LAST_PAGE)
    page = min(max(1, wanted.page), pages)
    start = (page - 1) * PER_PAGE
    found = rows.filter(TABS[wanted.tab][1]).order_by(*ORDERS[wanted.order][1])
    pks = list(found.values_list("pk", flat=True)[start : start + PER_PAGE]) if counts[wanted.tab] else []
    return Queue(counts=counts, lines=desk_lines(pks, user, now), page=page, pages=pages)


def _counts(rows: Any) -> Mapping[Tab, int]:
    """Count behind each tab, in one statement."""
    wanted = {tab.name: Count("pk", filter=condition) for tab, (_label, condition) in TABS.items()}
    found: Mapping[str, int] = rows.aggregate(**wanted)
    return {tab: found[tab.name] for tab in TABS}


def desk_lines(pks: Collection[int], user: Any, now: datetime) -> tuple[Line, ...]:
    """Return these contributions in this order; four statements, however many."""
    if not pks:
        return ()
    rows = {row.pk: row for row in _rows(pks)}
    named = credit_lines([row.ref for row in rows.values()])
    points, answers = _points(pks), _answers(pks, now)
    return tuple(
        _line(rows[pk], named[rows[pk].ref], points.get(pk, []), answers.get(pk), user, now)
        for pk in pks
        if pk in rows
    )


def _rows(pks: Collection[int]) -> Iterable[Any]:
    related = ("submission__comment", "submission__anchor", "page", "assigned_to")
    return (
        Contribution.objects.filter(pk__in=pks)
        .annotate(valid_use=valid_choice(Purpose.USE), use_wording=newest_wording(Purpose.USE))
        .select_related(*related)
        .order_by("pk")
    )


def _points(pks: Collection[int]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    rows = Point.objects.filter(contribution__in=pks).order_by("contribution", "position")
    for row in rows.values("contribution", "state", "group__uuid", "group__title"):
        found.setdefault(row["contribution"], []).append(row)
    return found


def _answers(pks: Collection[int], now: datetime) -> dict[int, Answer]:
    """Return the newest question of each contribution."""
    rows = Ask.objects.filter(contribution__in=pks).order_by("asked_at", "pk")
    return {
        row.contribution_id: Answer(
            label=str(AskAnswer(row.answer).label) if row.answer else "",
            words=shorten(row.answer_words, EXCERPT),
            answer_by=row.answer_by,
            is_open=row.closed_at is None and row.answer_by > now,
        )
        for row in rows
    }


def _line(
    row: Any, credit: Credit, points: list[Any], answer: Answer | None, user: Any, now: datetime
) -> Line:
    submission = row.submission
    use = UseChoice(row.valid_use or UseChoice.NONE)
    groups = {str(one["group__uuid"]): one["group__title"] for one in points if one["group__uuid"]}
    return Line(
        uuid=str(row.uuid),
        page_id=row.page_id,
        article=row.page.title,
        text=shorten(author_text(submission), EXCERPT),
        proposal=shorten(submission.proposal, EXCERPT),
        marked=words_marked(submission.anchor, EXCERPT),
        intent=str(Intent(submission.intent).label) if submission.intent != Intent.COMMENT else "",
        private=submission.private,
        group_name=submission.group_name,
        channel=str(Channel(submission.channel).label),
        language=submission.language,
        state=row.state,
        state_label=state_label(row.state),
        is_withdrawn=submission.state in EMPTIED,
        use=use.value,
        use_label=str(use.label),
        allowed=allowed_label(use, row.use_wording),
        credit=credit,
        offered=row.offered,
        assigned_to=str(row.assigned_to or ""),
        is_mine=row.assigned_to_id == user.pk,
        due=row.due,
        is_overdue=bool(row.due and row.state in UNSETTLED and row.due < timezone.localdate(now)),
        created=row.created_at,
        days=(now - row.created_at).days,
        comment_url=_comment_url(submission),
        points=len(points),
        open_points=sum(one["state"] == PointState.OPEN for one in points),
        groups=tuple(Group(uuid, title) for uuid, title in groups.items()),
        answer=answer,
    )


def _comment_url(submission: Any) -> str:
    comment = getattr(submission, "comment", None)
    if comment is None or not comment.is_public:
        return ""
    return reverse("discussion:comment", args=[comment.uuid])


def in_queue(uuids: Iterable[Any], user: Any) -> list[Contribution]:
    """Return those of some contributions that somebody may merge, with their pages."""
    rows = Contribution.objects.filter(uuid__in=list(uuids)).select_related("page", "submission")
    allowed = Q() if user.is_superuser else Q(page__in=mergeable_pages(user).order_by().values("pk"))
    return list(rows.filter(allowed).order_by("created_at", "pk"))
