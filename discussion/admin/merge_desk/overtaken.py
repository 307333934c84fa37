"""Then, now, proposal: where the text moved on since an editor began, or since a contribution was written.

What doesn't meet is joined and marked; what meets is shown in three columns and decided by a click, never silently.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from blog.queries.difference_page import difference_labels
from blog.text import rich
from blog.text.body import Block, Body
from blog.text.difference import difference
from blog.text.difference_html import block_html, operations_html
from blog.text.joining import Joined, join_block
from blog.text.words import clean
from discussion.admin.merge_desk.bench_acts import Step, place_of, taken
from discussion.kinds import ProvenanceKind
from discussion.queries.desk_card import Card
from discussion.queries.desk_drafts import blocks_of
from discussion.text.markup import to_markup, to_rich
from discussion.text.passage_names import passage_name
from discussion.text.rebasing import rebase
from discussion.text.taking_over import with_words
from discussion.text.workpiece import Workpiece

NOW, MINE, JOINED, EDIT = "jetzt", "vorschlag", "zusammen", "selbst"


@dataclass(frozen=True, slots=True)
class Three:
    """One passage as it was, as it is, and as it is proposed; `joined` is both together where they don't meet."""

    id: str
    name: str
    then: Block | None
    now: Block | None
    proposal: Block | None
    joined: Block | None = None

    @property
    def then_html(self) -> SafeString:
        """The words as they were."""
        return SafeString(block_html(self.then, labels=difference_labels()) if self.then else "")

    @property
    def now_html(self) -> SafeString:
        """The words as they are, with what changed since."""
        return _since(self.then, self.now)

    @property
    def proposal_html(self) -> SafeString:
        """The words as they are proposed, with what would change."""
        return _since(self.then, self.proposal)

    @property
    def joined_html(self) -> SafeString:
        """Both together."""
        return _since(self.now, self.joined)

    @property
    def markup(self) -> str:
        """What the editor begins with where she writes it herself."""
        block = self.joined or self.proposal or self.now
        if block is None or block.kind not in ("text", "heading"):
            return ""
        return to_markup(str(block.value["html"])) if block.kind == "text" else str(block.value["text"])

    @property
    def writable(self) -> bool:
        """Tell whether it can be written right here."""
        return bool(self.markup)

    def chosen(self, sent: Mapping[str, Any]) -> tuple[bool, Block | None]:
        """Return whether a decision was sent, and the passage that it means (None: it goes)."""
        match sent.get(f"decide-{self.id}"):
            case "jetzt":
                return True, self.now
            case "vorschlag":
                return True, self.proposal
            case "zusammen" if self.joined:
                return True, self.joined
            case "selbst" if self.writable:
                return self._written(str(sent.get(f"written-{self.id}", "")))
            case _:
                return False, None

    def _written(self, markup: str) -> tuple[bool, Block | None]:
        base = self.proposal or self.now
        if base is None or not markup.strip():
            return False, None
        if base.kind == "heading":
            return True, Block(base.id, base.kind, {**base.value, "text": clean(markup).strip()[:160]})
        html = to_rich(clean(markup))
        return bool(rich.parse(html)), Block(base.id, base.kind, {"html": html})

    def decide(self, step: Step, sent: Mapping[str, Any]) -> Step:
        """Do what was decided about a contribution's proposal."""
        card = step.card(step.compared)
        done, block = self.chosen(sent)
        if not done or card is None:
            return step.said(_("Wähle eine der Spalten."))
        if block is None or block == self.now:
            return replace(step, compared="", focus=self.id)
        if step.work.block(self.id) is None:
            return step.said(_("Die Stelle gibt es nicht mehr."))
        return taken(step, card, Block(self.id, block.kind, block.value))


@dataclass(frozen=True, slots=True)
class Overtaken:
    """What became of the work when somebody published meanwhile."""

    work: Workpiece
    base: int
    joined: frozenset[str] = frozenset()
    undecided: tuple[Three, ...] = ()


def overtaken(work: Workpiece, number: int, now: Sequence[Block]) -> Overtaken:
    """Put the work on the newest version; what meets somebody else's words is left for the editor."""
    if work.base == number or not now:
        return Overtaken(work, work.base)
    result = rebase(work.then, now, work.blocks, joined_words)
    undecided = tuple(
        Three(one.id, passage_name(now if one.now else work.then, one.id), one.then, one.now, one.proposal)
        for one in result.met
    )
    rebased = Workpiece(number, tuple(now), result.blocks, _kept(work, result.blocks), work.note)
    return Overtaken(rebased, work.base, frozenset(result.joined), undecided)


def joined_words(then: Block, now: Block, proposal: Block) -> Block | None:
    """Return both people's words in one passage, or None where they meet."""
    result = join_block(then, now, proposal)
    return result.block if isinstance(result, Joined) else None


def decided(found: Overtaken, work: Workpiece, sent: Mapping[str, Any]) -> tuple[Workpiece, str]:
    """Return the work with everything decided; or as it was, and what is still to be decided.

    Where the words stay as they are, nothing went in: what was folded there is open again, and the note is proposed anew.
    """
    new, stays = found.work, set[str]()
    for one in found.undecided:
        done, block = one.chosen(sent)
        if not done:
            return work, _("Entscheide bei jeder Stelle, was gelten soll. Deine Fassung ist nicht verloren.")
        if block == one.now:
            stays.add(one.id)
        if block is None:
            new = new.removed(one.id)
        elif new.block(one.id) is not None:
            new = new.rewritten(one.id, (block,))
        else:
            new = new.inserted(new.blocks[-1].id if new.blocks else None, block)
    folds = tuple(
        fold
        for fold in work.folds
        if new.block(fold.block) is not None
        and (fold.block not in stays or fold.kind == ProvenanceKind.COUNTER)
    )
    is_whole = len(folds) == len(work.folds)
    return replace(new, folds=folds, note=work.note if is_whole else ""), ""


def compared(step: Step, card: Card, page_id: int) -> Three | None:
    """Return the words a contribution was written for, as they are on the bench, and as it proposes them."""
    if card.anchor is None or not card.anchor.original:
        return None
    part = card.anchor.original[0]
    then = next((one for one in blocks_of(page_id, card.anchor.made_on) if one.id == part.block), None)
    now = step.work.block(place_of(step, card))
    proposal = with_words(then, part, card.proposal) if then and card.proposal else None
    identifier = now.id if now else part.block
    joined = None
    if then and now and proposal:
        same = Block(then.id, now.kind, now.value)
        joined = joined_words(then, same, proposal)
    return Three(identifier, passage_name(step.work.blocks, identifier), then, now, proposal, joined)


def _since(then: Block | None, now: Block | None) -> SafeString:
    """Show a passage with what differs from another one, word by word."""
    if now is None:
        return SafeString("")
    labels = difference_labels()
    if then is None or then.kind != now.kind:
        return SafeString(block_html(now, labels=labels))
    body = Body("", "", "de")
    old, new = body.with_blocks([Block(now.id, then.kind, then.value)]), body.with_blocks([now])
    return SafeString("".join(one.html for one in operations_html(difference(old, new), labels)))


def _kept(work: Workpiece, blocks: Collection[Block]) -> tuple[Any, ...]:
    here = {block.id for block in blocks}
    return tuple(fold for fold in work.folds if fold.block in here)
