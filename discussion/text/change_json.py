"""A change to the text as JSON, as a merge keeps it, and back."""

from collections.abc import Iterable, Mapping
from typing import Any, assert_never

from blog.text.body import Block
from blog.text.change import Change, Edit, InsertAfter, MoveAfter, Remove, Replace


def change_to_json(change: Change) -> list[dict[str, Any]]:
    """Write a change."""
    return [_edit_to_json(edit) for edit in change]


def change_from_json(data: Iterable[Mapping[str, Any]]) -> Change:
    """Read a change."""
    return tuple(_edit_from_json(edit) for edit in data)


def touched(change: Change) -> tuple[str, ...]:
    """Return the ids of the passages that a change writes, each once, in its order."""
    ids = [edit.block.id for edit in change if isinstance(edit, Replace | InsertAfter)]
    return tuple(dict.fromkeys(ids))


def _edit_to_json(edit: Edit) -> dict[str, Any]:
    match edit:
        case Replace():
            return {"do": "replace", "id": edit.id, "block": edit.block.to_json()}
        case InsertAfter():
            return {"do": "insert-after", "id": edit.id, "block": edit.block.to_json()}
        case Remove():
            return {"do": "remove", "id": edit.id}
        case MoveAfter():
            return {"do": "move-after", "id": edit.id, "after": edit.after}
        case _:
            assert_never(edit)


def _edit_from_json(data: Mapping[str, Any]) -> Edit:
    match data["do"]:
        case "replace":
            return Replace(data["id"], Block.from_json(data["block"]))
        case "insert-after":
            return InsertAfter(data["id"], Block.from_json(data["block"]))
        case "remove":
            return Remove(data["id"])
        case "move-after":
            return MoveAfter(data["id"], data["after"])
        case unknown:
            raise ValueError(f"no such edit: {unknown!r}")
