"""The surface of words of hers inside articles: out of the present text, of every version, revision, draft and plan.

A passage stays where a licence was named as the reason (`WithdrawalTask`). Of an idea that editors told in their own words
nothing is hers but the name, which is gone already.
"""

from collections.abc import Iterator
from typing import Any, Final

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from blog.actions.forget_words import forget_words
from blog.actions.redact_passage import redact_passage
from blog.actions.take_out import take_out
from blog.kinds import PlacementStatus, RedactionReason
from blog.models import Anchor, Placement, Version
from blog.queries.living import living
from blog.queries.placements import placements_of
from blog.registries import Emptied
from discussion.kinds import ProvenanceKind, TaskOutcome
from discussion.models import Contribution, Provenance, WithdrawalTask
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
    rows = Provenance.objects.filter(
        point__contribution__submission__contributor=contributor, kind__in=OWN_WORDS
    )
    wanted = set(rows.order_by("pk").values_list("anchor_id", flat=True))
    return list(Anchor.objects.filter(pk__in=wanted).select_related("version").order_by("pk"))


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
    places = list(Placement.objects.filter(anchor=anchor).order_by("since"))
    stood = _stood(anchor, places)
    words = _words(anchor, places)
    placed = placements_of(page.pk, anchors=[anchor.pk]).get(anchor.pk)
    if placed is not None and placed.stands:
        with override(page_language(page)):
            take_out(page=page, parts=placed.parts, note=_("Eine Stelle wurde auf Wunsch entfernt."))
    for block, (since, upto) in stood.items():
        redact_passage(
            page_id=page.pk,
            block=block,
            reason=RedactionReason.ERASURE,
            since=since,
            upto=upto,
            words=words,
        )
        forget_words(page_id=page.pk, block=block, words=words)
    Anchor.objects.filter(pk=anchor.pk).update(parts=[_emptied(part) for part in anchor.parts])
    for place in Placement.objects.filter(anchor=anchor).order_by("pk"):
        Placement.objects.filter(pk=place.pk).update(parts=[_emptied(part) for part in place.parts])


def _emptied(part: dict[str, Any]) -> dict[str, Any]:
    return {**part, "exact": "", "prefix": "", "suffix": ""}


def _words(anchor: Anchor, places: list[Placement]) -> set[str]:
    """Return all forms that the words had over time."""
    parts = [*anchor.parts, *(part for place in places for part in place.parts)]
    return {str(part["exact"]) for part in parts if part.get("exact")}


def _stood(anchor: Anchor, places: list[Placement]) -> dict[str, tuple[int, int]]:
    """Return passage → the first and the last version that had the words there."""
    newest = (
        Version.objects.filter(page_id=anchor.page_id).order_by("-number").values_list("number", flat=True)
    )
    last = newest.first() or 1
    spans = [(str(part["block"]), anchor.version.number, anchor.version.number) for part in anchor.parts]
    for place in places:
        if place.status != PlacementStatus.LAST_SEEN:
            end = place.until - 1 if place.until else last
            spans += [(str(part["block"]), place.since, end) for part in place.parts]
    found: dict[str, tuple[int, int]] = {}
    for block, since, upto in spans:
        first, latest = found.get(block, (since, upto))
        found[block] = (min(first, since), max(latest, upto))
    return found
