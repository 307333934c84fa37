"""What waits for a moderator: texts, where they would stand, what their sender did before. Addresses are not in it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from discussion.kinds import CreditChoice, Intent, Purpose, UseChoice
from discussion.models import Comment, Submission
from discussion.queries.at_second import AtSecond, second_of
from discussion.queries.decision_lines import DecisionLine, decision_lines
from discussion.queries.group_people import GroupPerson, group_people
from discussion.queries.pages import Where
from discussion.queries.valid_consents import valid_choice
from discussion.queries.words_marked import words_marked
from discussion.states import IN_QUEUE, ContributionState, SubmissionState
from discussion.text.reading import comment_html, excerpt

WAITING: Final = "wartet"
VIEWS: Final[Mapping[str, tuple[Any, Q]]] = {
    WAITING: (_("Wartet"), Q(state__in=IN_QUEUE) | ~Q(correction="")),
    "oeffentlich": (_("Öffentlich"), Q(state=SubmissionState.PUBLIC)),
    "ausgeblendet": (_("Ausgeblendet"), Q(state=SubmissionState.HIDDEN)),
    "abgelehnt": (_("Abgelehnt"), Q(state=SubmissionState.REJECTED)),
    "redaktion": (_("Nur für die Redaktion"), Q(state=SubmissionState.PRIVATE, part_of=None)),
    "unbestaetigt": (_("Unbestätigt"), Q(state=SubmissionState.UNCONFIRMED, part_of=None)),
}
STATE_WORDS: Final = {
    SubmissionState.UNCONFIRMED: _("Adresse noch nicht bestätigt"),
    SubmissionState.WAITING: _("wartet"),
    SubmissionState.PUBLIC: _("öffentlich"),
    SubmissionState.PRIVATE: _("nur für die Redaktion angenommen"),
    SubmissionState.REJECTED: _("abgelehnt"),
    SubmissionState.HIDDEN: _("ausgeblendet"),
    SubmissionState.WITHDRAWN: _("auf Wunsch entfernt"),
    SubmissionState.ERASED: _("gelöscht"),
}


@dataclass(frozen=True, slots=True)
class History:
    """What the same confirmed address sent before."""

    public: int
    rejected: int
    hidden: int
    waiting: int

    @property
    def is_first(self) -> bool:
        """Whether nothing else came from there."""
        return not (self.public or self.rejected or self.hidden)


@dataclass(frozen=True, slots=True)
class QueueLine:
    """One text with its context. `can` names what may be done now."""

    uuid: str
    number: str
    contributor: str
    """The UUID that stands for the address."""
    seal: str
    """Stands for the text as it is shown: it comes back with what is decided."""
    state: str
    state_label: str
    html_text: SafeString
    html_correction: SafeString
    name: str
    shows_name: bool
    article_title: str
    article_url: str
    sent_at: datetime
    channel_label: str
    language: str
    answers: str
    answers_url: str
    use_label: str
    credit_label: str
    """How the author wants to be named in the article, in her own choice; empty where she doesn't."""
    intent_label: str
    proposal: str
    source_url: str
    private: bool
    group: str
    is_staff: bool
    is_pinned: bool
    in_article: bool
    comment_url: str
    history: History
    decisions: tuple[DecisionLine, ...]
    can: frozenset[str]
    second: AtSecond | None = None
    """Which second of an episode it is about."""
    marked: str = ""
    """The words of the text that it is about."""
    people: tuple[GroupPerson, ...] = ()
    """Who was there when a group wrote."""


def waiting_count() -> int:
    """Return how many texts and corrections wait."""
    return Submission.objects.filter(VIEWS[WAITING][1]).count()


def counts() -> dict[str, int]:
    """Return how many texts each view holds, in one statement."""
    wanted = {name: Count("pk", filter=condition) for name, (_label, condition) in VIEWS.items()}
    return Submission.objects.aggregate(**wanted)


def in_view(name: str) -> QuerySet[Submission]:
    """Return the submissions of one view: what waits longest first, everything else newest first."""
    order = ("created_at", "pk") if name == WAITING else ("-created_at", "-pk")
    return Submission.objects.filter(VIEWS[name][1]).order_by(*order)


def from_address(contributor: UUID) -> QuerySet[Submission]:
    """Return everything that one confirmed address sent, newest first."""
    rows = Submission.objects.filter(contributor__uuid=contributor, confirmed_at__isnull=False)
    return rows.order_by("-created_at", "-pk")


def queue_lines(submissions: QuerySet[Submission]) -> list[QueueLine]:
    """Return what a moderator sees of these, in a constant number of statements."""
    related = ("contributor", "page__locale", "parent", "comment", "contribution", "anchor")
    chosen = {
        "chosen_use": valid_choice(Purpose.USE, "pk"),
        "chosen_credit": valid_choice(Purpose.CREDIT, "pk"),
    }
    rows: list[Any] = list(submissions.select_related(*related).annotate(**chosen))
    histories = _histories(row.contributor_id for row in rows)
    decisions = decision_lines([row.pk for row in rows])
    people = group_people([row.pk for row in rows if row.group_name])
    return [
        replace(
            _line(row, _without(histories.get(row.contributor_id, {}), row), decisions.get(row.pk, ())),
            people=people.get(row.pk, ()),
        )
        for row in rows
    ]


def _histories(contributors: Iterable[int]) -> dict[int, dict[str, int]]:
    found: dict[int, dict[str, int]] = {}
    rows = Submission.objects.filter(contributor__in=set(contributors), confirmed_at__isnull=False)
    for contributor, state, number in (
        rows.order_by().values_list("contributor", "state").annotate(n=Count("pk"))
    ):
        found.setdefault(contributor, {})[state] = number
    return found


def _without(history: Mapping[str, int], row: Submission) -> History:
    """Return the history without the row itself."""

    def count(state: SubmissionState) -> int:
        return history.get(state, 0) - (row.state == state and row.confirmed_at is not None)

    return History(
        public=count(SubmissionState.PUBLIC),
        rejected=count(SubmissionState.REJECTED),
        hidden=count(SubmissionState.HIDDEN),
        waiting=count(SubmissionState.WAITING),
    )


def _choice(choices: type[UseChoice] | type[CreditChoice], chosen: str | None) -> str:
    return str(choices(chosen).label) if chosen and chosen != "none" else ""


def _group(row: Submission) -> str:
    day = date_format(row.group_date, "SHORT_DATE_FORMAT") if row.group_date else ""
    return ", ".join(part for part in (row.group_name, row.group_place, day) if part)


def _line(row: Any, history: History, decisions: tuple[DecisionLine, ...]) -> QueueLine:
    comment: Comment | None = getattr(row, "comment", None)
    contribution = getattr(row, "contribution", None)
    text = comment.comment if comment else row.text
    return QueueLine(
        uuid=str(row.uuid),
        number=row.number,
        contributor=str(row.contributor.uuid),
        seal=row.seal,
        state=row.state,
        state_label=str(STATE_WORDS[SubmissionState(row.state)]),
        # Everything that was typed is escaped in there.
        html_text=SafeString(comment_html(text)),
        html_correction=SafeString(comment_html(row.correction)),
        name=row.told("name"),
        shows_name=row.display_name,
        article_title=row.page.title,
        article_url=Where(row.page).page,
        sent_at=row.created_at,
        channel_label=row.get_channel_display(),
        language=row.language,
        answers=excerpt(row.parent.comment, 300) if row.parent else "",
        answers_url=_url(row.parent) if row.parent else "",
        use_label=_choice(UseChoice, row.chosen_use),
        credit_label=_choice(CreditChoice, row.chosen_credit),
        intent_label=str(Intent(row.intent).label) if row.intent != Intent.COMMENT else "",
        proposal=row.proposal,
        source_url=row.source_url,
        private=row.private,
        group=_group(row),
        is_staff=bool(comment and comment.is_staff_answer),
        is_pinned=bool(comment and comment.is_pinned),
        in_article=bool(contribution and contribution.state == ContributionState.MERGED),
        comment_url=_url(comment) if comment and comment.is_public else "",
        history=history,
        decisions=decisions,
        can=_can(row, comment),
        second=second_of(row.page, row.anchor),
        marked=words_marked(row.anchor, 300),
    )


def _url(comment: Comment) -> str:
    return reverse("discussion:comment", args=[comment.uuid])


def _can(row: Submission, comment: Comment | None) -> frozenset[str]:
    """Return the acts that make sense now; each of them can be taken back by another."""
    yes = "take_in" if row.private else "approve"
    match row.state:
        case SubmissionState.WAITING:
            found = {yes, "reject"}
        case SubmissionState.REJECTED:
            found = {yes}
        case SubmissionState.PRIVATE:
            found = {"reject"}
        case SubmissionState.HIDDEN:
            found = {"restore"}
        case SubmissionState.PUBLIC:
            found = {"hide", "answer", "unpin" if comment and comment.is_pinned else "pin"}
        case _:
            found = set()
    return frozenset(found | ({"accept", "refuse"} if row.correction else set()))
