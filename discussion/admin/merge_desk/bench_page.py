"""What the bench's template gets, side by side."""

from collections.abc import Collection
from typing import Any, Final

from blog.models import Version
from blog.models.stream import raw_blocks
from discussion.admin.merge_desk import block_editor, words
from discussion.admin.merge_desk.bench_acts import KEYS, Step
from discussion.admin.merge_desk.overtaken import Three, compared
from discussion.kinds import DeclineReason
from discussion.queries.desk_card import Card, CardPage
from discussion.queries.desk_cards import groups_of
from discussion.queries.desk_drafts import pending_merges
from discussion.queries.desk_passages import desk_rows
from discussion.queries.merge_desk import not_offered, past_merges
from discussion.queries.plan_check import Severity
from discussion.queries.plan_warnings.page import page_warnings
from discussion.text.passage_names import passage_name

SCRIPTS: Final = tuple(
    f"discussion/admin/merge/{name}.js" for name in ("block", "bench", "keys", "drag", "autosave")
)


def left_side(page: Any, listed: CardPage, step: Step) -> dict[str, Any]:
    """Return the contributions: what is picked or being written with stands first, wherever the list is."""
    written = (point for fold in step.work.folds if fold.block == step.open for point in fold.points)
    at_hand = {*step.picked, *written}
    picked = [card for card in step.cards if any(point.uuid in at_hand for point in card.points)]
    rest = [card for card in listed.cards if card not in picked]
    return {
        "list": listed,
        "pages": range(1, listed.pages + 1),
        "cards": [(card, _place(card, step), _into(card, step)) for card in (*picked, *rest)],
        "reasons": DeclineReason.choices,
        "groups": groups_of(page.pk),
        "not_offered": not_offered(page.pk),
    }


def right_side(page: Any, step: Step, joined: Collection[str]) -> dict[str, Any]:
    """Return the passages, the open editor and then / now / proposal where they belong."""
    editor, three = _editor(page, step), _three(page, step)
    rows = desk_rows(page.pk, step.work, step.cards, joined=joined)
    here = {row.id for row in rows}
    first = step.focus if step.focus in here else (rows[0].id if rows else "")
    return {
        "rows": [
            (
                row,
                editor if editor and editor.block == row.id else None,
                three if three and three.id == row.id else None,
                row.id == first,
            )
            for row in rows
        ],
        "kinds": [(key.upper(), kind.value, kind.label) for key, kind in KEYS.items()],
        "three": three,
        "three_loose": three is not None and three.id not in here,
        "media": block_editor.media(),
        "scripts": SCRIPTS,
    }


def around(page: Any, newest: Version | None, user: Any) -> dict[str, Any]:
    """Return what else goes on with the article."""
    return {
        # What stops everything is said as a hindrance already.
        "page_warnings": [one for one in page_warnings(page, user) if one.severity != Severity.STOPS],
        "pending": pending_merges(page.pk, user),
        "merges": [
            (past, words.why_not_undone(past.refusal) if past.refusal else "")
            for past in past_merges(page, newest)
        ],
    }


def _place(card: Card, step: Step) -> str:
    """Name the passage that a card is about, as it is on the bench."""
    if card.anchor is None or not card.anchor.block or step.work.block(card.anchor.block) is None:
        return ""
    return passage_name(step.work.blocks, card.anchor.block)


def _into(card: Card, step: Step) -> list[str]:
    """Name the passages into which a card goes already."""
    own = {point.uuid for point in card.points}
    blocks = dict.fromkeys(fold.block for fold in step.work.folds if own & set(fold.points))
    return [passage_name(step.work.blocks, block) for block in blocks]


def _editor(page: Any, step: Step) -> block_editor.Editor | None:
    block = step.work.block(step.open)
    if block is None or block.kind in block_editor.NOT_WRITTEN:
        return None
    stored = {str(one["id"]): one for one in raw_blocks(page.body)}
    return block_editor.editor(block, stored.get(block.id), error=step.problem, typed=step.typed)


def _three(page: Any, step: Step) -> Three | None:
    card = step.card(step.compared)
    return compared(step, card, page.pk) if card else None
