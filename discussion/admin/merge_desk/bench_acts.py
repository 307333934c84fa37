"""What each button of the bench does to the workpiece: one function per verb, values in and values out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final
from uuid import uuid4

from django.utils.translation import gettext as _

from blog.text.body import Block
from discussion.admin.merge_desk.block_editor import new_block
from discussion.kinds import ProvenanceKind
from discussion.queries.desk_card import Card
from discussion.text.proposal import REWRITABLE
from discussion.text.taking_over import with_words
from discussion.text.workpiece import Workpiece

QUOTED: Final = "contribution"
KEYS: Final[Mapping[str, ProvenanceKind]] = {
    "w": ProvenanceKind.WORDING,
    "a": ProvenanceKind.IDEA,
    "e": ProvenanceKind.OBJECTION,
    "b": ProvenanceKind.CORRECTION,
    "q": ProvenanceKind.SOURCE,
    "g": ProvenanceKind.COUNTER,
}
"""The key that folds in each way; only while a passage has the focus."""


@dataclass(frozen=True, slots=True)
class Step:
    """Where the editor is: the workpiece, what is picked, which passage is open, what gets the focus, what went wrong."""

    work: Workpiece
    picked: tuple[str, ...] = ()
    open: str = ""
    compared: str = ""
    """The contribution whose then / now / proposal is open."""
    focus: str = ""
    problem: str = ""
    typed: Any = None
    """What was typed into the open editor where it can't be taken as it is."""
    cards: Sequence[Card] = field(default=())

    def card(self, uuid: str) -> Card | None:
        """Return a contribution that is at hand."""
        return next((card for card in self.cards if card.uuid == uuid), None)

    def said(self, problem: str) -> "Step":
        """Say what is wrong and change nothing."""
        return replace(self, problem=problem)


def act(step: Step, do: str) -> Step:
    """Do what a button says: a verb and what it is about."""
    verb, *about = do.split(" ")
    deed = _ACTS.get(verb)
    if deed is None or len(about) > 3:
        return step
    return deed(step, *[*about, "", ""][:2])


def _fold(step: Step, block: str, kind: str) -> Step:
    if not step.picked:
        return step.said(_("Wähle links mindestens einen Beitrag."))
    if step.work.block(block) is None:
        return step.said(_("Die Stelle gibt es nicht mehr."))
    if kind == ProvenanceKind.COUNTER:
        return _quoted(step, block, kind)
    work = step.work
    for point, card in _points(step):
        work = work.folded([point], block, kind if kind in KEYS.values() else card.default_kind)
    return _opened(replace(step, work=work, picked=()), block)


def _points(step: Step) -> list[tuple[str, Card]]:
    of = {point.uuid: card for card in step.cards for point in card.points}
    return [(point, of[point]) for point in step.picked if point in of]


def _opened(step: Step, block: str) -> Step:
    """Go on writing at once where there are words to write."""
    if not _writable(step.work.block(block)):
        return replace(step, open="", focus=block)
    return replace(step, open=block, focus=block)


def _writable(block: Block | None) -> bool:
    return block is not None and block.kind in REWRITABLE


def _fold_card(step: Step, contribution: str, kind: str) -> Step:
    """Fold a card, and whatever else is picked, into the passage that it is about."""
    card = step.card(contribution)
    if card is None or card.anchor is None or not card.anchor.block:
        return step.said(_("Dieser Beitrag gehört zu keiner Stelle, die noch im Text steht. Wähle eine."))
    picked = dict.fromkeys([*step.picked, *(_own_picked(card, step.picked))])
    return _fold(replace(step, picked=tuple(picked)), card.anchor.block, kind)


def _own_picked(card: Card, picked: Sequence[str]) -> tuple[str, ...]:
    """The points of a card that are picked, or all of them."""
    own = tuple(point.uuid for point in card.points)
    return tuple(point for point in own if point in picked) or own


def _unfold(step: Step, block: str, point: str) -> Step:
    work = step.work.unfolded([point], block)
    found = work.block(block)
    if found is not None and found.kind == QUOTED and not any(fold.block == block for fold in work.folds):
        work = work.restored(block)
    return replace(step, work=work, focus=block)


def _edit(step: Step, block: str, _more: str) -> Step:
    return replace(step, open=block, focus=block) if step.work.block(block) else step


def _done(step: Step, block: str, _more: str) -> Step:
    return replace(step, open="", compared="", focus=block)


def _insert(step: Step, after: str, kind: str) -> Step:
    new = new_block(kind or "text", str(uuid4()))
    if new is None:
        return step
    work = step.work.inserted(None if after == "start" else after, new)
    return replace(step, work=work, open=new.id, focus=new.id) if work != step.work else step


def _remove(step: Step, block: str, _more: str) -> Step:
    return replace(step, work=step.work.removed(block), open="", focus=block)


def _restore(step: Step, block: str, _more: str) -> Step:
    return replace(step, work=step.work.restored(block), open="", focus=block)


def _up(step: Step, block: str, _more: str) -> Step:
    return replace(step, work=step.work.moved(block, -1), focus=block)


def _down(step: Step, block: str, _more: str) -> Step:
    return replace(step, work=step.work.moved(block, 1), focus=block)


def _quote(step: Step, block: str, _more: str) -> Step:
    """Put the contributions themselves behind a passage, as quotations that follow their text."""
    if not all(card.wording for _point, card in _points(step)):
        return step.said(
            _(
                "Den Wortlaut haben nicht alle freigegeben. Als Gegenposition kann ein Kommentar trotzdem stehen."
            )
        )
    return _quoted(step, block, ProvenanceKind.WORDING)


def _quoted(step: Step, block: str, kind: str) -> Step:
    """Quote by reference behind a passage; a counter-position stands against it."""
    cards = {card.uuid: card for _point, card in _points(step)}
    if not cards:
        return step.said(_("Wähle links mindestens einen Beitrag."))
    if not all(card.quotable for card in cards.values()):
        return step.said(_("Zitiert werden kann nur, was als Kommentar öffentlich ist."))
    work, after = step.work, block
    role = {"role": "counter"} if kind == ProvenanceKind.COUNTER else {}
    for card in cards.values():
        quote = Block(str(uuid4()), QUOTED, {"ref": card.ref, **role})
        work = work.inserted(after, quote).folded(_own_picked(card, step.picked), quote.id, kind)
        after = quote.id
    return replace(step, work=work, picked=(), open="", focus=after)


def _take(step: Step, contribution: str, _more: str) -> Step:
    """Take a reader's wording over; where its place has changed, show then, now and the proposal instead."""
    card = step.card(contribution)
    if card is None or not card.proposal or card.anchor is None:
        return step
    parts = card.anchor.parts
    block = step.work.block(card.anchor.block) if card.anchor.block else None
    new = (
        with_words(block, parts[0], card.proposal)
        if block and card.anchor.stands and len(parts) == 1
        else None
    )
    if block is None or new is None:
        return replace(step, compared=contribution, focus=place_of(step, card) or f"then-{contribution}")
    return taken(step, card, new)


def place_of(step: Step, card: Card) -> str:
    """Return the passage that a card is about: where its words stand, or stood; nothing if that is gone as well."""
    if card.anchor is None:
        return ""
    block = card.anchor.block or next((part.block for part in card.anchor.original), "")
    return block if step.work.block(block) is not None else ""


def taken(step: Step, card: Card, new: Block) -> Step:
    """Put a contribution's wording in and its points behind it."""
    points = _own_picked(card, step.picked)
    work = step.work.rewritten(new.id, (new,)).folded(points, new.id, ProvenanceKind.WORDING)
    picked = tuple(point for point in step.picked if point not in points)
    return replace(step, work=work, picked=picked, compared="", open=new.id, focus=new.id)


def _compare(step: Step, contribution: str, _more: str) -> Step:
    card = step.card(contribution)
    if card is None or card.anchor is None:
        return step
    return replace(step, compared=contribution, focus=place_of(step, card) or f"then-{contribution}")


def synced(step: Step, sent: Mapping[str, Any]) -> Step:
    """Read the kinds and words that the chips say: each is a field of the page."""
    work = step.work
    for fold in step.work.folds:
        for point in fold.points:
            kind = str(sent.get(f"kind-{fold.block}-{point}", fold.kind))
            exact = str(sent.get(f"words-{fold.block}-{point}", fold.exact))
            if kind == ProvenanceKind.COUNTER != fold.kind:
                step, work = _turned(replace(step, work=work), fold.block, point)
            elif (kind, exact) != (fold.kind, fold.exact) and kind in KEYS.values():
                work = work.folded([point], fold.block, kind, exact)
    return replace(step, work=work)


def _turned(step: Step, block: str, point: str) -> tuple[Step, Workpiece]:
    """Make a counter-position of a point that was folded in: it stands behind the passage instead."""
    alone = replace(step, work=step.work.unfolded([point], block), picked=(point,))
    turned = _quoted(alone, block, ProvenanceKind.COUNTER)
    if turned.problem:
        return replace(step, problem=turned.problem), step.work
    return replace(turned, picked=step.picked), turned.work


_ACTS: Final[Mapping[str, Callable[[Step, str, str], Step]]] = {
    "fold": _fold,
    "fold-card": _fold_card,
    "unfold": _unfold,
    "edit": _edit,
    "done": _done,
    "insert": _insert,
    "remove": _remove,
    "restore": _restore,
    "up": _up,
    "down": _down,
    "quote": _quote,
    "take": _take,
    "compare": _compare,
}
