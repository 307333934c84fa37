"""What contributors answered when they were asked back about certain words: what they said no to is not published."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from blog.text.body import Block
from blog.text.change import Change, InsertAfter, Replace
from discussion.kinds import AskAnswer
from discussion.models import Ask
from discussion.text.plan import Fold


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
