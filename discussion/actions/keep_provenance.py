"""Writes where the points of a merge stand: one anchor for each fold, one row for each of its points."""

from collections.abc import Iterable, Mapping

from blog.actions.make_anchor import make_anchors
from blog.models import Version
from blog.text.anchors import TextAnchor, anchor_to, whole_block
from blog.text.body import Block, Body
from blog.text.sentences import changed_sentences
from blog.text.words import block_text
from discussion.actions.merge_refused import MergeRefused, Refusal
from discussion.models import Merge, Point, Provenance
from discussion.text.plan import Fold


def keep_provenance(
    row: Merge, before: Version, version: Version, folds: Iterable[Fold], points: Mapping[str, Point]
) -> None:
    """Store anchors on the words that the folds stand behind, and who stands behind them."""
    old, new = Body.from_json(before.body), Body.from_json(version.body)
    folds = tuple(folds)
    anchors = make_anchors(
        page_id=row.page_id, version=version, anchors=[words_of(fold, old, new) for fold in folds]
    )
    Provenance.objects.bulk_create(
        [
            Provenance(merge=row, point=points[point], anchor=anchor, kind=fold.kind)
            for fold, anchor in zip(folds, anchors, strict=True)
            for point in fold.points
        ]
    )


def words_of(fold: Fold, old: Body, new: Body) -> tuple[TextAnchor, ...]:
    """Return the words of the new text that a fold stands behind, as parts of an anchor."""
    block = new.block(fold.block)
    if block is None:
        raise MergeRefused(Refusal.NO_PASSAGE)
    if fold.exact:
        return (_exactly(block, fold.exact, old.block(fold.block)),)
    before = old.block(fold.block)
    spans = changed_sentences(block_text(before), block_text(block)) if before is not None else ()
    text = block_text(block)
    if not spans or (spans[0].start, spans[0].end) == (0, len(text)):
        return (whole_block(block),)
    return tuple(anchor_to(block, span.start, span.end) for span in spans)


def _exactly(block: Block, exact: str, before: Block | None) -> TextAnchor:
    """Find the words; of several places the one that the edit wrote."""
    text = block_text(block)
    places = _places(text, exact)
    if not places:
        raise MergeRefused(Refusal.NO_PASSAGE)
    written = changed_sentences(block_text(before), text) if before is not None else ()
    start = next(
        (place for place in places if any(span.start <= place < span.end for span in written)), places[0]
    )
    return anchor_to(block, start, start + len(exact))


def _places(text: str, exact: str) -> list[int]:
    found: list[int] = []
    at = text.find(exact)
    while at >= 0:
        found.append(at)
        at = text.find(exact, at + 1)
    return found
