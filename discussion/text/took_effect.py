"""Which folds of a plan stand in a text that somebody else has worked on before it was published."""

from difflib import SequenceMatcher

from blog.text.body import Block, Body
from blog.text.change import ChangeConflict, apply_change
from blog.text.words import block_text, words
from discussion.text.plan import Fold, Plan


def folds_in(plan: Plan, before: Body, after: Body) -> tuple[Fold, ...]:
    """Return the folds whose passage says in `after` what the plan wanted, or something nearer to it than to `before`.

    Words that are named and no longer there are left to the sentences that changed.
    """
    try:
        wanted = before.with_blocks(apply_change(before.blocks, plan.edits))
    except ChangeConflict:
        return ()
    found: list[Fold] = []
    for fold in plan.folds:
        now = after.block(fold.block)
        if now is None or not _is_nearer(now, before.block(fold.block), wanted.block(fold.block)):
            continue
        exact = fold.exact if fold.exact in block_text(now) else ""
        found.append(Fold(fold.points, fold.block, fold.kind, exact))
    return tuple(found)


def _is_nearer(now: Block, before: Block | None, wanted: Block | None) -> bool:
    if wanted is None:
        return False
    if before is None or now == wanted:
        return True
    if before == wanted:
        return now == before
    text = words(block_text(now))
    return _likeness(text, words(block_text(wanted))) > _likeness(text, words(block_text(before)))


def _likeness(one: list[str], other: list[str]) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
