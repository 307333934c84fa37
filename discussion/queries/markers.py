"""What became of comments, as a few words under each: in which paragraph of which version, why not, or not yet."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from blog.queries.addresses import difference_path, passage_anchor, place_of
from blog.queries.passage_number import passage_places, place_words
from discussion.kinds import DeclineReason, ProvenanceKind, Verb
from discussion.models import Contribution, Decision, Point, Provenance
from discussion.queries.moment import Moment
from discussion.queries.pages import Where, page_language
from discussion.states import UNSETTLED, ContributionState, PointState

# A contribution to many passages of one version names the first of them; the difference shows the others.
MERGED, COUNTER, DECLINED = "merged", "counter", "declined"
_SHOWN: Final = UNSETTLED | {ContributionState.DECLINED}
_BETWEEN: Final = (Verb.ASKED, Verb.PLANNED)
_WENT_IN: Final = (Verb.MERGED, Verb.KEPT)
_DECIDES: Final = (
    *_BETWEEN,
    *_WENT_IN,
    Verb.OFFERED,
    Verb.TAKEN_UP,
    Verb.DECLINED,
    Verb.UNMERGED,
    Verb.UNPLANNED,
    Verb.ANSWERED,
    Verb.ASK_ENDED,
)
Markers = dict[int, tuple["Marker", ...]]


@dataclass(frozen=True, slots=True)
class Marker:
    """What became of a comment: `kind` is merged, counter, declined, open, in_talk, corrected or position; `detail` the editors' words."""

    kind: str
    label: str
    url: str = ""
    detail: str = ""


def markers(
    page: Any, submission_ids: Iterable[int | None], moment: Moment | None = None
) -> Mapping[int | None, tuple[Marker, ...]]:
    """Return submission → what became of each of its points, or had become of them at a moment.

    At most four statements, however many there are. Points that met the same say it once.
    """
    ids = [one for one in submission_ids if one is not None]
    went_in = _went_in(page, ids, moment)
    waiting = _waiting(ids) if moment is None else _waited(ids, moment)
    return {one: (*went_in.get(one, ()), *waiting.get(one, ())) for one in {*went_in, *waiting}}


def _went_in(page: Any, ids: Collection[int], moment: Moment | None) -> Markers:
    rows = list(
        Provenance.objects.filter(_stood(moment), point__contribution__submission_id__in=ids)
        .order_by("merge__result__number", "pk")
        .values_list("point__contribution__submission_id", "merge__result__number", "anchor__block", "kind")
    )
    places = passage_places(page.pk, {number for _one, number, _block, _kind in rows}) if rows else {}
    found: dict[int, dict[tuple[int, bool], Marker]] = {}
    for submission, number, block, kind in rows:
        counter = kind == ProvenanceKind.COUNTER
        place = place_words(places.get(number, {}).get(str(block)))
        mark = Marker(
            COUNTER if counter else MERGED, _words(place, number, counter=counter), _url(page, number, block)
        )
        found.setdefault(submission, {}).setdefault((number, counter), mark)
    return {submission: tuple(of_one.values()) for submission, of_one in found.items()}


def _stood(moment: Moment | None) -> Q:
    """Return which provenance counts: of what was published and not taken back, by a moment."""
    stood = Q(merge__undone_by__isnull=True)
    if moment is None:
        return stood & Q(merge__result__isnull=False)
    return (stood | Q(merge__undone_by__number__gt=moment.version)) & Q(
        merge__result__number__lte=moment.version
    )


def _words(place: str, version: int, *, counter: bool) -> str:
    told = {"place": place, "number": version}
    if counter:
        if not place:
            return _("Gegenposition in Fassung %(number)s") % told
        return _("Gegenposition an der Stelle: %(place)s, Fassung %(number)s") % told
    if not place:
        return _("in Fassung %(number)s eingearbeitet") % told
    return _("in %(place)s, Fassung %(number)s eingearbeitet") % told


def _url(page: Any, version: int, block: Any) -> str:
    """Return the address of the difference; of a first version there is none, but the passage itself."""
    anchor = passage_anchor(str(block))
    if version < 2:
        return f"{Where(page).page}#{anchor}"
    return f"{difference_path(place_of(page), version - 1, version, page_language(page))}#{anchor}"


def _waiting(ids: Collection[int]) -> Markers:
    """Return what has not gone into the text: what waits, and why points will not, also beside others that are in it."""
    no = Exists(Point.objects.filter(contribution=OuterRef("pk"), state=PointState.DECLINED).order_by())
    rows = (
        Contribution.objects.filter(Q(no) | Q(state__in=[str(state) for state in _SHOWN]))
        .filter(submission_id__in=ids)
        .exclude(state=ContributionState.WITHDRAWN)
        .order_by("pk")
    )
    states = list(rows.values_list("submission_id", "state", no))
    declined = _declined([one for one, state, some in states if some or state == ContributionState.DECLINED])
    found: Markers = {}
    for one, state, _some in states:
        waits: Markers = {}
        if state in UNSETTLED:  # asked back, planned: between the editors and her, and no promise
            waits[one] = (_open() if state == ContributionState.OPEN else _in_talk(),)
        found[one] = (*waits.get(one, ()), *declined.get(one, ()))
    return found


def _open() -> Marker:
    return Marker("open", _("offen"))


def _in_talk() -> Marker:
    return Marker("in_talk", _("im Gespräch"))


def _declined(ids: Collection[int]) -> Markers:
    if not ids:
        return {}
    rows = Decision.objects.filter(submission_id__in=ids, verb=Verb.DECLINED).order_by("at", "pk")
    # The newest one stands; a reason from the list is what makes the words beside it public.
    return {row.submission_id: (declined_marker(row.reason, row.words),) for row in rows}


def _waited(ids: Collection[int], moment: Moment) -> Markers:
    """Return what had not gone into the text at a moment; what was withdrawn since says nothing. Two statements.

    The decisions up to it tell as what a contribution waited and why not; which points are meant, the text of that time.
    """
    left = _left_then(ids, moment)
    rows = Decision.objects.filter(submission_id__in=left, verb__in=_DECIDES).order_by("at", "pk")
    told: dict[int, _Told] = defaultdict(_Told)
    for row in rows:
        if row.at < moment.until:
            told[row.submission_id].hear(row)
        else:
            told[row.submission_id].hear_later(Verb(row.verb))
    return {one: told[one].markers(left[one]) for one in left if told[one].is_offered}


def _left_then(ids: Collection[int], moment: Moment) -> dict[int, list[str]]:
    """Return submission → the states that points have today which were not in the text at a moment."""
    stood = Provenance.objects.filter(_stood(moment), point=OuterRef("pk")).order_by()
    points = Point.objects.filter(~Exists(stood), contribution__submission_id__in=ids).exclude(
        contribution__state=ContributionState.WITHDRAWN
    )
    found: dict[int, list[str]] = defaultdict(list)
    for one, state in points.order_by("pk").values_list("contribution__submission_id", "state"):
        found[one].append(state)
    return found


@dataclass(slots=True)
class _Told:
    """What the decisions about one contribution say up to a moment, one after the other.

    Offered for the first time it waits; taken up again it was being talked about.
    """

    waits: Marker = field(default_factory=_open)
    shown: Marker = field(default_factory=_open)
    no: Marker | None = None
    is_offered: bool = False
    is_planned: bool = False
    later: Verb | None = None
    """What was decided next about those that had not gone in: another no, or a no taken back."""

    def hear(self, row: Decision) -> None:
        if row.verb == Verb.DECLINED:
            self.no = declined_marker(row.reason, row.words)
        elif row.verb in (Verb.OFFERED, Verb.TAKEN_UP):
            talked = row.verb == Verb.TAKEN_UP and self.is_offered
            self.waits = self.shown = _in_talk() if talked else _open()
            self.no = self.no if row.verb == Verb.TAKEN_UP else None
            self.is_offered = True
        elif row.verb in _BETWEEN:
            self.shown, self.is_planned = _in_talk(), self.is_planned or row.verb == Verb.PLANNED
        elif row.verb in _WENT_IN:  # what a plan left out is open again
            self.shown, self.is_planned = (_open() if self.is_planned else self.shown), False
        else:
            self.is_planned = self.is_planned and row.verb != Verb.UNPLANNED
            self.shown = _in_talk() if self.is_planned else self.waits

    def hear_later(self, verb: Verb) -> None:
        if self.later is None and verb in (Verb.DECLINED, Verb.OFFERED):
            self.later = verb

    def markers(self, left: Collection[str]) -> tuple[Marker, ...]:
        """Return what these points were told to be; whether some still waited beside those that got a no."""
        if self.no is None:
            return (self.shown,)
        still = any(state != PointState.DECLINED for state in left) and self.later is None
        return (self.shown, self.no) if still or self.later == Verb.DECLINED else (self.no,)


def declined_marker(reason: str, words: str) -> Marker:
    """Return why something is not taken in."""
    if reason not in DeclineReason.values:
        return Marker(DECLINED, _("nicht eingearbeitet"))
    label = _("nicht eingearbeitet: %(reason)s") % {"reason": DeclineReason(reason).label}
    return Marker(DECLINED, label, detail=words)
