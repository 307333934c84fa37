"""Takes words out of the text that readers see, and out of every draft of it, as a further version."""

from collections.abc import Iterator

from django.db import transaction
from wagtail.models import Page

from blog.actions.amend_revisions import amend_revisions
from blog.actions.publish_change import locked, publish_removal
from blog.actions.stored_blocks import stored_blocks
from blog.models.stream import RawBlock, raw_blocks
from blog.models.version import Version
from blog.queries.public_body import public_blocks
from blog.text.anchors import Parts, TextAnchor
from blog.text.body import Block
from blog.text.change import Change, Edit, Remove, Replace
from blog.text.cutting import cut, cut_words
from blog.text.words import block_text


@transaction.atomic
def take_out(*, page: Page, parts: Parts, note: str) -> Version | None:
    """Take the words of an anchor's parts out of a page; the new version, or None where readers saw nothing of them.

    A passage that said nothing else goes as a whole.
    """
    live = locked(page.pk)
    newest = Version.objects.filter(page_id=live.pk).order_by("-number").first()
    published = newest.revision_id if newest is not None else None
    amend_revisions(page_id=live.pk, amend=lambda raw: amended(raw, parts), newer_than=published)
    before = public_blocks(raw_blocks(live.body))
    change = _change(before, parts)
    if not change or not live.live or live.alias_of_id:
        return None
    return publish_removal(page_id=live.pk, change=change, note=note)


def left_of(block: Block, parts: Parts) -> Block | None:
    """Return a passage without the words of the parts that stand in it, or None where nothing is left."""
    for part in sorted(parts, key=lambda one: -one.start):
        if part.block != block.id:
            continue
        found = _without(block, part)
        if found is None:
            return None
        block = found
    return block


def _without(block: Block, part: TextAnchor) -> Block | None:
    text = block_text(block)
    if part.whole and text == part.exact:
        return None
    if part.exact and text[part.start : part.end] == part.exact:
        return cut(block, [(part.start, part.end)])
    return cut_words(block, part.exact)


def _change(blocks: tuple[Block, ...], parts: Parts) -> Change:
    return tuple(_edits(blocks, parts))


def _edits(blocks: tuple[Block, ...], parts: Parts) -> Iterator[Edit]:
    for block in blocks:
        left = left_of(block, parts)
        if left is None:
            yield Remove(block.id)
        elif left != block:
            yield Replace(block.id, left)


def amended(raw: list[RawBlock], parts: Parts) -> list[RawBlock]:
    """Return a draft's stored blocks without the words, every other block byte for byte as it was."""
    meant = {part.block for part in parts}
    if not any(str(block.get("id")) in meant for block in raw):
        return raw
    after = [left for block in public_blocks(raw) if (left := left_of(block, parts)) is not None]
    return stored_blocks(raw, after)
