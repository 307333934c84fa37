"""What somebody sees who reads a merge for the editors: the whole difference, and how the text would read in the end."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.safestring import SafeString
from wagtail.models import Page

from blog.models import Version
from blog.queries.difference_page import difference_labels
from blog.queries.read_models import DifferencePiece
from blog.text.body import Body
from blog.text.change import ChangeConflict, apply_change
from blog.text.difference import difference
from blog.text.difference_html import block_html, operations_html
from discussion.kinds import ReviewVerdict
from discussion.models import Merge, Review
from discussion.queries.open_review import is_over, seal_of
from discussion.text.plan import Plan


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """The whole page; `over` says that there is nothing to say any more."""

    title: str
    question: str
    note: str
    pieces: tuple[DifferencePiece, ...]
    after: tuple[SafeString, ...]
    seen: str
    verdict: str
    verdict_label: str
    words: str
    answered_at: datetime | None
    over: bool


def review_page(review: Review, *, now: datetime) -> ReviewPage:
    """Return the page of a review; of a merge that is published or dropped, nothing that isn't public."""
    merge = Merge.objects.get(pk=review.merge_id)
    over = is_over(review, merge, now=now)
    pieces, after = ((), ()) if over else _shown(merge)
    return ReviewPage(
        title=Page.objects.get(pk=merge.page_id).title,
        question=review.question,
        note="" if over else str(merge.plan.get("note", "")),
        pieces=pieces,
        after=after,
        seen="" if over else seal_of(merge),
        verdict=review.verdict,
        verdict_label=str(ReviewVerdict(review.verdict).label) if review.verdict else "",
        words=review.words,
        answered_at=review.answered_at,
        over=over,
    )


def _shown(merge: Merge) -> tuple[tuple[DifferencePiece, ...], tuple[SafeString, ...]]:
    plan = Plan.from_json(merge.plan)
    body = Body.from_json(Version.objects.get(page_id=merge.page_id, number=plan.base).body)
    try:
        after = body.with_blocks(apply_change(body.blocks, plan.edits))
    except ChangeConflict:
        return (), ()
    labels = difference_labels()
    pieces = tuple(
        DifferencePiece(
            one.op, one.anchor, labels.kinds.get(one.kind, one.kind), SafeString(one.html), one.moved_from
        )
        for one in operations_html(difference(body, after), labels)
    )
    return pieces, tuple(SafeString(block_html(block, labels=labels)) for block in after.blocks)
