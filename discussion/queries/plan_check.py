"""What an editor hears before she publishes a plan: what stands in its way, what to ask first, who hears what.

A fixed number of statements, however many points and passages the plan has.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.db.models import Prefetch

from blog.models import Version
from blog.registries import Credit
from blog.text.body import Body
from blog.text.change import ChangeConflict, apply_change
from discussion.kinds import Purpose
from discussion.models import Contribution, Point
from discussion.queries.credit_lines import credit_lines
from discussion.queries.pages import parse_uuid
from discussion.queries.plan_warnings.answers import answer_warnings
from discussion.queries.plan_warnings.consent import consent_warnings
from discussion.queries.plan_warnings.cut import cut_warnings
from discussion.queries.plan_warnings.page import page_warnings, planned_warnings
from discussion.queries.plan_warnings.warning import Folded, PlanWarning, Severity, Told, ToldPlace, Warned
from discussion.queries.valid_consents import has_valid_consent, newest_wording, valid_choice
from discussion.states import STANDS
from discussion.text.plan import Plan

__all__ = ["PlanWarning", "Severity", "Told", "ToldPlace", "Warned", "told", "warnings"]


def warnings(page: Any, plan: Plan, user: Any) -> tuple[PlanWarning, ...]:
    """Return everything to know before publishing, what stops it first."""
    base = Version.objects.filter(page_id=page.pk, number=plan.base).first()
    before = Body.from_json(base.body) if base else None
    after = _after(before, plan)
    folded = list(_folded(plan))
    found = [
        *consent_warnings(folded, before, after),
        *answer_warnings(folded, after),
        *cut_warnings(page.pk, plan, before, after),
        *page_warnings(page, user),
        *planned_warnings(page, plan),
    ]
    return tuple(sorted(found, key=lambda warning: list(Severity).index(warning.severity)))


def told(plan: Plan) -> tuple[Told, ...]:
    """Return what each contributor will be told: one mail for a person, with all her points and their places."""
    people: dict[int, list[Folded]] = {}
    for one in _folded(plan):
        people.setdefault(one.contribution.submission.contributor_id, []).append(one)
    refs = [one.contribution.ref for those in people.values() for one in those]
    named = credit_lines(refs) if refs else {}
    return tuple(_told(those, named) for those in people.values())


def _told(those: list[Folded], named: Mapping[str, Credit]) -> Told:
    refs = tuple(dict.fromkeys(one.contribution.ref for one in those))
    places = dict.fromkeys(ToldPlace(fold.block, fold.kind) for one in those for fold in one.folds)
    folded = {one.point.pk for one in those}
    rows = {one.contribution.pk: one.contribution for one in those}
    left = [
        point
        for row in rows.values()
        for point in row.points.all()
        if point.pk not in folded and point.state not in STANDS
    ]
    return Told(refs, tuple(named[ref] for ref in refs), tuple(places), open_points=len(left))


def _after(before: Body | None, plan: Plan) -> Body | None:
    if before is None:
        return None
    try:
        return before.with_blocks(apply_change(before.blocks, plan.edits))
    except ChangeConflict:
        return None


def _folded(plan: Plan) -> Iterator[Folded]:
    """Yield the points of a plan in its order, each with its contribution as it is now and its folds."""
    uuids = [uuid for point in plan.points if (uuid := parse_uuid(point))]
    contributions = {row.pk: row for row in _contributions(uuids)}
    points = {str(point.uuid): (point, row) for row in contributions.values() for point in row.points.all()}
    for wanted in plan.points:
        if wanted in points:
            point, row = points[wanted]
            yield Folded(point, row, tuple(fold for fold in plan.folds if wanted in fold.points))


def _contributions(points: Iterable[Any]) -> Any:
    return (
        Contribution.objects.filter(points__uuid__in=list(points))
        .annotate(
            valid_use=valid_choice(Purpose.USE),
            use_wording=newest_wording(Purpose.USE),
            may_show=has_valid_consent(Purpose.STORE),
        )
        .select_related("submission__comment")
        .prefetch_related(Prefetch("points", Point.objects.order_by("position")))
        .distinct()
        .order_by("pk")
    )
