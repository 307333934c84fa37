"""The questions that were asked about contributions and merges, and what came of them, as the editors see them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.safestring import SafeString

from blog.registries import Credit
from blog.text.body import Block
from discussion.kinds import AskAnswer, ReviewVerdict
from discussion.models import Ask, Contribution, Merge, Review
from discussion.queries.ask_page import Difference, blocks_of, own_text, shown_difference
from discussion.queries.choices import choices_of
from discussion.queries.credit_lines import credit_lines
from discussion.queries.open_review import seal_of
from discussion.text.reading import comment_html


@dataclass(frozen=True, slots=True)
class AskLine:
    """One question; `answer` is empty as long as there is none, `open` until it is answered or its time is over."""

    uuid: str
    asked_at: datetime
    asked_by: str
    answer_by: datetime
    words: str
    difference: Difference | None
    open: bool
    answer: str
    answer_label: str
    answer_words: str
    answered_at: datetime | None
    other_words: bool = False
    """The passages that were shown say something else in the draft now."""


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """One review; `for_this` says that the verdict was given on the text as it is planned now."""

    reviewer: str
    asked_at: datetime
    verdict: str
    verdict_label: str
    words: str
    answered_at: datetime | None
    for_this: bool


@dataclass(frozen=True, slots=True)
class Whom:
    """Who is asked, as far as the editor sees it: her text, what she has granted so far, how she would be named."""

    number: str
    html: SafeString
    use_label: str
    credit: Credit


def whom(contribution: Contribution) -> Whom:
    """Return what an editor knows who asks about a contribution."""
    submission = contribution.submission
    return Whom(
        number=submission.number,
        # Everything that was typed is escaped in there.
        html=SafeString(comment_html(own_text(submission))),
        use_label=str(choices_of(submission).use.label),
        credit=credit_lines([contribution.ref])[contribution.ref],
    )


def asks_of(contributions: Collection[int]) -> Mapping[int, tuple[AskLine, ...]]:
    """Return contribution → its questions, the newest first, in one statement."""
    rows = Ask.objects.filter(contribution__in=contributions).select_related("asked_by")
    found: dict[int, list[AskLine]] = {}
    for row in rows.order_by("-asked_at", "-pk"):
        found.setdefault(row.contribution_id, []).append(_line(row))
    return {contribution: tuple(lines) for contribution, lines in found.items()}


def reviews_of(merge: Merge) -> tuple[ReviewLine, ...]:
    """Return who was asked to read a merge and what they say, the newest first."""
    rows = Review.objects.filter(merge=merge).select_related("reviewer").order_by("-asked_at", "-pk")
    seal = seal_of(merge)
    return tuple(
        ReviewLine(
            reviewer=row.reviewer.name or row.reviewer.email,
            asked_at=row.asked_at,
            verdict=row.verdict,
            verdict_label=str(ReviewVerdict(row.verdict).label) if row.verdict else "",
            words=row.words,
            answered_at=row.answered_at,
            for_this=row.seen == seal,
        )
        for row in rows
    )


def answers_for(contributions: Collection[str], now: Sequence[Block]) -> tuple[AskLine, ...]:
    """Return the newest question about each of these contributions (by UUID), one statement; none was asked, none is there.

    `now` are the passages as the draft has them.
    """
    rows = Ask.objects.filter(contribution__uuid__in=contributions).select_related("asked_by")
    newest = {row.contribution_id: row for row in rows.order_by("asked_at", "pk")}
    return tuple(replace(_line(row), other_words=_is_about_others(row, now)) for row in newest.values())


def _is_about_others(row: Ask, now: Sequence[Block]) -> bool:
    written = {block.id: block for block in now}
    return any(
        shown.id not in written or not shown.says_the_same_as(written[shown.id])
        for shown in blocks_of(row.after) or ()
    )


def _line(row: Ask) -> AskLine:
    return AskLine(
        uuid=str(row.uuid),
        asked_at=row.asked_at,
        asked_by=str(row.asked_by or ""),
        answer_by=row.answer_by,
        words=row.words,
        difference=shown_difference(blocks_of(row.before), blocks_of(row.after)),
        open=row.closed_at is None,
        answer=row.answer,
        answer_label=str(AskAnswer(row.answer).label) if row.answer else "",
        answer_words=row.answer_words,
        answered_at=row.answered_at,
    )
