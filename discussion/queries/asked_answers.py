"""What contributors answered when they were asked back about certain words: what they said no to is not published."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from blog.text.body import Block
from blog.text.change import Change, InsertAfter, Replace
from discussion.kinds import AskAnswer, ProvenanceKind
from discussion.models import Ask
from discussion.queries.consent_texts import ASKED
from discussion.text.plan import Fold

AGREES: Final = frozenset({AskAnswer.YES, AskAnswer.YES_UNNAMED})


@dataclass(frozen=True, slots=True)
class Answers:
    """What one contribution's author said, the oldest first; `waits` while a question is open."""

    said: tuple[tuple[str, tuple[Block, ...]], ...] = field(default=())
    waits: bool = False

    def about(self, block: Block) -> str:
        """Return her newest answer about exactly these words at this passage; empty where there is none."""
        found = [
            answer
            for answer, shown in self.said
            if any(one.id == block.id and one.says_the_same_as(block) for one in shown)
        ]
        return found[-1] if found else ""

    def cover(self, block: str) -> bool:
        """Tell whether she said yes to this passage, whose words may be shortened and corrected later, or to no passage in particular."""
        agreed = [shown for answer, shown in self.said if answer in AGREES]
        return any(not shown or block in {one.id for one in shown} for shown in agreed)


def answers_of(contributions: Collection[int]) -> Mapping[int, Answers]:
    """Return contribution → what its author answered; one statement."""
    rows = Ask.objects.filter(contribution__in=contributions).order_by("asked_at", "pk")
    found: dict[int, Answers] = {}
    for row in rows:
        before = found.get(row.contribution_id, Answers())
        shown = tuple(Block.from_json(block) for block in row.after or ())
        said = (*before.said, (row.answer, shown)) if row.answer else before.said
        found[row.contribution_id] = Answers(said, before.waits or row.closed_at is None)
    return found


def refused(folds: Iterable[Fold], edits: Change, contribution_of: Mapping[str, int]) -> set[int]:
    """Return the contributions whose authors said no to the very words that a plan would publish."""
    written = {edit.block.id: edit.block for edit in edits if isinstance(edit, Replace | InsertAfter)}
    answers = answers_of(set(contribution_of.values()))
    return {
        contribution_of[point]
        for fold in folds
        if fold.block in written
        for point in fold.points
        if answers.get(contribution_of[point], Answers()).about(written[fold.block]) == AskAnswer.NO
    }


def gone_beyond(folds: Iterable[Fold], points: Mapping[str, Any], contributions: Iterable[Any]) -> set[int]:
    """Return the contributions whose words are to stand at a passage that their authors, asked back, said no yes to.

    Only for those whose newest consent is such a yes: its wording says that other passages are asked about again.
    """
    asked = {one.pk for one in contributions if one.use_wording.startswith(ASKED)}
    answers = answers_of(asked) if asked else {}
    return {
        points[point].contribution_id
        for fold in folds
        if fold.kind == ProvenanceKind.WORDING
        for point in fold.points
        if points[point].contribution_id in asked
        and not answers.get(points[point].contribution_id, Answers()).cover(fold.block)
    }
