"""The article's passages on the merge desk: as they were and as they would be, who points to them, what went in."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from blog.queries.difference_page import difference_labels
from blog.registries import registries
from blog.text.body import Block, Body
from blog.text.difference import difference
from blog.text.difference_html import ShownOperation, operations_html
from blog.text.sentences import sentences
from blog.text.words import anchor_of, block_text, shorten
from discussion.kinds import ProvenanceKind
from discussion.queries.credit_lines import credit_lines
from discussion.queries.desk_card import Card
from discussion.queries.provenance_of import provenance_of
from discussion.queries.quoted import quoted
from discussion.queries.withdrawal_tasks import TaskLine, marked_passages
from discussion.text.passage_names import passage_name
from discussion.text.plan import Fold
from discussion.text.reading import comment_html
from discussion.text.taking_over import marked_html
from discussion.text.workpiece import Workpiece

QUOTED_KIND = "contribution"


@dataclass(frozen=True, slots=True)
class Chip:
    """One point in a passage: whose, how it goes in, and behind which words."""

    point: str
    contribution: str
    kind: str
    kind_label: str
    label: str
    excerpt: str
    exact: str
    html: SafeString
    """The words themselves: beside them the editor writes."""
    proposal: str
    source_url: str


@dataclass(frozen=True, slots=True)
class Row:
    """One passage of the desk. `op` as in a difference; a removed one stands where it was and can come back."""

    id: str
    anchor: str
    kind: str
    name: str
    html: SafeString
    excerpt: str
    op: str
    comments: int
    notes: int
    targets: tuple[str, ...]
    chips: tuple[Chip, ...]
    sentences: tuple[str, ...]
    joined: bool
    task: TaskLine | None = None
    """What is to be written anew here, because somebody took her words back."""

    @property
    def changed(self) -> bool:
        """Tell whether something would change here."""
        return self.op != "same"

    @property
    def removed(self) -> bool:
        """Tell whether the passage is taken out."""
        return self.op == "removed"


def desk_rows(
    page_id: int, work: Workpiece, cards: Sequence[Card], *, joined: Collection[str] = ()
) -> tuple[Row, ...]:
    """Return the passages; the number of statements doesn't grow with them."""
    talk = registries.passage_talk(page_id)
    notes = {block: len({one.ref for one in some}) for block, some in provenance_of(page_id, None).items()}
    tasks = marked_passages(page_id)
    chips = _chips(work.folds, cards)
    body = Body("", "", "de")
    shown = readable([*work.then, *work.blocks])
    then, now = ([shown[block] for block in blocks] for blocks in (_keys(work.then), _keys(work.blocks)))
    operations = operations_html(
        difference(body.with_blocks(then), body.with_blocks(now)), difference_labels()
    )
    after = {block.id: block for block in work.blocks}
    before = {block.id: block for block in work.then}
    return tuple(
        Row(
            id=one.id,
            anchor=anchor_of(one.id),
            kind=(after.get(one.id) or before[one.id]).kind,
            name=passage_name(work.blocks if one.id in after else work.then, one.id),
            html=_html(one, after, cards),
            excerpt=shorten(block_text(after.get(one.id) or before[one.id]), 80),
            op=one.op,
            comments=talk.get(one.id, 0),
            notes=notes.get(one.id, 0),
            targets=_targets(one.id, cards),
            chips=chips.get(one.id, ()),
            sentences=_sentences(after.get(one.id)) if one.id in chips else (),
            joined=one.id in joined,
            task=tasks.get(one.id),
        )
        for one in operations
    )


def _keys(blocks: Iterable[Block]) -> list[int]:
    return [id(block) for block in blocks]


def readable(blocks: Iterable[Block]) -> dict[int, Block]:
    """Return for each block (by its `id()`) what can be read: quoted contributions with their words instead of a reference."""
    rows = list(blocks)
    refs = {str(block.value.get("ref", "")) for block in rows if block.kind == QUOTED_KIND}
    words = quoted(refs) if refs else {}
    named = credit_lines(refs) if refs else {}
    return {id(block): _readable(block, words, named) for block in rows}


def readable_body(body: Body) -> Body:
    """Return a body in which quoted contributions can be read."""
    shown = readable(body.blocks)
    return body.with_blocks(shown[id(block)] for block in body.blocks)


def _readable(block: Block, words: Mapping[str, Any], named: Mapping[str, Any]) -> Block:
    if block.kind != QUOTED_KIND:
        return block
    ref = str(block.value.get("ref", ""))
    text = words[ref].text if ref in words else ""
    credit = named[ref].text if ref in named else ""
    paragraph = text.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br>")
    html = f"<p>{paragraph or _('Dieser Beitrag ist nicht mehr öffentlich.')}</p>"
    if block.value.get("role") == "counter":
        credit = _("Gegenposition, %(who)s") % {"who": credit}
    return Block(block.id, "quote", {"html": html, "attribution": credit})


def _html(one: ShownOperation, after: Mapping[str, Block], cards: Sequence[Card]) -> SafeString:
    """Show an untouched passage with the words that contributions are about, a changed one as difference."""
    block = after.get(one.id)
    if one.op != "same" or block is None:
        return SafeString(one.html)
    spans = [
        (part.start, part.end)
        for card in cards
        if card.anchor and card.anchor.block  # words that are gone are marked nowhere
        for part in card.anchor.parts
        if part.block == one.id and not part.whole
    ]
    return SafeString(marked_html(block, spans)) if spans else SafeString(one.html)


def _targets(block_id: str, cards: Sequence[Card]) -> tuple[str, ...]:
    return tuple(card.uuid for card in cards if card.anchor and card.anchor.block == block_id)


def _chips(folds: Iterable[Fold], cards: Sequence[Card]) -> dict[str, tuple[Chip, ...]]:
    points = {point.uuid: (card, point) for card in cards for point in card.points}
    found: dict[str, list[Chip]] = {}
    for fold in folds:
        for uuid in fold.points:
            if uuid not in points:
                continue
            card, point = points[uuid]
            found.setdefault(fold.block, []).append(
                Chip(
                    point=uuid,
                    contribution=card.uuid,
                    kind=fold.kind,
                    kind_label=str(ProvenanceKind(fold.kind).label),
                    label=card.credit.text,
                    excerpt=point.excerpt,
                    exact=fold.exact,
                    # Everything that was typed is escaped in there.
                    html=SafeString(comment_html(point.text)) if point.text else card.html,
                    proposal=card.proposal,
                    source_url=card.source_url,
                )
            )
    return {block: tuple(chips) for block, chips in found.items()}


def _sentences(block: Block | None) -> tuple[str, ...]:
    if block is None:
        return ()
    text = block_text(block)
    found = tuple(text[span.start : span.end] for span in sentences(text))
    return found if len(found) > 1 else ()
