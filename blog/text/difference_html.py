"""A difference as HTML that can be read by eye, by keyboard and by ear: <ins> and <del> with words said before them.

Everything is escaped here; the result is safe by construction and marked so (`Html`), since no Django is around.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import assert_never

from blog.text import rich
from blog.text.body import Block
from blog.text.difference import Added, Changed, Difference, Moved, Operation, Removed, Same, shows
from blog.text.field_difference import (
    ABSENT,
    FieldChange,
    ValueChanged,
    WordsChanged,
    has_words,
    is_visible,
)
from blog.text.fields import Field, Seen, Shape, fields_of, fields_of_block
from blog.text.marks_html import GERMAN, Labels, lines_html, marked
from blog.text.runs import LineKind
from blog.text.safe import escape_text
from blog.text.tokens import lines_of
from blog.text.word_difference import Mark
from blog.text.words import anchor_of


class Html(str):
    """HTML that is safe to show as it is; template engines ask for `__html__`."""

    __slots__ = ()

    def __html__(self) -> "Html":
        """Return itself: there is nothing left to escape."""
        return self


@dataclass(frozen=True, slots=True)
class ShownOperation:
    """One passage of a difference, ready for a template; `op` is same, changed, moved, moved-changed, added or removed."""

    op: str
    id: str
    anchor: str
    kind: str
    html: Html
    old_index: int | None
    new_index: int | None

    @property
    def moved_from(self) -> int | None:
        """Number (from 1) of the place where a moved passage stood."""
        return self.old_index + 1 if self.old_index is not None and self.op.startswith("moved") else None


def operations_html(changes: Difference, labels: Labels = GERMAN) -> tuple[ShownOperation, ...]:
    """Show each passage of a difference, in reading order."""
    shown: list[ShownOperation] = []
    place = 0
    for operation, anchor in zip(changes.operations, _anchors(changes.operations), strict=True):
        removed = isinstance(operation, Removed)
        shown.append(_shown(operation, anchor, None if removed else place, labels))
        place += 0 if removed else 1
    return tuple(shown)


def _anchors(operations: Sequence[Operation]) -> list[str]:
    """Give each anchor to one passage: to the first that stands now, or else to the first that is gone."""
    result = [""] * len(operations)
    taken: set[str] = set()
    for index in sorted(range(len(operations)), key=lambda index: isinstance(operations[index], Removed)):
        anchor = anchor_of(operations[index].id)
        if anchor not in taken:
            taken.add(anchor)
            result[index] = anchor
    return result


def head_html(changes: Difference, labels: Labels = GERMAN) -> tuple[tuple[str, Html], ...]:
    """Show the visible changes of title, standfirst and language as (name, HTML) pairs."""
    return tuple(
        (change.field.name, Html("<br>".join(html for _kind, html in _changed_rows(change, labels))))
        for change in changes.head
        if is_visible(change)
    )


def block_html(block: Block, mark: Mark = Mark.KEPT, labels: Labels = GERMAN) -> Html:
    """Show a whole block with one mark."""
    html = "".join(
        _field_html(block, field, _whole(block, field, mark, labels), labels)
        for field in fields_of_block(block)
        if field.seen is Seen.ALWAYS and _has_content(block, field)
    )
    return Html(
        html or f"<p>{marked(mark, escape_text(labels.kinds.get(block.kind, block.kind)), labels)}</p>"
    )


def _shown(operation: Operation, anchor: str, new_index: int | None, labels: Labels) -> ShownOperation:
    op, html = _op_and_html(operation, labels)
    return ShownOperation(
        op=op,
        id=operation.id,
        anchor=anchor,
        kind=operation.block.kind,
        html=html,
        old_index=None if isinstance(operation, Added) else operation.old_index,
        new_index=new_index,
    )


def _op_and_html(operation: Operation, labels: Labels) -> tuple[str, Html]:
    match operation:
        case Same():
            return "same", block_html(operation.block, labels=labels)
        case Moved():
            return "moved", block_html(operation.block, labels=labels)
        case Added():
            return "added", block_html(operation.block, Mark.INSERTED, labels)
        case Removed():
            return "removed", block_html(operation.block, Mark.DELETED, labels)
        case Changed():
            return _changed_op(operation), Html(_changed_html(operation, labels))
        case _:
            assert_never(operation)


def _changed_op(operation: Changed) -> str:
    words = any(is_visible(change) for change in operation.fields)
    match (operation.moved, words):
        case (True, True):
            return "moved-changed"
        case (True, False):
            return "moved"
        case _:
            return "changed" if shows(operation) else "same"


def _changed_html(operation: Changed, labels: Labels) -> str:
    block = operation.block
    changes = {change.field.name: change for change in operation.fields}
    parts: list[str] = []
    for field in fields_of(block.kind, frozenset(block.value) | frozenset(changes)):
        change = changes.get(field.name)
        if change and is_visible(change):
            parts.append(_field_html(block, field, _changed_rows(change, labels), labels))
        elif field.seen is Seen.ALWAYS and field.name in block.value and _has_content(block, field):
            parts.append(_field_html(block, field, _whole(block, field, Mark.KEPT, labels), labels))
    return "".join(parts)


def _has_content(block: Block, field: Field) -> bool:
    return block.value[field.name] not in ("", None, [])


_Rows = list[tuple[LineKind, str]]


def _whole(block: Block, field: Field, mark: Mark, labels: Labels) -> _Rows:
    """A field of one mark, line by line."""
    value = block.value[field.name]
    if not has_words(field, value):
        return [(LineKind(), marked(mark, escape_text(labels.of_value(field.name, value)), labels))]
    lines = lines_of(value, field.shape)
    return [(line.kind, marked(mark, rich.runs_html(line.runs), labels)) for line in lines]


def _changed_rows(change: FieldChange, labels: Labels) -> _Rows:
    match change:
        case WordsChanged():
            return list(lines_html(change.pieces, labels))
        case ValueChanged():
            return [(LineKind(), _value_html(change, labels))]
        case _:
            assert_never(change)


def _field_html(block: Block, field: Field, rows: _Rows, labels: Labels) -> str:
    inline = "<br>".join(html for _kind, html in rows)
    if not field.main:
        label = escape_text(labels.of_field(block.kind, field.name))
        return f'<p class="difference-field"><span class="difference-label">{label}:</span> {inline}</p>'
    if field.shape in (Shape.RICH, Shape.ITEMS):
        html = rich.nest(rows)
        return f"<blockquote>{html}</blockquote>" if block.kind == "quote" else html
    tag = _heading_tag(block)
    return f"<{tag}>{inline}</{tag}>"


def _heading_tag(block: Block) -> str:
    if block.kind != "heading":
        return "p"
    return "h3" if block.value.get("level") == 3 else "h2"


def _value_html(change: ValueChanged, labels: Labels) -> str:
    if change.field.opaque:
        return f'<span class="difference-note">{escape_text(labels.replaced)}</span>'
    old, new = (escape_text(labels.of_value(change.field.name, value)) for value in (change.old, change.new))
    sides = (
        "" if change.old is ABSENT else marked(Mark.DELETED, old, labels),
        "" if change.new is ABSENT else marked(Mark.INSERTED, new, labels),
    )
    return " ".join(side for side in sides if side)
