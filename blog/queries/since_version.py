"""What changed in an article since a version that a reader has seen: which sections and passages, told in a few words."""

from dataclasses import dataclass
from typing import Any

from blog.models.version import Version
from blog.queries.addresses import difference_path, passage_anchor, place_of
from blog.queries.kept import kept, key_of
from blog.queries.passages import LARGE
from blog.text.body import Block, Body
from blog.text.words import block_text, shorten

EXCERPT = 60


@dataclass(frozen=True, slots=True)
class ChangedSection:
    """A section in which passages came or changed; what stands before the first heading has no title."""

    anchor: str
    title: str
    passages: tuple[str, ...]
    """Fragments of the passages."""


@dataclass(frozen=True, slots=True)
class Since:
    """What is new since `seen`; `removed` counts passages that are gone."""

    seen: int
    current: int
    sections: tuple[ChangedSection, ...]
    removed: int
    difference_url: str

    @property
    def anchors(self) -> str:
        """The fragments of all passages that came or changed, for the script that marks them."""
        return " ".join(anchor for section in self.sections for anchor in section.passages)

    @property
    def total(self) -> int:
        """How many passages came or changed."""
        return sum(len(section.passages) for section in self.sections)


def since_version(page: Any, seen: int, stamp: int) -> Since | None:
    """Return what is new since a version, or nothing where there is no such version. One statement, and it is kept."""
    return kept(key_of("since", page.pk, seen, stamp), lambda: _make(page, seen))


def _make(page: Any, seen: int) -> Since | None:
    rows = Version.objects.filter(page_id=page.pk).order_by("-number")
    newest = rows.defer("seal").first()
    if newest is None or not 1 <= seen <= newest.number:
        return None
    before = newest.passages
    if seen < newest.number:
        before = rows.filter(number=seen).values_list("passages", flat=True).first() or {}
    body = Body.from_json(newest.body)
    changed = {block for block, (_since, changed) in newest.passages.items() if changed > seen}
    return Since(
        seen=seen,
        current=newest.number,
        sections=_sections(body, changed),
        removed=len(set(before) - set(newest.passages)),
        difference_url=difference_path(place_of(page), seen, newest.number, page.locale.language_code)
        if seen < newest.number
        else "",
    )


def _sections(body: Body, changed: set[str]) -> tuple[ChangedSection, ...]:
    found: list[ChangedSection] = []
    heading: Block | None = None
    inside: list[str] = []
    for block in (*body.blocks, None):
        begins = block is None or (block.kind == "heading" and block.value["level"] == LARGE)
        if begins and inside:
            title = shorten(block_text(heading), EXCERPT) if heading else ""
            anchor = passage_anchor(heading.id) if heading else inside[0]
            found.append(ChangedSection(anchor, title, tuple(inside)))
        if block is None:
            break
        if begins:
            heading, inside = block, []
        if block.id in changed:
            inside.append(passage_anchor(block.id))
    return tuple(found)
