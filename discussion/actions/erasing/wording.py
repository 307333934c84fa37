"""The surface of words of hers inside articles: out of the present text, of every version, revision, draft and plan.

A passage stays where a licence was named as the reason (`WithdrawalTask`). Of an idea that editors told in their own words
nothing is hers but the name, which is gone already.
"""

from collections.abc import Iterator
from typing import Any, Final

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from blog.actions.amend_revisions import amend_revisions
from blog.actions.forget_words import forget_words
from blog.actions.redact_passage import redact_passage
from blog.actions.take_out import amended, take_out
from blog.kinds import RedactionReason
from blog.models import Anchor, LivingPage, Placement, Version
from blog.queries.living import living
from blog.queries.placements import placements_of
from blog.registries import Emptied
from blog.text.anchors import TextAnchor
from blog.text.body import Body
from blog.text.words import block_text
from discussion.kinds import ProvenanceKind, TaskOutcome
from discussion.models import Contribution, Provenance, WithdrawalTask
from discussion.queries.her_words import span_of
from discussion.queries.pages import page_language
from discussion.queries.withdrawal_tasks import OWN_WORDS, has_own_words

PORTION: Final = 5


def wording(contributor: int) -> Emptied:
    """Take the words of a few passages out; further ones at the next call."""
    licensed = _licensed(contributor)
    todo = [
        anchor for anchor in _anchors(contributor) if anchor.pk not in licensed and _says_something(anchor)
    ]
    for anchor in todo[:PORTION]:
        _erase(anchor)
    if len(todo) <= PORTION:
        _settle_tasks(contributor)
    return Emptied(len(todo[:PORTION]), more=len(todo) > PORTION, stays=tuple(_stays(contributor, licensed)))


def _anchors(contributor: int) -> list[Anchor]:
    """Return what stands behind her words; what was taken back last, for then nothing of hers is left in the text."""
    rows = Provenance.objects.filter(
        point__contribution__submission__contributor=contributor, kind__in=OWN_WORDS
    )
    undone = dict(rows.order_by("pk").values_list("anchor_id", "merge__undone_by"))
    anchors = Anchor.objects.filter(pk__in=undone).select_related("version").order_by("pk")
    return sorted(anchors, key=lambda anchor: undone[anchor.pk] is not None)


def _licensed(contributor: int) -> set[int]:
    tasks = WithdrawalTask.objects.filter(
        contribution__submission__contributor=contributor, outcome=TaskOutcome.LICENSED
    )
    return set(tasks.order_by("pk").values_list("anchor_id", flat=True))


def _says_something(anchor: Anchor) -> bool:
    return any(part.get("exact", True) for part in anchor.parts)


def _stays(contributor: int, licensed: set[int]) -> Iterator[str]:
    if licensed:
        yield _("Stellen, für die die Redaktion eine Lizenz genannt hat, bleiben stehen, ohne Namen.")
    rows = Contribution.objects.filter(submission__contributor=contributor)
    if rows.filter(points__provenance__kind__in=set(ProvenanceKind) - OWN_WORDS).exists():
        yield _("Was die Redaktion aus deinen Anregungen in eigenen Worten gemacht hat, bleibt, ohne Namen.")


def _settle_tasks(contributor: int) -> None:
    """Close what her withdrawals asked of the editors: there is nothing left to write anew."""
    tasks = WithdrawalTask.objects.filter(
        contribution__submission__contributor=contributor, outcome=TaskOutcome.OPEN
    )
    for task in tasks.order_by("pk"):
        outcome = TaskOutcome.HIDDEN if has_own_words(task) else TaskOutcome.OWN_WORDS
        WithdrawalTask.objects.filter(pk=task.pk).update(outcome=outcome, settled_at=timezone.now())


def _erase(anchor: Anchor) -> None:
    page = living(anchor.page_id)
    hers = span_of(anchor)
    if hers.undone:
        _out_of_drafts(anchor)
    else:
        _out_of_the_text(page, anchor)
    for block, (since, upto) in hers.stood.items():
        redact_passage(page_id=page.pk, block=block, reason=RedactionReason.ERASURE, since=since, upto=upto)
        spared = hers.before.get(block, "")
        words = {said for said in hers.words if said not in spared}
        forget_words(page_id=page.pk, block=block, words=words, spared=spared)
    Anchor.objects.filter(pk=anchor.pk).update(parts=[_emptied(part) for part in anchor.parts])
    for place in Placement.objects.filter(anchor=anchor).order_by("pk"):
        Placement.objects.filter(pk=place.pk).update(parts=[_emptied(part) for part in place.parts])


def _out_of_the_text(page: LivingPage, anchor: Anchor) -> None:
    placed = placements_of(page.pk, anchors=[anchor.pk]).get(anchor.pk)
    if placed is not None and placed.stands:
        with override(page_language(page)):
            take_out(page=page, parts=placed.parts, note=_("Eine Stelle wurde auf Wunsch entfernt."))


def _out_of_drafts(anchor: Anchor) -> None:
    """Take what was undone out of drafts that were begun while it stood; what stands there again under a licence stays."""
    parts = tuple(TextAnchor.from_json(part) for part in anchor.parts)
    version = Version.objects.filter(page_id=anchor.page_id).latest("number")
    now = {block.id: block_text(block) for block in Body.from_json(version.body).blocks if block.value}
    gone = tuple(part for part in parts if part.exact not in now.get(part.block, ""))
    if gone:
        begun = anchor.version.revision_id
        amend_revisions(page_id=anchor.page_id, amend=lambda raw: amended(raw, gone), newer_than=begun)


def _emptied(part: dict[str, Any]) -> dict[str, Any]:
    return {**part, "exact": "", "prefix": "", "suffix": ""}
