"""What became of each point of a contribution: for its author's mails and receipt."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from blog.kinds import PlacementStatus
from blog.models import Version
from blog.queries.addresses import difference_path, passage_anchor, place_of, version_path
from blog.queries.passage_number import Places, passage_places, place_words
from blog.queries.placements import Placed, placements_of
from discussion.kinds import ProvenanceKind
from discussion.models import Point, Provenance
from discussion.queries.pages import Where, page_language
from discussion.states import PointState
from discussion.text.reading import excerpt

POINT_STATES: Final = {
    PointState.OPEN: gettext_lazy("noch offen"),
    PointState.PLANNED: gettext_lazy("noch offen"),
    PointState.MERGED: gettext_lazy("eingearbeitet"),
    PointState.KEPT: gettext_lazy("als Gegenposition stehen gelassen"),
    PointState.DECLINED: gettext_lazy("nicht eingearbeitet"),
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """One passage that took a point in, as it was then, and where the words stand now."""

    merge: str
    kind: str
    kind_label: str
    version: int
    place: str
    """„Absatz 4“; empty where nobody can tell."""
    words: str
    """„in Absatz 4, Fassung 12, als Wortlaut“."""
    now: str
    """What became of the words since; empty where they stand as they stood."""
    passage_url: str
    difference_url: str


@dataclass(frozen=True, slots=True)
class PointLine:
    """One point: its text (empty for a contribution of one), what became of it, and the passages that took it in."""

    text: str
    state: str
    state_label: str
    outcomes: tuple[Outcome, ...]


def what_became(page: Any, contributions: Collection[int]) -> dict[int, tuple[PointLine, ...]]:
    """Return contribution → its points, in a number of statements that doesn't grow with them."""
    points = list(Point.objects.filter(contribution__in=contributions).order_by("contribution", "position"))
    outcomes = _outcomes(page, [point.pk for point in points])
    counts: dict[int, int] = {}
    for point in points:
        counts[point.contribution_id] = counts.get(point.contribution_id, 0) + 1
    found: dict[int, list[PointLine]] = {}
    for point in points:
        state = PointState(point.state)
        several = counts[point.contribution_id] > 1
        found.setdefault(point.contribution_id, []).append(
            PointLine(
                text=excerpt(point.text, 120) if several else "",
                state=state.value,
                state_label=str(POINT_STATES[state]),
                outcomes=tuple(outcomes.get(point.pk, ())),
            )
        )
    return {contribution: tuple(lines) for contribution, lines in found.items()}


def outcome_words(kind: str, place: str, version: int) -> str:
    """Return where a point went and how: „in Absatz 4, Fassung 12, als Wortlaut“."""
    told = {"place": place, "version": version, "kind": str(ProvenanceKind(kind).label)}
    if kind == ProvenanceKind.COUNTER:
        if not place:
            return _("als Gegenposition, Fassung %(version)s") % told
        return _("als Gegenposition an der Stelle: %(place)s, Fassung %(version)s") % told
    if not place:
        return _("in Fassung %(version)s (%(kind)s)") % told
    return _("in %(place)s, Fassung %(version)s (%(kind)s)") % told


def _outcomes(page: Any, points: Collection[int]) -> dict[int, list[Outcome]]:
    rows = list(
        Provenance.objects.filter(
            point__in=points, merge__result__isnull=False, merge__undone_by__isnull=True
        )
        .order_by("merge__result__number", "pk")
        .values_list("point", "kind", "merge__uuid", "merge__result__number", "anchor__block", "anchor")
    )
    newest = (
        Version.objects.filter(page_id=page.pk).order_by("-number").values_list("number", flat=True).first()
    )
    places = passage_places(page.pk, {newest or 0, *(number for _p, _k, _m, number, _b, _a in rows)})
    placed = placements_of(page.pk, anchors=[anchor for *_rest, anchor in rows])
    found: dict[int, list[Outcome]] = {}
    for point, kind, merge, number, block, anchor in rows:
        place = place_words(places.get(number, {}).get(str(block)))
        now, url = _now(page, placed.get(anchor), str(block), places.get(newest or 0, {}))
        language = page_language(page)
        found.setdefault(point, []).append(
            Outcome(
                merge=str(merge),
                kind=kind,
                kind_label=str(ProvenanceKind(kind).label),
                version=number,
                place=place,
                words=outcome_words(kind, place, number),
                now=now,
                passage_url=url,
                difference_url=difference_path(place_of(page), number - 1, number, language)
                if number > 1
                else "",
            )
        )
    return found


def _now(page: Any, placed: Placed | None, block: str, places: Places) -> tuple[str, str]:
    """Return where the words stand now, in words, and the address that shows them."""
    where = Where(page).page
    if placed is None:
        return "", f"{where}#{passage_anchor(block)}"
    if placed.block is None:
        seen = version_path(place_of(page), placed.seen, page_language(page))
        words = _("steht nicht mehr im Text, zuletzt in Fassung %(number)s") % {"number": placed.seen}
        return words, f"{seen}#{passage_anchor(placed.parts[0].block if placed.parts else block)}"
    url = f"{where}#{passage_anchor(placed.block)}"
    return _since(placed, place_words(places.get(placed.block))), url


def _since(placed: Placed, place: str) -> str:
    if placed.status is PlacementStatus.IN_PLACE or not place:
        return ""
    if placed.status is PlacementStatus.MOVED:
        return _("steht jetzt in %(place)s") % {"place": place}
    return _("steht jetzt in %(place)s, seitdem umgeschrieben") % {"place": place}


def points_in(lines: Mapping[int, tuple[PointLine, ...]], merge: str) -> list[tuple[PointLine, Outcome]]:
    """Return what one merge did with these points."""
    return [
        (line, outcome)
        for of_one in lines.values()
        for line in of_one
        for outcome in line.outcomes
        if outcome.merge == merge
    ]
