"""Which words of each passage came from which contribution: notes numbered for the margin, marks for the text."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from blog.kinds import PlacementStatus
from blog.registries import GONE_WORDS, PassageNote
from blog.text.body import Block, Body
from blog.text.copies import Words, copies_of
from blog.text.marking import Mark, Marked, Names, marked
from blog.text.words import block_text

Notes = Mapping[str, tuple[PassageNote, ...]]


@dataclass(frozen=True, slots=True)
class Origin:
    """One note as it stands beside its passage. `number` counts within the passage, `words` is the fragment of its first words."""

    ref: str
    kind: str
    kind_label: str
    version: int
    number: int
    fragment: str
    reference: str
    words: str = ""
    state: str = ""
    """What became of the words since, said in one or two words; empty where they are as they were."""
    is_copy: bool = False


@dataclass(frozen=True, slots=True)
class Noted:
    """A passage's notes, and its fields with the words wrapped that they speak of."""

    origins: tuple[Origin, ...]
    value: Mapping[str, object]


def origins_of(body: Body, notes: Notes, name_of: Callable[[str], str]) -> dict[str, Noted]:
    """Return passage UUID → its notes and marked words; passages without notes are left out.

    A sentence that stands a second time has the same note there, marked as a copy. `name_of` gives a passage its short name.
    """
    by_block = {block: list(of_block) for block, of_block in notes.items() if block != GONE_WORDS}
    if not by_block:
        return {}
    copied = _copies(body, by_block)
    found: dict[str, Noted] = {}
    for block in body.blocks:
        own, copies = by_block.get(block.id, []), copied.get(block.id, [])
        if block.id not in found and (own or copies):
            found[block.id] = _noted(
                block, own, copies, Names(name_of(block.id), _("Herkunft, Anmerkung %d"))
            )
    return found


def _copies(body: Body, notes: Mapping[str, Iterable[PassageNote]]) -> dict[str, list[PassageNote]]:
    placed = [
        (Words(block, note.start, note.end), note)
        for block, group in notes.items()
        for note in group
        if note.exact
    ]
    if not placed:
        return {}
    texts = {block.id: block_text(block) for block in body.blocks}
    found: dict[str, list[PassageNote]] = {}
    places = copies_of(texts, [(words, note.exact) for words, note in placed])
    told: set[tuple[str, str, int, Words]] = set()
    for _words, note in placed:
        for place in places.get(note.exact, ()):
            if (key := (note.ref, note.kind, note.version, place)) not in told:
                told.add(key)
                found.setdefault(place.block, []).append(replace(note, start=place.start, end=place.end))
    return found


def _noted(block: Block, own: list[PassageNote], copies: list[PassageNote], names: Names) -> Noted:
    rows = sorted(
        [(note, False) for note in own] + [(note, True) for note in copies],
        key=lambda row: (row[0].start, row[0].end, row[1]),
    )
    marks = [
        Mark(note.start, note.end, (number,)) for number, (note, _copy) in enumerate(rows, 1) if note.end
    ]
    result = marked(block, marks, names)
    return Noted(
        tuple(_origin(note, number, copy, result, names) for number, (note, copy) in enumerate(rows, 1)),
        result.value,
    )


def _origin(note: PassageNote, number: int, is_copy: bool, result: Marked, names: Names) -> Origin:
    home = result.homes.get(number)
    return Origin(
        ref=note.ref,
        kind=note.kind,
        kind_label=note.kind_label,
        version=note.version,
        number=number,
        fragment=names.note(number),
        reference=names.reference(number) if home else "",
        words=names.words(home) if home else "",
        state=_("Kopie") if is_copy else _state(note.status),
        is_copy=is_copy,
    )


def _state(status: str) -> str:
    return {
        PlacementStatus.MOVED.value: _("seither verschoben"),
        PlacementStatus.CHANGED.value: _("seither umformuliert"),
        PlacementStatus.SPLIT.value: _("seither geteilt"),
        PlacementStatus.JOINED.value: _("seither zusammengezogen"),
    }.get(status, "")
