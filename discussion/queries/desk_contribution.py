"""One contribution as an editor works on it away from the article: text, points, consents, questions, what was decided."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.safestring import SafeString

from blog.text.sentences import sentences
from discussion.kinds import BY_HAND, CreditChoice, Purpose, UseChoice
from discussion.models import Consent, Contribution, Point
from discussion.queries.author_text import author_text
from discussion.queries.decision_lines import DecisionLine, decision_lines
from discussion.queries.desk_filter import Tab
from discussion.queries.desk_queue import Line, desk_lines
from discussion.queries.uncut import can_cut
from discussion.states import DONE_WITH, PointState
from discussion.text.reading import comment_html


@dataclass(frozen=True, slots=True)
class PointLine:
    """One point: the piece of the text, empty for the whole of it."""

    uuid: str
    text: str
    is_open: bool
    group_uuid: str
    group_title: str


@dataclass(frozen=True, slots=True)
class ConsentLine:
    """One consent that stands, or stood."""

    purpose: str
    choice: str
    at: datetime
    withdrawn: bool


@dataclass(frozen=True, slots=True)
class Single:
    """Everything on a contribution's page."""

    line: Line
    text: str
    html: SafeString
    sentences: tuple[str, ...]
    source_url: str
    points: tuple[PointLine, ...]
    consents: tuple[ConsentLine, ...]
    consent_held: str
    by_hand: bool
    """Written down by editors: then a consent may lie with them, too."""
    decisions: tuple[DecisionLine, ...]
    can_cut: bool
    tab: str
    """The tab of the queue that it stands in."""


def desk_contribution(contribution: Contribution, user: Any) -> Single:
    """Return one contribution for an editor."""
    submission = contribution.submission
    text = author_text(submission)
    return Single(
        line=desk_lines([contribution.pk], user, timezone.now())[0],
        text=text,
        # Everything that was typed is escaped in there.
        html=SafeString(comment_html(text)),
        sentences=tuple(text[span.start : span.end] for span in sentences(text)),
        source_url=submission.source_url,
        points=_points(contribution),
        consents=_consents(submission.pk),
        consent_held=submission.consent_held,
        by_hand=submission.channel in BY_HAND,
        decisions=decision_lines([submission.pk]).get(submission.pk, ()),
        can_cut=can_cut(contribution),
        tab=Tab.DONE if contribution.state in DONE_WITH else Tab.WAITING,
    )


def _points(contribution: Contribution) -> tuple[PointLine, ...]:
    rows = Point.objects.filter(contribution=contribution).select_related("group").order_by("position")
    return tuple(
        PointLine(
            uuid=str(row.uuid),
            text=row.text,
            is_open=row.state == PointState.OPEN,
            group_uuid=str(row.group.uuid) if row.group else "",
            group_title=row.group.title if row.group else "",
        )
        for row in rows
    )


def _consents(submission: int) -> tuple[ConsentLine, ...]:
    rows = Consent.objects.filter(submission=submission, withdraws=None).select_related("withdrawn_by")
    return tuple(
        ConsentLine(
            purpose=str(Purpose(row.purpose).label),
            choice=_choice(row),
            at=row.at,
            withdrawn=hasattr(row, "withdrawn_by"),
        )
        for row in rows.order_by("pk")
    )


def _choice(row: Consent) -> str:
    choices = {Purpose.USE: UseChoice, Purpose.CREDIT: CreditChoice}.get(Purpose(row.purpose))
    return str(choices(row.choice).label) if choices and row.choice else ""
