"""What became of comments, as a few words under each: in which paragraph of which version, why not, or not yet."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Q
from django.utils.translation import gettext as _

from blog.queries.addresses import difference_path, passage_anchor, place_of
from blog.queries.passage_number import passage_places, place_words
from discussion.kinds import DeclineReason, ProvenanceKind, Verb
from discussion.models import Contribution, Decision, Provenance
from discussion.queries.moment import Moment
from discussion.queries.pages import Where, page_language
from discussion.states import UNSETTLED, ContributionState

# A contribution to many passages of one version names the first of them; the difference shows the others.
MERGED, COUNTER, DECLINED = "merged", "counter", "declined"
_SHOWN: Final = UNSETTLED | {ContributionState.DECLINED}
_BETWEEN: Final = (Verb.ASKED, Verb.PLANNED)
_DECIDES: Final = (
    *_BETWEEN,
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
    """What became of a comment: `kind` is merged, counter, declined, open, in_talk or corrected; `detail` the editors' words."""

    kind: str
    label: str
    url: str = ""
    detail: str = ""


def markers(
    page: Any, submission_ids: Iterable[int | None], moment: Moment | None = None
) -> Mapping[int | None, tuple[Marker, ...]]:
    """Return submission → what became of it, or had become of it at a moment; at most four statements, however many there are."""
    ids = [one for one in submission_ids if one is not None]
    went_in = _went_in(page, ids, moment)
    waiting = _waiting(ids) if moment is None else _waited(set(ids) - went_in.keys(), moment)
    return {one: (*went_in.get(one, ()), *waiting.get(one, ())) for one in {*went_in, *waiting}}


def _went_in(page: Any, ids: Collection[int], moment: Moment | None) -> Markers:
    stood = Q(merge__undone_by__isnull=True)
    if moment is not None:
        stood = (stood | Q(merge__undone_by__number__gt=moment.version)) & Q(
            merge__result__number__lte=moment.version
        )
    rows = list(
        Provenance.objects.filter(
            stood, point__contribution__submission_id__in=ids, merge__result__isnull=False
        )
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
    states = (
        Contribution.objects.filter(submission_id__in=ids, state__in=[str(state) for state in _SHOWN])
        .order_by("pk")
        .values_list("submission_id", "state")
    )
    found: Markers = {}
    declined: list[int] = []
    for submission, state in states:
        if state == ContributionState.DECLINED:
            declined.append(submission)
        elif state == ContributionState.OPEN:
            found[submission] = (_open(),)
        else:  # asked back, planned: between the editors and her, and no promise
            found[submission] = (_in_talk(),)
    return found | _declined(declined)


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
    """Return what had not gone into the text at a moment, from the decisions up to it; what was withdrawn since says nothing.

    One statement. Taken up for the first time it waits; taken up again it was being talked about.
    """
    rows = (
        Decision.objects.filter(submission_id__in=ids, at__lt=moment.until, verb__in=_DECIDES)
        .filter(submission__contribution__isnull=False)
        .exclude(submission__contribution__state=ContributionState.WITHDRAWN)
        .order_by("at", "pk")
    )
    found: Markers = {}
    waits: Markers = {}
    for row in rows:
        one = row.submission_id
        if row.verb == Verb.DECLINED:
            found[one] = (declined_marker(row.reason, row.words),)
            continue
        if row.verb in (Verb.OFFERED, Verb.TAKEN_UP):
            talked = row.verb == Verb.TAKEN_UP and one in waits
            waits[one] = (_in_talk() if talked else _open(),)
        found[one] = (_in_talk(),) if row.verb in _BETWEEN else waits.get(one, (_open(),))
    return found


def declined_marker(reason: str, words: str) -> Marker:
    """Return why something is not taken in."""
    if reason not in DeclineReason.values:
        return Marker(DECLINED, _("nicht eingearbeitet"))
    label = _("nicht eingearbeitet: %(reason)s") % {"reason": DeclineReason(reason).label}
    return Marker(DECLINED, label, detail=words)
