"""The note for readers that the desk proposes: how many contributions went in, and what became of which passage."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from blog.text.body import Block
from blog.text.fields import Shape
from blog.text.tokens import tokens_of
from blog.text.word_difference import Mark, compare_words
from blog.text.words import block_text
from discussion.text.passage_names import passage_name
from discussion.text.plan import Fold

NAMED_PASSAGES = 4
# As in `discussion.kinds.ProvenanceKind`, which this room doesn't know.
COUNTER, CORRECTION, SOURCE, OBJECTION = "counter", "correction", "source", "objection"


def proposed_note(
    before: Sequence[Block], after: Sequence[Block], folds: Iterable[Fold], contributions: int
) -> str:
    """Propose a sentence such as „Zwei Hinweise von Leser:innen eingearbeitet: Absatz 4 ergänzt, Absatz 6 berichtigt.“."""
    kinds: dict[str, set[str]] = {}
    for fold in folds:
        kinds.setdefault(fold.block, set()).add(fold.kind)
    deeds = list(_deeds(before, after, kinds))
    head = _head(contributions)
    if not deeds:
        return f"{head}."
    named = deeds[:NAMED_PASSAGES]
    if len(deeds) > NAMED_PASSAGES:
        named.append(_("und weitere Stellen"))
    return f"{head}: {', '.join(named)}."


def _head(contributions: int) -> str:
    if not contributions:
        return _("Überarbeitet")
    words = _numbers().get(contributions, str(contributions))
    return ngettext(
        "Ein Hinweis aus der Leserschaft eingearbeitet",
        "%(count)s Hinweise von Leser:innen eingearbeitet",
        contributions,
    ) % {"count": words}


def _deeds(
    before: Sequence[Block], after: Sequence[Block], kinds: Mapping[str, Collection[str]]
) -> Iterator[str]:
    was = {block.id: block for block in before}
    for block in after:
        name = passage_name(after, block.id)
        old = was.get(block.id)
        of_block = kinds.get(block.id, ())
        if old is None:
            yield _("%(passage)s neu") % {"passage": name}
        elif old != block or of_block:
            yield _deed(old, block, of_block) % {"passage": name}
    now = {block.id for block in after}
    for block in before:
        if block.id not in now:
            yield _("%(passage)s entfernt") % {"passage": passage_name(before, block.id)}


def _deed(old: Block, new: Block, kinds: Collection[str]) -> str:
    if set(kinds) == {COUNTER}:
        return _("Gegenposition zu %(passage)s")
    if CORRECTION in kinds:
        return _("%(passage)s berichtigt")
    if set(kinds) == {SOURCE}:
        return _("%(passage)s belegt")
    if set(kinds) == {OBJECTION}:
        return _("%(passage)s nach einem Einwand geändert")
    return _by_words(old, new)


def _by_words(old: Block, new: Block) -> str:
    one, other = (tokens_of(block_text(block), Shape.TEXT) for block in (old, new))
    marks = {piece.mark for piece in compare_words(one, other)}
    if Mark.DELETED not in marks:
        return _("%(passage)s ergänzt")
    if Mark.INSERTED not in marks:
        return _("%(passage)s gekürzt")
    return _("%(passage)s überarbeitet")


def _numbers() -> dict[int, str]:
    return {
        2: _("Zwei"),
        3: _("Drei"),
        4: _("Vier"),
        5: _("Fünf"),
        6: _("Sechs"),
        7: _("Sieben"),
        8: _("Acht"),
        9: _("Neun"),
        10: _("Zehn"),
        11: _("Elf"),
        12: _("Zwölf"),
    }
