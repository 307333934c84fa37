"""The words of a person that articles and episodes give: quotations attributed to her, and clips of what she said."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from wagtail.models import Page

from blog.kinds import ReferenceKind
from blog.models.person import Person
from blog.models.podcast.transcript import Cue
from blog.models.reference import QuotedPerson, Reference
from blog.models.version import Version
from blog.queries.addresses import passage_anchor
from blog.queries.credit_slots import without_slots
from blog.queries.positions.sources import page_path
from blog.queries.public_articles import restrictions
from blog.queries.referred import ClipSource, referred_in
from blog.text import rich
from blog.text.body import Block, Body
from blog.text.safe import safe_address

MOST: Final = 50
Place = tuple[int, str]
"""A page and a passage of it."""


@dataclass(frozen=True, slots=True)
class QuoteLine:
    """Her words at a passage of a page; `heard` is the second where they were said, if it is known."""

    words: str
    title: str
    url: str
    source_title: str = ""
    source_url: str = ""
    heard: ClipSource | None = None


def quotes_of(person: Person, *, but: Collection[Place] = ()) -> tuple[QuoteLine, ...]:
    """Return her words in public articles and episodes, the newest page first; six statements, however many there are.

    `but` are passages that are shown otherwise. Words that a text gives no more, or that were taken out, are not among them.
    """
    places = [place for place in _places(person) if place not in set(but)][:MOST]
    pages = _pages({page for page, _block in places})
    blocks = _blocks(pages)
    found = [(pages[page], blocks[page, block]) for page, block in places if (page, block) in blocks]
    found = [(page, block) for page, block in found if _is_hers(block, person)]
    clips = referred_in(block for _page, block in found).clips
    ordered = sorted(found, key=lambda one: (one[0].first_published_at, one[0].pk), reverse=True)
    return tuple(_line(page, block, clips.get(block.id)) for page, block in ordered)


def _places(person: Person) -> list[Place]:
    """Return the passages that were noted as hers, then clips of seconds at which her voice is in the transcript."""
    noted = QuotedPerson.objects.filter(person=person).order_by("-page_id", "pk")
    heard = Reference.objects.filter(Exists(_at_clip(person)), kind=ReferenceKind.CLIP).order_by(
        "-page_id", "pk"
    )
    rows = [*noted.values_list("page_id", "block"), *heard.values_list("page_id", "block")]
    return list(dict.fromkeys((page, str(block)) for page, block in rows))


def _at_clip(person: Person) -> QuerySet[Cue]:
    spoken = Cue.objects.filter(speaker__person=person, transcript__episode_id=OuterRef("target_id"))
    end = Coalesce(OuterRef("end"), OuterRef("start") + 1)
    return spoken.filter(Q(start__lt=end), end__gt=OuterRef("start"))


def _pages(keys: Collection[int]) -> Mapping[int, Page]:
    rows = Page.objects.filter(~Exists(restrictions()), pk__in=keys, live=True, alias_of__isnull=True)
    return {row.pk: row for row in rows.select_related("locale", "content_type").order_by("pk")}


def _blocks(pages: Collection[int]) -> dict[Place, Block]:
    """Return the passages of the newest versions."""
    newest = Version.objects.filter(page=OuterRef("page")).order_by("-number").values("pk")[:1]
    rows = Version.objects.filter(page_id__in=pages, pk=newest).order_by("pk")
    return {
        (page, block.id): block
        for page, body in rows.values_list("page_id", "body")
        for block in Body.from_json(body).blocks
    }


def _is_hers(block: Block, person: Person) -> bool:
    """Tell whether it gives words at all; a clip of somebody who is named there is not another voice's at that second."""
    speaker = block.value.get("speaker")
    return block.kind in ("quote", "clip") and (not speaker or int(speaker) == person.pk)


def _words(block: Block) -> str:
    if block.kind == "clip":
        return str(block.value["text"])
    return "\n".join(line.text for line in rich.parse(str(block.value.get("html", ""))))


def _line(page: Any, block: Block, clip: ClipSource | None) -> QuoteLine:
    is_quote = block.kind == "quote"
    return QuoteLine(
        without_slots(_words(block)),
        without_slots(page.title),
        f"{page_path(page)}#{passage_anchor(block.id)}",
        str(block.value.get("source_title", "")) if is_quote else "",
        safe_address(str(block.value.get("source_url", ""))) if is_quote else "",
        clip,
    )
