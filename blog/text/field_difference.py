"""The difference of the parts of one block: words where there are words, plain values as a whole."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final, assert_never

from blog.text.body import same_json
from blog.text.fields import Field, Seen, Shape, fields_of
from blog.text.tokens import is_normal, tokens_of, value_of
from blog.text.word_difference import Piece, compare_words, piece_is_visible


class Absent(Enum):
    """A field that isn't there (JSON's null is a value)."""

    ABSENT = "absent"


ABSENT: Final = Absent.ABSENT


class DoesNotApplyError(ValueError):
    """The old text isn't the one that the difference was made on."""

    def __init__(self) -> None:
        super().__init__("the difference was made on another text")


@dataclass(frozen=True, slots=True)
class WordsChanged:
    """A text, rich text or list in pieces; `exact` is the new value where it isn't written in normal form."""

    field: Field
    pieces: tuple[Piece, ...]
    exact: Any = ABSENT


@dataclass(frozen=True, slots=True)
class ValueChanged:
    """A plain value before and after."""

    field: Field
    old: Any
    new: Any


FieldChange = WordsChanged | ValueChanged


def is_visible(change: FieldChange) -> bool:
    """Tell whether readers see the change."""
    match change:
        case ValueChanged():
            return change.field.seen is not Seen.NEVER
        case WordsChanged():
            return any(piece_is_visible(piece) for piece in change.pieces)
        case _:
            assert_never(change)


def compare_fields(
    old: Mapping[str, Any], new: Mapping[str, Any], fields: str | Sequence[Field]
) -> tuple[FieldChange, ...]:
    """Compare two values field by field; `fields` is a kind of block or a list of fields."""
    if isinstance(fields, str):
        fields = fields_of(fields, frozenset(old) | frozenset(new))
    pairs = ((field, old.get(field.name, ABSENT), new.get(field.name, ABSENT)) for field in fields)
    return tuple(
        _compare(field, before, after) for field, before, after in pairs if not same_json(before, after)
    )


def apply_fields(old: Mapping[str, Any], changes: Sequence[FieldChange]) -> dict[str, Any]:
    """Make the new value from the old one, or raise `DoesNotApplyError`."""
    result = dict(old)
    for change in changes:
        value = _applied(old.get(change.field.name, ABSENT), change)
        if value is ABSENT:
            result.pop(change.field.name, None)
        else:
            result[change.field.name] = value
    return result


def _applied(before: Any, change: FieldChange) -> Any:
    match change:
        case ValueChanged():
            if not same_json(before, change.old):
                raise DoesNotApplyError
            return change.new
        case WordsChanged():
            if before is ABSENT:
                raise DoesNotApplyError
            was = tuple(token for piece in change.pieces for token in piece.old)
            if was != tokens_of(before, change.field.shape):
                raise DoesNotApplyError
            if change.exact is not ABSENT:
                return change.exact
            return value_of((token for piece in change.pieces for token in piece.new), change.field.shape)
        case _:
            assert_never(change)


def _compare(field: Field, before: Any, after: Any) -> FieldChange:
    if before is ABSENT or after is ABSENT or not (has_words(field, before) and has_words(field, after)):
        return ValueChanged(field, before, after)
    pieces = compare_words(tokens_of(before, field.shape), tokens_of(after, field.shape))
    return WordsChanged(field, pieces, ABSENT if is_normal(after, field.shape) else after)


def has_words(field: Field, value: Any) -> bool:
    """Tell whether a value can be compared word by word."""
    match field.shape:
        case Shape.TEXT | Shape.RICH:
            return isinstance(value, str)
        case Shape.ITEMS:
            return isinstance(value, list) and all(isinstance(item, str) for item in value)
        case Shape.VALUE:
            return False
        case _:
            assert_never(field.shape)
