"""One passage of an article by itself: its words, its sentences, and what is said about it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from blog.models import LivingPage, Version
from blog.queries.addresses import passage_anchor, passage_history_path, passage_path, place_of, version_path
from blog.queries.passages import passage_html, pictures_of
from blog.text.body import REDACTED_KIND, Block, Body
from blog.text.sentences import sentences
from blog.text.words import block_text, short_id
from discussion.queries.pages import Where, page_language
from discussion.queries.passage_talk import comments_at, comments_made_at
from discussion.queries.thread import CommentLine

WORTH_CHOOSING = 2


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence to choose; `value` is what the form sends for it."""

    value: str
    words: str


@dataclass(frozen=True, slots=True)
class PassagePage:
    """A passage; one that stands in the text no more is shown as its last version had it."""

    block: str
    anchor: str
    html: SafeString
    words: str
    sentences: tuple[Sentence, ...]
    stands: bool
    version: int
    """The present version, or the last one that had the passage."""
    version_url: str
    url: str
    article_url: str
    """Leads to the passage in the article; to the article alone, if it isn't in there."""
    history_url: str
    comments: tuple[CommentLine, ...]

    @property
    def short(self) -> str:
        """What addresses call it by."""
        return short_id(self.block)


def passage_page(page: LivingPage, told: str) -> PassagePage | None:
    """Return the passage with this UUID, or with these first eight letters of it; None if no version has it."""
    newest = Version.objects.filter(page_id=page.pk).order_by("-number").first()
    if newest is None:
        return None
    block = _block(Body.from_json(newest.body).blocks, told)
    if block is not None:
        return _page(page, block, newest.number, stands=True)
    number = _last_with(page.pk, told)
    if number is None:
        return None
    last = Version.objects.get(page_id=page.pk, number=number)
    block = _block(Body.from_json(last.body).blocks, told)
    return _page(page, block, number, stands=False) if block is not None else None


def _block(blocks: Sequence[Block], told: str) -> Block | None:
    told = told.lower()
    exact = [block for block in blocks if block.id == told]
    return next(iter(exact or [block for block in blocks if short_id(block.id) == told]), None)


def _last_with(page_id: int, told: str) -> int | None:
    """Return the last version that had a passage: asked only for addresses that the present text doesn't know."""
    rows = Version.objects.filter(page_id=page_id).order_by("-number").values_list("number", "passages")
    for number, passages in rows:
        if any(block == told or short_id(block) == told for block in passages):
            return int(number)
    return None


def _page(page: LivingPage, block: Block, number: int, *, stands: bool) -> PassagePage:
    language = page_language(page)
    words = block_text(block) if block.kind != REDACTED_KIND else ""
    article = Where(page).page
    return PassagePage(
        block=block.id,
        anchor=passage_anchor(block.id),
        html=passage_html(block, pictures_of([block])),
        words=words,
        sentences=_sentences(words) if stands else (),
        stands=stands and bool(words),
        version=number,
        version_url=version_path(place_of(page), number, language),
        url=passage_path(place_of(page), block.id, language),
        article_url=f"{article}#{passage_anchor(block.id)}" if stands else article,
        history_url=passage_history_path(place_of(page), block.id, language),
        comments=comments_at(page, block.id) if stands else comments_made_at(page, block.id),
    )


def _sentences(words: str) -> tuple[Sentence, ...]:
    found = sentences(words)
    if len(found) < WORTH_CHOOSING:
        return ()
    return tuple(
        Sentence(f"{span.start}:{words[span.start : span.end]}", words[span.start : span.end])
        for span in found
    )
