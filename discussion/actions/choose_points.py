"""Locks what a plan folds in and looks whether it may go in: what somebody withdrew before the lock counts."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from wagtail.models import Page

from blog.text.change import Change
from discussion.actions.lock_contributions import lock_contributions
from discussion.actions.merge_refused import MergeRefused, Refusal
from discussion.kinds import ProvenanceKind, Purpose, UseChoice
from discussion.models import Contribution, Point
from discussion.queries.asked_answers import gone_beyond, refused
from discussion.queries.pages import parse_uuid
from discussion.queries.valid_consents import has_valid_consent, newest_wording, valid_choice
from discussion.states import MERGEABLE, SHOWN, USABLE_IN_TEXT
from discussion.text.plan import Fold


@dataclass(frozen=True, slots=True)
class Chosen:
    """The points of a plan by their UUID, and their contributions in the order of their keys, all locked.

    `let_go` are the contributions that the merge held before and no longer folds in.
    """

    points: Mapping[str, Point]
    contributions: tuple[Contribution, ...]
    let_go: tuple[Contribution, ...] = ()


def choose(page: Page, folds: Iterable[Fold], *, held: Iterable[str] = (), edits: Change = ()) -> Chosen:
    """Lock the points of these folds and return them, or raise `MergeRefused`; a fixed number of statements.

    `edits` are the words that they go in with: nobody's no to these very words is passed over.
    Points that the merge `held` so far are locked as well: those that it no longer needs are given back.
    """
    folds = tuple(folds)
    wanted = _uuids(folds)
    rows = Point.objects.filter(uuid__in=wanted).order_by("pk").values_list("contribution", flat=True)
    pks = list(rows)
    if len(pks) < len(wanted):
        raise MergeRefused(Refusal.ELSEWHERE)
    too = Contribution.objects.filter(points__uuid__in=list(held)).order_by("pk").values_list("pk", flat=True)
    let_go = {one.pk: one for one in lock_contributions({*pks, *too}) if one.pk not in set(pks)}
    contributions = _now(set(pks))
    if any(one.page_id != page.pk for one in contributions):
        raise MergeRefused(Refusal.ELSEWHERE)
    points = {str(point.uuid): point for point in Point.objects.filter(uuid__in=wanted).order_by("pk")}
    chosen = Chosen(points, tuple(contributions), tuple(let_go.values()))
    refuse_unless_granted(chosen, folds)
    said_no = refused(folds, edits, {uuid: point.contribution_id for uuid, point in points.items()})
    _refuse(Refusal.SAID_NO, chosen, lambda one: one.pk in said_no)
    beyond = gone_beyond(folds, points, contributions)
    _refuse(Refusal.ONLY_ASKED, chosen, lambda one: one.pk in beyond)
    return chosen


def refuse_unless_granted(chosen: Chosen, folds: Iterable[Fold]) -> None:
    """Raise `MergeRefused` where somebody took her view back, or didn't let it be used in this way."""
    kinds: dict[int, set[str]] = {}
    for fold in folds:
        for point in fold.points:
            kinds.setdefault(chosen.points[point].contribution_id, set()).add(fold.kind)
    _refuse(Refusal.NOT_OFFERED, chosen, lambda one: not _may_go_in(one))
    _refuse(
        Refusal.NEEDS_USE,
        chosen,
        lambda one: (
            bool(kinds[one.pk] - {ProvenanceKind.COUNTER})
            and one.valid_use not in (UseChoice.IDEA, UseChoice.WORDING)
        ),
    )
    _refuse(
        Refusal.NEEDS_WORDING,
        chosen,
        lambda one: ProvenanceKind.WORDING in kinds[one.pk] and one.valid_use != UseChoice.WORDING,
    )
    _refuse(
        Refusal.NEEDS_QUOTATION,
        chosen,
        lambda one: ProvenanceKind.COUNTER in kinds[one.pk] and not _may_be_quoted(one),
    )


def _uuids(folds: Iterable[Fold]) -> set[UUID]:
    points = {point for fold in folds for point in fold.points}
    uuids = {uuid for point in points if (uuid := parse_uuid(point)) is not None}
    if not points:
        raise MergeRefused(Refusal.NOTHING_CHOSEN)
    if len(uuids) < len(points):
        raise MergeRefused(Refusal.ELSEWHERE)
    return uuids


def _now(pks: set[int]) -> list[Any]:
    rows = Contribution.objects.filter(pk__in=pks).annotate(
        valid_use=valid_choice(Purpose.USE),
        use_wording=newest_wording(Purpose.USE),
        may_show=has_valid_consent(Purpose.STORE),
    )
    return list(rows.select_related("submission").order_by("pk"))


def _refuse(reason: Refusal, chosen: Chosen, stands_in_the_way: Callable[[Any], bool]) -> None:
    if found := [one for one in chosen.contributions if stands_in_the_way(one)]:
        raise MergeRefused(reason, found)


def _may_go_in(contribution: Contribution) -> bool:
    return contribution.state in MERGEABLE and contribution.submission.state in USABLE_IN_TEXT


def _may_be_quoted(contribution: Any) -> bool:
    return contribution.submission.state in SHOWN and contribution.may_show
