"""Folding contributions into the article: the only writer of merges.

One transaction: the change to the text (its next version), the merge, anchors and provenance, the states of the
contributions with their decisions, and what follows as rows of the outbox. Locks are taken in one order: the page, the
submissions and contributions by key, the row of the discussion.
"""

from collections.abc import Collection, Iterable
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from blog.actions.enqueue import enqueue
from blog.actions.publish_change import publish_change
from blog.kinds import VersionKind
from blog.models import Anchor, Version
from blog.text.change import Change
from discussion.actions.lock_contributions import lock_contributions
from discussion.actions.record import decide
from discussion.actions.touch import touch_discussion
from discussion.kinds import ProvenanceKind, Purpose, UseChoice, Verb
from discussion.models import Contribution, Merge, Point, Provenance
from discussion.queries.may_merge import may_merge
from discussion.queries.valid_consents import valid_choice
from discussion.states import MERGEABLE, USABLE_IN_TEXT, ContributionState, move_contribution
from discussion.text.change_json import change_to_json, touched

MERGED_MAIL = "discussion.mail.merged"


class Refusal(StrEnum):
    """Why a merge is refused before anything is written."""

    NOT_ALLOWED = "not_allowed"
    NOTHING_CHOSEN = "nothing_chosen"
    NO_CHANGE = "no_change"
    ELSEWHERE = "elsewhere"
    """A contribution belongs to another page, or there is none."""
    NOT_OFFERED = "not_offered"
    """Withdrawn, declined or hidden meanwhile."""
    NEEDS_USE = "needs_use"
    NEEDS_WORDING = "needs_wording"
    KEY_TAKEN = "key_taken"


class MergeRefused(Exception):  # noqa: N818 - named after what it is in the editor's words
    """The merge can't be done; `contributions` are those that stand in its way."""

    def __init__(self, reason: Refusal, contributions: Iterable[Contribution] = ()) -> None:
        super().__init__(reason.value)
        self.reason = reason
        self.contributions = tuple(contributions)


@transaction.atomic
def merge(
    *,
    key: UUID,
    page: Page,
    base_version: int,
    change: Change,
    contributions: Collection[UUID],
    kind: ProvenanceKind,
    note: str,
    by: Any,
    at: datetime | None = None,
) -> Merge:
    """Fold contributions into a page by a change made on `base_version`; the same `key` gives the same merge."""
    if not may_merge(page, by):
        raise MergeRefused(Refusal.NOT_ALLOWED)
    Page.objects.select_for_update(of=("self",), no_key=True).get(pk=page.pk)
    done = Merge.objects.filter(uuid=key).select_related("result").first()
    if done is not None:
        return _the_same(done, page, by)
    chosen = _chosen(page, contributions, kind)
    if not touched(change):
        raise MergeRefused(Refusal.NO_CHANGE)
    version = publish_change(
        page=page, change=change, base_version=base_version, kind=VersionKind.MERGE, note=note, by=by
    )
    row = Merge.objects.create(
        uuid=key,
        page_id=page.pk,
        base=Version.objects.get(page_id=page.pk, number=base_version),
        result=version,
        editor=by,
        note=note.strip(),
        at=at or timezone.now(),
        change={"edits": change_to_json(change), "before": {str(one.uuid): one.state for one in chosen}},
    )
    _keep_provenance(row, version, chosen, touched(change), kind)
    for contribution in chosen:
        _settle(contribution, by, at)
    _tell(row, version, chosen)
    return row


def _the_same(done: Merge, page: Page, by: Any) -> Merge:
    if done.page_id != page.pk or done.editor_id != by.pk:
        raise MergeRefused(Refusal.KEY_TAKEN)
    return done


def _chosen(page: Page, uuids: Collection[UUID], kind: ProvenanceKind) -> list[Contribution]:
    """Lock the contributions, then look at them: what their authors withdrew before the lock counts."""
    if not uuids:
        raise MergeRefused(Refusal.NOTHING_CHOSEN)
    pks = Contribution.objects.filter(uuid__in=uuids).order_by("pk").values_list("pk", flat=True)
    locked = lock_contributions(list(pks))
    if len(locked) < len(set(uuids)) or any(one.page_id != page.pk for one in locked):
        raise MergeRefused(Refusal.ELSEWHERE)
    now = (
        Contribution.objects.filter(pk__in=[one.pk for one in locked])
        .annotate(valid_use=valid_choice(Purpose.USE))
        .select_related("submission")
        .order_by("pk")
    )
    chosen: list[Any] = list(now)
    _refuse(Refusal.NOT_OFFERED, (one for one in chosen if not _may_go_in(one)))
    _refuse(
        Refusal.NEEDS_USE, (one for one in chosen if one.valid_use not in (UseChoice.IDEA, UseChoice.WORDING))
    )
    if kind == ProvenanceKind.WORDING:
        _refuse(Refusal.NEEDS_WORDING, (one for one in chosen if one.valid_use != UseChoice.WORDING))
    return chosen


def _refuse(reason: Refusal, contributions: Iterable[Contribution]) -> None:
    if found := tuple(contributions):
        raise MergeRefused(reason, found)


def _may_go_in(contribution: Contribution) -> bool:
    return contribution.state in MERGEABLE and contribution.submission.state in USABLE_IN_TEXT


def _keep_provenance(
    row: Merge, version: Version, chosen: list[Contribution], passages: Iterable[str], kind: ProvenanceKind
) -> None:
    anchors = [
        Anchor.objects.create(page_id=row.page_id, version=version, block=block, parts=[{"block": block}])
        for block in passages
    ]
    points = Point.objects.filter(contribution__in=chosen).order_by("contribution", "position")
    Provenance.objects.bulk_create(
        [
            Provenance(merge=row, point=point, anchor=anchor, kind=kind)
            for point in points
            for anchor in anchors
        ]
    )


def _settle(contribution: Contribution, by: Any, at: datetime | None) -> None:
    contribution.state = move_contribution(contribution.state, ContributionState.MERGED)
    contribution.save(update_fields=["state"])
    decide(contribution.submission, Verb.MERGED, by=by, at=at)


def _tell(row: Merge, version: Version, chosen: list[Contribution]) -> None:
    """Store one mail for each person, however many of her contributions went in; the discussion shows it, too."""
    for contributor in sorted({one.submission.contributor_id for one in chosen}):
        ref = f"merge:{row.uuid}/{contributor}"
        enqueue(MERGED_MAIL, ref=ref, version=version.number, key=f"{MERGED_MAIL}:{ref}")
    touch_discussion(row.page_id)
