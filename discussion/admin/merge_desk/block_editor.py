"""Editing one passage in place: Wagtail's own editor for that kind of block, and what was written as public blocks."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.forms import Media
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail.blocks.base import BlockWidget

from blog.actions.stored_blocks import stored_blocks
from blog.models.blocks import ArticleBody
from blog.queries.public_body import public_blocks
from blog.text import rich
from blog.text.body import Block
from blog.text.words import clean
from discussion.admin.merge_desk.passage_field import PassageWidget

BODY: Final = ArticleBody()
FIELD: Final = "passage"
# Quoted contributions are set by the desk; a new one has nothing to be written.
NOT_WRITTEN: Final = frozenset({"contribution"})


@dataclass(frozen=True, slots=True)
class Editor:
    """The open editor of one passage, ready for the page."""

    block: str
    kind: str
    label: str
    html: SafeString
    error: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """What came back: the passages to put in its place, or what is wrong with it."""

    blocks: tuple[Block, ...] = ()
    error: str = ""
    typed: Any = None
    """What was typed where it is wrong, for the editor to go on with."""


def media() -> Any:
    """Return scripts and styles for all kinds of editors; one of them may be opened at any time."""
    return PassageWidget().media + BlockWidget(BODY).media + Media()


def insertable() -> list[tuple[str, str]]:
    """Return the kinds of passages that can be put in, with their labels."""
    return [(name, str(block.label)) for name, block in BODY.child_blocks.items() if name not in NOT_WRITTEN]


def new_block(kind: str, identifier: str) -> Block | None:
    """Return an empty passage of a kind."""
    child = BODY.child_blocks.get(kind)
    if child is None or kind in NOT_WRITTEN:
        return None
    value = child.get_prep_value(child.normalize(child.get_default()))
    return public_blocks([{"type": kind, "id": identifier, "value": value}])[0]


def editor(block: Block, stored: Mapping[str, Any] | None, *, error: str = "", typed: Any = None) -> Editor:
    """Return the editor for a passage; `stored` is the block as the page keeps it, if it does."""
    label = str(BODY.child_blocks[block.kind].label) if block.kind in BODY.child_blocks else block.kind
    if block.kind == "text":
        html = PassageWidget().render(
            FIELD, str(block.value["html"]), attrs={"id": f"id_{FIELD}", "aria-label": label}
        )
    else:
        html = _own_editor(block.kind, typed if typed is not None else _value(block, stored))
    return Editor(block.id, block.kind, label, SafeString(html), error)


def written(block: Block, data: Any, files: Any, *, whole: bool = False) -> Written:
    """Read what an editor sent for a passage: one block, or several where a text has paragraphs.

    `whole` keeps a text in one, for a draft whose editor stays open.
    """
    if block.kind == "text":
        return _written_text(block, data, files, whole)
    child = BODY.child_blocks[block.kind]
    if block.kind in NOT_WRITTEN:
        return Written((block,))
    try:
        typed = child.value_from_datadict(data, files, FIELD)
    except (KeyError, TypeError, ValueError):
        return Written(error=_("Das ließ sich nicht lesen. Öffne die Stelle noch einmal."))
    try:
        value = child.clean(typed)
    except ValidationError as error:
        return Written(error=_words(error), typed=typed)
    raw = {"type": block.kind, "id": block.id, "value": child.get_prep_value(value)}
    return Written(tuple(public_blocks([raw])))


def was_sent(block: Block, data: Mapping[str, Any]) -> bool:
    """Tell whether a request holds this passage's editor."""
    return data.get("editing") == block.id and any(str(name).startswith(FIELD) for name in data)


def _written_text(block: Block, data: Any, files: Any, whole: bool) -> Written:
    html = PassageWidget().value_from_datadict(data, files, FIELD)
    if whole:
        return Written((Block(block.id, "text", {"html": html}),))
    return split_text(Block(block.id, "text", {"html": html}))


def split_text(block: Block) -> Written:
    """Make a passage of each paragraph; the first keeps the id."""
    html = str(block.value["html"])
    parts = rich.split_paragraphs(html)
    if not parts:
        return Written(error=_("Hier fehlt der Text. Soll die Stelle weg, nimm „Entfernen“."))
    first = Block(block.id, "text", {"html": parts[0]})
    rest = (Block(str(uuid4()), "text", {"html": part}) for part in parts[1:])
    return Written((first, *rest))


def _own_editor(kind: str, value: Any) -> SafeString:
    """Hand Wagtail's definition of the block and its value to the page's script."""
    child = BODY.child_blocks[kind]
    return format_html(
        '<merge-block data-name="{}" data-block="{}" data-value="{}"></merge-block>',
        FIELD,
        BlockWidget(child).block_json,
        json.dumps(child.get_form_state(value), cls=DjangoJSONEncoder),
    )


def _value(block: Block, stored: Mapping[str, Any] | None) -> Any:
    raw: Sequence[Mapping[str, Any]] = stored_blocks([dict(stored)] if stored else [], [block])
    return BODY.child_blocks[block.kind].to_python(raw[0]["value"])


def _words(error: ValidationError) -> str:
    """Say what is wrong, part by part."""
    parts = getattr(error, "block_errors", None)
    if isinstance(parts, dict):
        return " ".join(_words(part) for part in parts.values() if isinstance(part, ValidationError))
    return " ".join(escape(clean(str(message))) for message in error.messages)
