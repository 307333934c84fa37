"""What can be taken out of all versions of a page: title, standfirst and passages, those that are gone from its text among them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.utils.translation import gettext as _

from blog.models.redaction import Redaction
from blog.models.version import Version
from blog.queries.difference_page import kind_labels
from blog.queries.passage_number import place_words
from blog.text.body import Block, Body
from blog.text.heading import head_blocks, part_of
from blog.text.places import places_of
from blog.text.words import block_text, shorten

EXCERPT: Final = 160


@dataclass(frozen=True, slots=True)
class Wording:
    """What a passage said in some versions; `numbers` rise."""

    text: str
    numbers: tuple[int, ...]

    @property
    def span(self) -> str:
        """Say in which versions it stood, „2 bis 5, 8“."""
        return spans(self.numbers)


@dataclass(frozen=True, slots=True)
class RemovablePassage:
    """One passage with all its wordings, the newest first."""

    block: str
    kind: str
    label: str
    stands: bool
    wordings: tuple[Wording, ...]

    @property
    def excerpt(self) -> str:
        """Return the beginning of what it says, or said last; the kind, where it says nothing."""
        return shorten(self.wordings[0].text, EXCERPT) or kind_labels().get(self.kind, self.kind)

    @property
    def numbers(self) -> tuple[int, ...]:
        """Return the versions that have it."""
        return tuple(sorted(number for wording in self.wordings for number in wording.numbers))

    @property
    def span(self) -> str:
        """Say in which versions it stands."""
        return spans(self.numbers)

    def numbers_saying(self, words: str) -> tuple[int, ...]:
        """Return the versions in which it says these words."""
        found = (wording.numbers for wording in self.wordings if words in wording.text)
        return tuple(sorted(number for numbers in found for number in numbers))


@dataclass(frozen=True, slots=True)
class RemovedLine:
    """What was taken out before: when, by whom, why; never what it said."""

    at: datetime
    by: str
    reason: str
    words: str
    span: str


def removable(page_id: int, words: str = "") -> tuple[RemovablePassage, ...]:
    """Return the passages of a page, in the order of its text, gone ones last; only those that ever said the words."""
    bodies = _bodies(page_id)
    if not bodies:
        return ()
    newest = bodies[-1][1]
    places = {block.id: None for block in head_blocks(newest)} | places_of(newest.blocks)
    found = [
        RemovablePassage(
            block=block,
            kind=said[-1][1].kind,
            label=_head_label(block) or place_words(places.get(block)) or _gone(said[-1][1]),
            stands=block in places,
            wordings=_wordings(said),
        )
        for block, said in _by_passage(bodies).items()
    ]
    order = {block: place for place, block in enumerate(places)}
    wanted = [one for one in found if not words or one.numbers_saying(words)]
    return tuple(sorted(wanted, key=lambda one: order.get(one.block, len(order))))


def versions_that_say(page_id: int, block: str, words: str) -> tuple[int, ...]:
    """Return the numbers of the versions in which a passage says these words."""
    found = (number for number, body in _bodies(page_id) if _says(body.block(block), words))
    return tuple(found)


def head_labels() -> dict[str, str]:
    """Return what the parts above the passages are called."""
    return {"title": _("Titel"), "standfirst": _("Vorspann")}


def _head_label(block: str) -> str:
    return head_labels().get(part_of(block), "")


def removed_before(page_id: int) -> tuple[RemovedLine, ...]:
    """Return what was taken out of a page, newest first. One statement."""
    rows = Redaction.objects.filter(page_id=page_id).select_related("by")
    return tuple(
        RemovedLine(
            at=row.at,
            by=(row.by.get_full_name() or row.by.get_username()) if row.by else "",
            reason=row.get_reason_display(),
            words=row.words,
            span=spans(row.versions),
        )
        for row in rows
    )


def spans(numbers: Iterable[int]) -> str:
    """Write numbers that rise with their runs as „2 bis 5, 8“."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(
        str(run[0]) if len(run) == 1 else _("%(first)s bis %(last)s") % {"first": run[0], "last": run[-1]}
        for run in runs
    )


def _bodies(page_id: int) -> list[tuple[int, Body]]:
    rows = Version.objects.filter(page_id=page_id).order_by("number").values_list("number", "body")
    return [(number, Body.from_json(body)) for number, body in rows]


def _by_passage(bodies: Sequence[tuple[int, Body]]) -> Mapping[str, list[tuple[int, Block]]]:
    found: dict[str, list[tuple[int, Block]]] = {}
    for number, body in bodies:
        for block in (*head_blocks(body), *body.blocks):
            if block.value:
                found.setdefault(block.id, []).append((number, block))
    return found


def _wordings(said: Sequence[tuple[int, Block]]) -> tuple[Wording, ...]:
    texts: dict[str, list[int]] = {}
    for number, block in said:
        texts.setdefault(block_text(block), []).append(number)
    rows = [Wording(text, tuple(numbers)) for text, numbers in texts.items()]
    return tuple(sorted(rows, key=lambda one: -one.numbers[-1]))


def _says(block: Any, words: str) -> bool:
    return block is not None and bool(block.value) and bool(words) and words in block_text(block)


def _gone(block: Block) -> str:
    return _("%(kind)s, steht nicht mehr im Text") % {"kind": kind_labels().get(block.kind, block.kind)}
