"""Notes which citations go nowhere since a text or a transcript was changed, or is off the site, and has those told who cite.

Not at once: whoever corrects a transcript is at it for a while, and only what she leaves counts.
"""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Final

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from blog.actions.enqueue import enqueue
from blog.models.outbox import OutboxRow
from blog.models.podcast.episode import Episode
from blog.models.positions.position import Position
from blog.models.reference import Reference
from blog.models.version import Version
from blog.queries.citations import Citation, citations_of, cut, spoken_in
from blog.queries.off_site import off_site

LOOK_AT_CITATIONS: Final = "blog.look_at_citations"
CITATION_CUT: Final = "blog.citation_cut"
"""An effect for `page:<id>` or `position:<uuid>`, which cite what isn't there any more; filled on the left, by a mail."""
PAUSE: Final = timedelta(minutes=10)


def ask_for_a_look(page_id: int) -> None:
    """Have the citations of and by a page looked at after a while, once however often it is asked for; nobody cites: nothing."""
    ref = f"page:{page_id}"
    cites = Reference.objects.filter(Q(target_id=page_id) | Q(page_id=page_id, target_id__isnull=False))
    if not (cites.exists() or Position.objects.filter(anchor__page_id=page_id).exists()):
        return
    waiting = OutboxRow.objects.filter(ref=ref, kind=LOOK_AT_CITATIONS, done_at=None, failed_at=None)
    if not waiting.exists():
        enqueue(LOOK_AT_CITATIONS, ref=ref, delay=PAUSE)


def ask_for_a_look_below(show_id: int) -> None:
    """The same for each episode of a show, which comes and goes with it."""
    for page_id in Episode.objects.filter(podcast_id=show_id).order_by("pk").values_list("pk", flat=True):
        ask_for_a_look(page_id)


@transaction.atomic
def look_at_citations(*, page_id: int) -> int:
    """Note since when citations of a page, and those that it makes, go nowhere; return how many are new."""
    made = Reference.objects.filter(page_id=page_id, target_id__isnull=False)
    targets = set(made.values_list("target_id", flat=True))
    return sum(_look(target) for target in sorted({page_id, *targets}))


def _look(page_id: int) -> int:
    citations = citations_of(page_id, whole=True)
    if not citations:
        return 0
    newest = Version.objects.filter(page_id=page_id).order_by("-number").values_list("passages", flat=True)
    if off_site([page_id]):
        gone = list(citations)
    else:
        gone = cut(citations, set(newest[0]) if newest else set(), spoken_in(page_id))
    now = timezone.now()
    lost = {one.key for one in gone if not one.position}
    fell = {one.key for one in gone if one.position}
    references = Reference.objects.filter(pk__in=_keys(citations, ""))
    positions = Position.objects.filter(pk__in=_keys(citations, "position"))
    references.exclude(pk__in=lost).filter(cut_since__isnull=False).update(cut_since=None)
    positions.exclude(pk__in=fell).filter(cut_since__isnull=False).update(cut_since=None)
    known = set(references.filter(cut_since__isnull=False).values_list("pk", flat=True))
    known_positions = set(positions.filter(cut_since__isnull=False).values_list("pk", flat=True))
    references.filter(pk__in=lost - known).update(cut_since=now)
    positions.filter(pk__in=fell - known_positions).update(cut_since=now)
    new = [one for one in gone if one.key not in (known_positions if one.position else known)]
    _tell(new)
    return len(new)


def _keys(citations: Sequence[Citation], kind: str) -> set[int]:
    return {one.key for one in citations if bool(one.position) == bool(kind)}


def _tell(new: Iterable[Citation]) -> None:
    refs = (f"position:{one.position}" if one.position else f"page:{one.page}" for one in new)
    for ref in dict.fromkeys(refs):
        enqueue(CITATION_CUT, ref=ref)
