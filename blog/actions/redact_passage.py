"""Takes a passage out of everything that was published or drafted: what is left is the fact, the reason and the day.

Text and salt go from every version's body, the hash stays, so the rest still verifies (`blog.text.canonical`). Revisions
lose the block, anchors and their places the words. What other apps keep of a passage they forget through `registries.redactors`.
"""

from collections.abc import Collection, Iterable
from typing import Any, Final

from django.db import transaction
from wagtail.models import Page
from wagtail.search import index

from blog.actions.amend_revisions import amend_revisions, without_block
from blog.actions.bump import bump
from blog.actions.forget_words import forget_words
from blog.actions.note_event import note_event
from blog.actions.positions.forget_titles import forget_source_titles
from blog.actions.publish_change import locked, pictures_in, publish_removal
from blog.kinds import EventKind, RedactionReason
from blog.models.redaction import Redaction
from blog.models.stream import raw_blocks
from blog.models.version import Version
from blog.queries.passage_history import rebuilt_history
from blog.registries import registries
from blog.text.body import Body
from blog.text.canonical import Seal, redact
from blog.text.change import Remove
from blog.text.words import block_text

HEADING_KIND: Final = "heading"


@transaction.atomic
def redact_passage(
    *,
    page_id: int,
    block: str,
    reason: RedactionReason,
    by: Any = None,
    since: int = 1,
    upto: int | None = None,
    words: Collection[str] = (),
    note: str = "",
    because: str = "",
) -> Redaction | None:
    """Take a passage out of all versions of a page; None where no version has it.

    With `upto`, only versions from `since` up to that number lose it (what stands there before and after says something
    else), and anchors lose only what quotes `words`; without it the passage goes from the present text as well, by a
    further version first, whose `note` readers see. `because` is for the record alone.
    """
    live = locked(page_id)
    if upto is None:
        _out_of_the_live_text(live, block, note)
    versions = Version.objects.filter(page_id=page_id, number__gte=since).order_by("number")
    if upto is not None:
        versions = versions.filter(number__lte=upto)
    forget_source_titles(page=live, texts=_headings(versions, block))
    numbers = [number for version in versions if (number := _redacted(version, block)) is not None]
    first, last = _revisions(page_id, since, upto)
    changed = amend_revisions(page_id=page_id, amend=without_block(block), newer_than=first, upto=last)
    changed += forget_words(page_id=page_id, block=block, words=words if upto is not None else None)
    changed += sum(forget(page_id, block) for _name, forget in sorted(registries.redactors.items()))
    if not numbers:
        return None
    _rebuild_ages(page_id)
    note_event(page_id=page_id, kind=EventKind.PASSAGE_REMOVED, by=by)
    bump()
    index.insert_or_update_object(Page.objects.get(pk=page_id).specific)
    return Redaction.objects.create(
        page_id=page_id, block=block, reason=reason, versions=numbers, words=because, by=by
    )


def _revisions(page_id: int, since: int, upto: int | None) -> tuple[int | None, int | None]:
    """Return behind which and up to which revision the passage goes: those of the versions around."""
    found = dict(
        Version.objects.filter(page_id=page_id, revision__isnull=False)
        .order_by("number")
        .values_list("number", "revision_id")
    )
    before = max((pk for number, pk in found.items() if number < since), default=None)
    last = max((pk for number, pk in found.items() if upto is not None and number <= upto), default=None)
    return before, last


def _out_of_the_live_text(live: Any, block: str, note: str) -> None:
    """Publish a version without the passage; a page that isn't public just loses it."""
    before = raw_blocks(live.body)
    if not any(str(raw.get("id")) == block for raw in before):
        return
    if live.live and not live.alias_of_id:
        # Drafts first: publishing writes the newest of them anew.
        amend_revisions(page_id=live.pk, amend=without_block(block))
        publish_removal(page_id=live.pk, change=(Remove(block),), note=note)
        return
    live.set_raw_body(without_block(block)(before))
    live.save(update_fields=["body"])


def _redacted(version: Version, block: str) -> int | None:
    """Take the passage out of one version; its number, or None where it has no such passage."""
    body = Body.from_json(version.body)
    found = body.block(block)
    if found is None or not found.value:
        return None
    left, seal = redact(body, Seal.from_json(version.seal), block)
    Version.objects.filter(pk=version.pk).update(body=left.to_json(), seal=seal.to_json())
    # A picture that the version shows no more may be deleted.
    version.pictures.exclude(picture__in=pictures_in(left)).delete()
    return version.number


def _headings(versions: Iterable[Version], block: str) -> set[str]:
    """Return what a passage said as a heading: that alone is what others name as their source."""
    blocks = (Body.from_json(version.body).block(block) for version in versions)
    return {block_text(found) for found in blocks if found and found.value and found.kind == HEADING_KIND}


def _rebuild_ages(page_id: int) -> None:
    """What is kept about the age of passages is derived from the bodies."""
    for number, passages in rebuilt_history(page_id).items():
        Version.objects.filter(page_id=page_id, number=number).update(passages=passages)
