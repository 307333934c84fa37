"""Takes a title or a standfirst out of everything that was published or drafted; the seal keeps its hash, the rest verifies.

Beside versions and revisions, what Wagtail keeps a page's title in is rewritten: its row, its log and names of revisions;
and the source lines of positions that repeat it.
The address (slug) says on what it says: an editor changes it, and a redirect follows.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any, Final

from django.db import transaction
from wagtail.models import Page, PageLogEntry, Revision
from wagtail.search import index

from blog.actions.bump import bump
from blog.actions.note_event import note_event
from blog.actions.positions.forget_titles import forget_source_titles
from blog.actions.publish_change import locked, publish_removal
from blog.kinds import EventKind, RedactionReason
from blog.models.redaction import Redaction
from blog.models.version import Version
from blog.text.body import Body
from blog.text.canonical import Seal, redact_head
from blog.text.heading import HEAD, said_in

FIELDS: Final = {
    "title": ("title", "draft_title", "seo_title"),
    "standfirst": ("standfirst", "search_description"),
}
"""Fields of a page that say a part: the one that readers see first."""
MUST_SAY: Final = frozenset({"title", "draft_title"})


@dataclass(frozen=True, slots=True)
class _Gone:
    """What must not stand anywhere any more, and what stands there instead."""

    texts: frozenset[str]
    words: str
    instead: str

    def is_in(self, text: object) -> bool:
        if not isinstance(text, str) or not text:
            return False
        said = (self.words,) if self.words else self.texts
        return text in self.texts or any(one in text for one in said)

    def shortened_in(self, text: object) -> bool:
        """Tell whether a field repeats a beginning or another part of it; only asked of what is made from the first field."""
        return (
            isinstance(text, str) and bool(text) and not self.words and any(text in one for one in self.texts)
        )

    def amended(self, values: dict[str, Any], fields: Iterable[str]) -> dict[str, Any]:
        """Return the fields that must change with what they say then; what may be empty only repeats the first."""
        shown = next(iter(fields))
        return {
            name: self.instead if name == shown or name in MUST_SAY else ""
            for name in fields
            if self.is_in(values.get(name)) or (name != shown and self.shortened_in(values.get(name)))
        }


@transaction.atomic
def redact_heading(
    *,
    page_id: int,
    part: str,
    instead: str,
    reason: RedactionReason,
    by: Any = None,
    words: str = "",
    since: int = 1,
    upto: int | None = None,
    note: str = "",
    because: str = "",
) -> Redaction | None:
    """Take title or standfirst (`part`) out of all versions (in a span) that say `words`, or any; None where none does.

    `instead` is said from now on where the present text or a draft of it says so; a page can't do without. What readers
    see changes by a further version, whose `note` they see; `because` is for the record alone.
    """
    live = locked(page_id)
    versions = _saying(page_id, part, words, since, upto)
    gone = _Gone(frozenset(said_in(Body.from_json(one.body), part) for one in versions), words, instead)
    _out_of_what_waits(live, part, gone)
    _out_of_the_log(page_id, gone)
    _out_of_the_live_text(live, part, gone, note)
    said = instead if part == "title" else ""
    forget_source_titles(page=live, texts=gone.texts, words=words, instead=said)
    for version in versions:
        left, seal = redact_head(Body.from_json(version.body), Seal.from_json(version.seal), part)
        Version.objects.filter(pk=version.pk).update(body=left.to_json(), seal=seal.to_json())
    if not versions:
        return None
    note_event(page_id=page_id, kind=EventKind.PASSAGE_REMOVED, by=by)
    bump()
    index.insert_or_update_object(Page.objects.get(pk=page_id).specific)
    numbers = [version.number for version in versions]
    return Redaction.objects.create(
        page_id=page_id, block=HEAD[part], reason=reason, versions=numbers, words=because, by=by
    )


def _saying(page_id: int, part: str, words: str, since: int, upto: int | None) -> list[Version]:
    rows = Version.objects.filter(page_id=page_id, number__gte=since).order_by("number")
    if upto is not None:
        rows = rows.filter(number__lte=upto)
    return [row for row in rows if (said := str(row.body[part])) and words in said]


def _out_of_what_waits(live: Any, part: str, gone: _Gone) -> None:
    """Amend revisions, drafts among them, and what they are called."""
    fields = FIELDS[part]
    for revision in live.revisions.order_by("pk").iterator(chunk_size=200):
        changes = gone.amended(revision.content, fields)
        name = gone.instead if part == "title" and gone.is_in(revision.object_str) else revision.object_str
        if changes or name != revision.object_str:
            content = {**revision.content, **changes}
            Revision.objects.filter(pk=revision.pk).update(content=content, object_str=name)


def _out_of_the_log(page_id: int, gone: _Gone) -> None:
    """What happened stays; what the page was called then doesn't."""
    for entry in PageLogEntry.objects.filter(page=page_id).order_by("pk"):
        label = gone.instead if gone.is_in(entry.label) else entry.label
        data = _without(entry.data, gone)
        if label != entry.label or data != entry.data:
            PageLogEntry.objects.filter(pk=entry.pk).update(label=label, data=data)


def _without(value: Any, gone: _Gone) -> Any:
    if isinstance(value, dict):
        return {key: _without(one, gone) for key, one in value.items()}
    if isinstance(value, list):
        return [_without(one, gone) for one in value]
    return gone.instead if gone.is_in(value) else value


def _out_of_the_live_text(live: Any, part: str, gone: _Gone, note: str) -> None:
    fields: Collection[str] = FIELDS[part]
    changes = gone.amended({name: getattr(live, name) for name in fields}, fields)
    if not changes:
        return
    is_seen = next(iter(fields)) in changes
    type(live).objects.filter(pk=live.pk).update(**changes)
    if is_seen and live.live and not live.alias_of_id:
        publish_removal(page_id=live.pk, change=(), note=note)
