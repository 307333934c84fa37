"""The passages of a difference as readers see them; one that lost its words since stands there once, and says so."""

from collections.abc import Collection, Mapping

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from blog.queries.read_models import DifferencePiece
from blog.queries.removed_words import removed_words
from blog.text.body import REDACTED_KIND
from blog.text.difference import Added, Difference, Removed
from blog.text.difference_html import ShownOperation, operations_html
from blog.text.marks_html import Labels

REDACTED = "redacted"


def pieces_of(changes: Difference, labels: Labels) -> tuple[DifferencePiece, ...]:
    """Return the passages in reading order. One statement at most."""
    removed = removed_words(operation.block for operation in changes.operations)
    both = on_both_sides(changes)
    shown = [
        piece
        for piece in operations_html(changes, labels)
        if not (piece.op == "removed" and piece.id in both)
    ]
    return tuple(_piece(piece, labels, removed, both) for piece in shown)


def counts_of(changes: Difference) -> Mapping[str, int]:
    """Return how many passages were added, removed, changed and moved; what only lost its words since is neither."""
    both = len(on_both_sides(changes))
    return {
        name: number - both if name in ("added", "removed") else number
        for name, number in changes.counts.items()
    }


def on_both_sides(changes: Difference) -> frozenset[str]:
    """Return passages that stand in both versions, of which one has the words no more: nothing can be compared."""
    added = {one.id: one.block for one in changes.operations if isinstance(one, Added)}
    gone = {one.id: one.block for one in changes.operations if isinstance(one, Removed)}
    return frozenset(
        block
        for block in added.keys() & gone.keys()
        if REDACTED_KIND in (added[block].kind, gone[block].kind)
    )


def _piece(
    piece: ShownOperation, labels: Labels, removed: Mapping[str, str], both: Collection[str]
) -> DifferencePiece:
    told = removed.get(piece.id)
    in_both = piece.id in both
    return DifferencePiece(
        REDACTED if in_both else piece.op,
        piece.anchor,
        labels.kinds.get(REDACTED_KIND if in_both else piece.kind, piece.kind),
        format_html("<p>{}</p>", told)
        if told and (in_both or piece.kind == REDACTED_KIND)
        else _safe(piece.html),
        piece.moved_from,
    )


def _safe(html: str) -> SafeString:
    return mark_safe(html)  # noqa: S308 - escaped piece by piece in blog.text.difference_html
