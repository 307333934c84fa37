"""What somebody sees who was asked back: the question, the passage before and after, her own text, what a yes grants."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.safestring import SafeString

from blog.models import Version
from blog.queries.difference_page import difference_labels
from blog.queries.living import living
from blog.text.body import Block, Body
from blog.text.difference import difference
from blog.text.difference_html import block_html, operations_html
from discussion.kinds import AskAnswer, UseChoice
from discussion.models import Ask, Contribution
from discussion.queries.consent_texts import asked_wording
from discussion.queries.credit_lines import credit_lines
from discussion.queries.open_ask import AskProblem, why_closed
from discussion.queries.pages import Head, shown_head
from discussion.text.reading import comment_html


@dataclass(frozen=True, slots=True)
class Difference:
    """Passages before and after as one readable text, and how they would read in the end."""

    pieces: tuple[SafeString, ...]
    after: tuple[SafeString, ...]
    changes: bool


@dataclass(frozen=True, slots=True)
class AskPage:
    """The whole page; `closed` says why there is nothing to answer, `answer` what was answered."""

    head: Head
    words: str
    answer_by: datetime
    difference: Difference | None
    moved_on: bool
    """The passage reads otherwise by now than when it was asked about."""
    own_html: SafeString
    credit: str
    use: str
    grants: str
    answer: str
    answer_label: str
    answer_words: str
    answered_at: datetime | None
    closed: AskProblem | None


def ask_page(ask: Ask, *, now: datetime) -> AskPage:
    """Return the page of a question; once the text is gone nothing of it is left on it."""
    contribution = Contribution.objects.select_related("submission__contributor", "submission__comment").get(
        pk=ask.contribution_id
    )
    submission = contribution.submission
    closed = None if ask.answered_at else why_closed(ask, contribution, now=now)
    gone = closed == AskProblem.GONE
    return AskPage(
        head=shown_head(living(contribution.page_id)),
        words=ask.words,
        answer_by=ask.answer_by,
        difference=None if gone else shown_difference(blocks_of(ask.before), blocks_of(ask.after)),
        moved_on=not gone and _moved_on(contribution.page_id, ask),
        own_html=SafeString("" if gone else comment_html(own_text(submission))),
        credit=_credit(contribution),
        use=UseChoice(ask.use).value,
        grants=asked_wording(submission.language).text,
        answer=ask.answer,
        answer_label=str(AskAnswer(ask.answer).label) if ask.answer else "",
        answer_words=ask.answer_words,
        answered_at=ask.answered_at,
        closed=closed,
    )


def blocks_of(stored: Sequence[Any] | None) -> tuple[Block, ...]:
    """Read passages as a question keeps them."""
    return tuple(Block.from_json(block) for block in stored or ())


def shown_difference(before: Sequence[Block], after: Sequence[Block]) -> Difference | None:
    """Return the difference of some passages; None where there are none."""
    if not before and not after:
        return None
    old, new = (Body("", "", "de", tuple(blocks)) for blocks in (before, after))
    labels = difference_labels()
    operations = operations_html(difference(old, new), labels)
    return Difference(
        pieces=tuple(SafeString(one.html) for one in operations),
        after=tuple(SafeString(block_html(block, labels=labels)) for block in after),
        changes=any(one.op != "same" for one in operations),
    )


def _moved_on(page_id: int, ask: Ask) -> bool:
    before = blocks_of(ask.before)
    newest = Version.objects.filter(page_id=page_id).order_by("-number").first()
    if newest is None or not before:
        return False
    now = {block.id: block for block in Body.from_json(newest.body).blocks}
    after = {block.id: block for block in blocks_of(ask.after)}
    # Where it was published as shown, nothing has moved on.
    return any(now.get(block.id) not in (block, after.get(block.id)) for block in before)


def own_text(submission: Any) -> str:
    """Return what somebody wrote, as it is public now or was sent to the editors, with the wording she proposed."""
    comment = getattr(submission, "comment", None)
    parts = (comment.comment if comment else submission.text, submission.proposal)
    return "\n\n".join(part for part in parts if part)


def _credit(contribution: Contribution) -> str:
    credit = credit_lines([contribution.ref])[contribution.ref]
    return ", ".join(part for part in (credit.text, credit.detail) if part) if credit.named else ""
