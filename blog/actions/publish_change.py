"""The one writer of versions and, of our code, of Wagtail's revisions."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.models import Page, Revision

from blog.actions.bump import bump
from blog.actions.carry_anchors import carry_anchors
from blog.actions.carry_change import carry_change, waiting_texts
from blog.actions.enqueue import enqueue
from blog.actions.index_once import index_once
from blog.actions.refuse import PublishRefused, RefusalReason, StaleVersion, refuse_unless_free
from blog.actions.stored_blocks import stored_blocks
from blog.kinds import VersionKind
from blog.models.stream import raw_blocks
from blog.models.version import Version, VersionPicture
from blog.queries.passage_history import passage_history
from blog.queries.public_body import public_blocks, public_body
from blog.queries.reading_time import minutes_to_read
from blog.signals import version_published
from blog.text.body import Block, Body
from blog.text.canonical import seal
from blog.text.change import Change, ChangeConflict, Conflict, Edit, InsertAfter, Replace, apply_change, check
from blog.text.words import clean

PUBLISHED = "blog.version_published"


@transaction.atomic
def publish_change(
    *,
    page: Page,
    change: Change,
    base_version: int,
    kind: VersionKind,
    note: str,
    by: Any,
    title: str | None = None,
) -> Version:
    """Publish a change of the live text as the next version, and of nothing else.

    What waits (a draft, a text in review, a scheduled one) goes on waiting and gets the same change. Raises
    `PublishRefused` where the page isn't free or the change doesn't fit there, `StaleVersion` where somebody published
    since `base_version`; then nothing is stored.
    """
    live = locked(page.pk)
    refuse_unless_free(live, by)
    waiting = waiting_texts(live)
    before = public_blocks(raw_blocks(live.body))
    _refuse_if_stale(live, before, change, base_version)
    _change(live, before, change)
    _refuse_if_invalid(live, {_block_id(edit) for edit in change})
    live.title = title or live.title
    live.next_kind, live.next_note = kind, note
    revision = _publish(live, by)
    carry_change(live, waiting, before, change, title)
    version = Version.objects.filter(revision=revision).first()
    if version is None:
        raise PublishRefused(RefusalReason.NOTHING_CHANGED)
    return version


@transaction.atomic
def publish_removal(*, page_id: int, change: Change, note: str) -> Version | None:
    """Publish that words are gone, whatever is under way: the law or their author's right asks, not the editors' plans.

    A review, a lock or a schedule does not stop it, and goes on. The caller has taken the words out of drafts already.
    """
    live = locked(page_id)
    scheduled = dict(
        live.revisions.filter(approved_go_live_at__isnull=False).values_list("pk", "approved_go_live_at")
    )
    draft = live.latest_revision if live.has_unpublished_changes else None
    _change(live, public_blocks(raw_blocks(live.body)), change)
    live.next_kind, live.next_note = VersionKind.REMOVAL, note
    with index_once(live):
        revision = live.save_revision(clean=False, log_action="wagtail.edit")
        revision.publish(skip_permission_checks=True)
        if draft is not None:
            fresh = Page.objects.get(pk=page_id).specific
            fresh.with_content_json(draft.content).save_revision(user=draft.user, clean=False)
    for pk, at in scheduled.items():
        Revision.objects.filter(pk=pk).update(approved_go_live_at=at)
    return Version.objects.filter(revision=revision).order_by("pk").first()


@transaction.atomic
def record_version(
    *, page: Any, revision: Revision | None, by: Any = None, kind: str = "", note: str = ""
) -> Version | None:
    """Store the next version of a page just published, if readers see another text than in the last one."""
    Page.objects.select_for_update(of=("self",), no_key=True).get(pk=page.pk)
    bump()
    previous = Version.objects.filter(page_id=page.pk).order_by("-number").first()
    body = public_body(page)
    _empty_next(page)
    if previous is not None and previous.body == body.to_json():
        return None
    sealed = seal(body)
    number = previous.number + 1 if previous else 1
    version = Version.objects.create(
        page_id=page.pk,
        number=number,
        body=body.to_json(),
        seal=sealed.to_json(),
        checksum=sealed.checksum,
        passages=passage_history(previous, body, number),
        minutes=minutes_to_read(body),
        kind=_kind(kind, previous),
        note=clean(note).strip(),
        revision=revision,
        published_by_id=by.pk if by is not None else None,
    )
    _keep_pictures(version, body)
    if previous is not None:
        carry_anchors(page_id=page.pk, previous=previous, version=version)
    enqueue(PUBLISHED, ref=f"page:{page.pk}", version=version.number)
    version_published.send(sender=type(page), page_id=page.pk, version=version, previous=previous)
    return version


def locked(page_id: int) -> Any:
    """Return the page as readers see it, locked until the end of the transaction."""
    Page.objects.select_for_update(of=("self",), no_key=True).get(pk=page_id)
    return Page.objects.get(pk=page_id).specific


def _refuse_if_stale(live: Any, before: tuple[Block, ...], change: Change, base_version: int) -> None:
    versions = Version.objects.filter(page_id=live.pk).order_by("-number")
    newest = versions.first()
    if newest is None:
        raise PublishRefused(RefusalReason.NO_VERSION)
    if newest.number == base_version:
        return
    base = versions.filter(number=base_version).first()
    result = check(Body.from_json((base or newest).body).blocks, before, change)
    if isinstance(result, Conflict):
        raise StaleVersion(
            base=base_version, now=newest.number, clashes=result.clashes, change=result.fitting
        )
    raise StaleVersion(base=base_version, now=newest.number, clashes=(), change=result.change)


def _change(page: Any, before: tuple[Block, ...], change: Change) -> None:
    try:
        after = apply_change(before, change)
    except ChangeConflict as error:
        raise PublishRefused(
            RefusalReason.DOES_NOT_FIT, detail=f"{error.reason}: {error.block_id}"
        ) from error
    _set_blocks(page, after)


def _block_id(edit: Edit) -> str:
    return edit.block.id if isinstance(edit, InsertAfter | Replace) else edit.id


def _refuse_if_invalid(page: Any, changed: set[str]) -> None:
    """Hold the blocks of the change to the rules of the editor's form; others may be older than a rule."""
    for child in page.body:
        if child.id in changed:
            try:
                child.block.clean(child.value)
            except ValidationError as error:
                raise PublishRefused(RefusalReason.INVALID, detail=_words(error)) from error


def _words(error: ValidationError) -> str:
    """Return what is wrong; errors of a block that has parts hold those of the parts."""
    parts = getattr(error, "block_errors", None)
    if isinstance(parts, dict):
        return "; ".join(_words(part) for part in parts.values() if isinstance(part, ValidationError))
    return "; ".join(error.messages)


def _set_blocks(page: Any, after: tuple[Block, ...]) -> None:
    page.set_raw_body(stored_blocks(raw_blocks(page.body), after))


def _publish(live: Any, by: Any) -> Revision:
    with index_once(live):
        try:
            revision: Revision = live.save_revision(user=by, log_action="wagtail.edit")
        except ValidationError as error:
            raise PublishRefused(RefusalReason.INVALID, detail=_words(error)) from error
        revision.publish(user=by, skip_permission_checks=True)
    return revision


def _kind(kind: str, previous: Version | None) -> VersionKind:
    if previous is None:
        return VersionKind.FIRST
    return VersionKind(kind) if kind and kind != VersionKind.FIRST else VersionKind.REVISION


def _empty_next(page: Any) -> None:
    """What the editor said about this version is said; the next one starts without."""
    type(page).objects.filter(pk=page.pk).exclude(next_kind="", next_note="").update(
        next_kind="", next_note=""
    )


def pictures_in(body: Body) -> set[int]:
    """Return the keys of the pictures that a text shows."""
    return {block.value["image"] for block in body.blocks if block.kind == "picture" and block.value["image"]}


def _keep_pictures(version: Version, body: Body) -> None:
    VersionPicture.objects.bulk_create(
        [VersionPicture(version=version, picture_id=picture) for picture in sorted(pictures_in(body))]
    )
