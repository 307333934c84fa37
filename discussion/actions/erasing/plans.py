"""The surface of words of hers in merges: what was planned and never published, and what a published one has changed."""

from typing import Any, Final

from django.db.models import Q

from blog.actions.amend_revisions import amend_revisions
from blog.models.stream import RawBlock, raw_blocks
from blog.queries.living import living
from blog.registries import Emptied
from blog.text.body import REDACTED_KIND, Block
from blog.text.words import block_text
from discussion.models import Ask, Merge, Point
from discussion.queries.withdrawal_tasks import OWN_WORDS
from discussion.states import UNPUBLISHED, MergeState, move_merge

Json = dict[str, Any]
PORTION: Final = 200


def plans(contributor: int) -> Emptied:
    """Take the passages that hold words of hers out of what lies on the desk; a plan of nothing else is dropped."""
    hers = Point.objects.filter(contribution__submission__contributor=contributor)
    points = {str(uuid) for uuid in hers.order_by("pk").values_list("uuid", flat=True)}
    rows = Merge.objects.filter(state__in=[str(state) for state in UNPUBLISHED]).exclude(plan={})
    return Emptied(sum(_clean(row, points) for row in rows.select_for_update(of=("self",)).order_by("pk")))


def _clean(row: Merge, points: set[str]) -> int:
    folds = [fold for fold in row.plan.get("folds", []) if points & set(map(str, fold["points"]))]
    blocks = {str(fold["block"]) for fold in folds if fold["kind"] in OWN_WORDS}
    if not folds:
        return 0
    left = [_without(fold, points) for fold in row.plan["folds"] if str(fold["block"]) not in blocks]
    edits = [edit for edit in row.plan.get("edits", []) if _block_of(edit) not in blocks]
    row.plan = {**row.plan, "folds": [fold for fold in left if fold["points"]], "edits": edits}
    row.change = []
    if not row.plan["folds"] or not edits:
        row.plan, row.state = {}, move_merge(row.state, MergeState.DROPPED)
    row.save(update_fields=["plan", "change", "state"])
    if row.revision_id is not None:
        _out_of_the_review(row, blocks)
    return 1


def drop_passage(*, page_id: int, block: str, words: str = "") -> int:
    """Take what is being written in a passage off the desk (with `words`, only what says them); return how many plans."""
    rows = Merge.objects.filter(page_id=page_id, state__in=[str(state) for state in UNPUBLISHED])
    changed = 0
    for row in rows.exclude(plan={}).select_for_update(of=("self",)).order_by("pk"):
        edits = row.plan.get("edits", [])
        left = [edit for edit in edits if _block_of(edit) != block or words not in _said_in(edit)]
        folds = [fold for fold in row.plan.get("folds", []) if str(fold["block"]) != block]
        if left != edits:
            row.plan, row.change = {**row.plan, "edits": left, "folds": folds}, []
            row.save(update_fields=["plan", "change"])
            changed += 1
    return changed


def _said_in(edit: Json) -> str:
    inside = edit.get("block")
    return block_text(Block.from_json(inside)) if isinstance(inside, dict) else ""


def _without(fold: Json, points: set[str]) -> Json:
    return {**fold, "points": [point for point in fold["points"] if str(point) not in points]}


def _out_of_the_review(row: Merge, blocks: set[str]) -> None:
    """Put into the revision that is being reviewed what the present text says there."""
    live = {str(block["id"]): block for block in raw_blocks(living(row.page_id).body)}

    def amend(blocks_then: list[RawBlock]) -> list[RawBlock]:
        kept = (live.get(str(one["id"])) if str(one["id"]) in blocks else one for one in blocks_then)
        return [one for one in kept if one is not None]

    newer = (row.revision_id or 1) - 1
    amend_revisions(page_id=row.page_id, amend=amend, newer_than=newer)


def forget_passage(page_id: int, block: str) -> int:
    """Take what merges and questions keep of a passage away; called when it is taken out of the versions."""
    changed = 0
    rows = Merge.objects.filter(page_id=page_id).filter(Q(result__isnull=False) | Q(undone_by__isnull=False))
    for row in rows.order_by("pk").iterator(chunk_size=PORTION):
        plan, change = _redacted(row.plan, block), _redacted(row.change, block)
        if plan != row.plan or change != row.change:
            Merge.objects.filter(pk=row.pk).update(plan=plan, change=change)
            changed += 1
    asks = Ask.objects.filter(contribution__page_id=page_id).exclude(before=None, after=None)
    for ask in asks.order_by("pk").iterator(chunk_size=PORTION):
        before, after = _redacted(ask.before, block), _redacted(ask.after, block)
        if before != ask.before or after != ask.after:
            Ask.objects.filter(pk=ask.pk).update(before=before, after=after)
            changed += 1
    return changed


def _redacted(value: Any, block: str) -> Any:
    """Return JSON with every block of this id emptied, wherever it stands in it."""
    if isinstance(value, list):
        return [_redacted(part, block) for part in value]
    if not isinstance(value, dict):
        return value
    if str(value.get("id")) == block and "kind" in value and "value" in value:
        return {**value, "kind": REDACTED_KIND, "value": {}}
    if str(value.get("block")) == block and "exact" in value:
        return {**value, "exact": ""}
    return {key: _redacted(part, block) for key, part in value.items()}


def _block_of(edit: Json) -> str:
    inside = edit.get("block")
    return str(inside["id"] if isinstance(inside, dict) else edit.get("id"))
