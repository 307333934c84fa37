"""Tells a contributor what a merge took in of hers: each point, in which paragraph, how it reads now, how she is named."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils import translation

from blog.models import OutboxRow
from blog.queries.addresses import absolute
from blog.queries.living import living
from discussion.effects.mails.letter import letter_about, post
from discussion.kinds import ProvenanceKind
from discussion.models import Merge, Provenance
from discussion.queries.credit_lines import credit_lines
from discussion.queries.pages import is_public
from discussion.queries.what_became import PointLine, what_became

KIND = "discussion.mail.merged"


@dataclass(frozen=True, slots=True)
class Told:
    """One line of the mail: a point (empty for a contribution of one), what became of it, and where to see that."""

    point: str
    words: str
    url: str


def send(row: OutboxRow) -> None:
    """Send it, unless the merge was taken back meanwhile."""
    merge, contributor = of_row(row)
    first = hers(merge, contributor).order_by("pk").first() if merge and not merge.undone_by_id else None
    if first is None or merge is None or merge.result is None:
        return
    submission = first.point.contribution.submission
    page = living(submission.page_id)
    if not is_public(page):
        return
    with translation.override(submission.language):
        lines, difference = _lines(page, merge, contributor)
        credit = _credit(merge, contributor)
    letter = letter_about(
        submission,
        "merged",
        version=merge.result.number,
        note=merge.note,
        only_counter=_is_only_counter(merge, contributor),
        lines=lines,
        passage_url=next((line.url for line in lines if line.url), ""),
        difference_url=absolute(difference) if difference else "",
        credit=credit,
    )
    if letter:
        post(row, letter)


def of_row(row: OutboxRow) -> tuple[Merge | None, str]:
    """Return the merge and the contributor's key that a row of the outbox speaks of."""
    merge, _slash, contributor = row.ref.partition(":")[2].partition("/")
    found = Merge.objects.filter(uuid=merge).select_related("result", "undone_by", "page")
    return found.order_by("pk").first(), contributor


def hers(merge: Merge, contributor: str) -> Any:
    """Return what a merge took in of one person."""
    rows = Provenance.objects.filter(merge=merge, point__contribution__submission__contributor_id=contributor)
    return rows.select_related("point__contribution__submission__contributor")


def _lines(page: Any, merge: Merge, contributor: str) -> tuple[list[Told], str]:
    contributions = set(
        hers(merge, contributor).order_by("pk").values_list("point__contribution_id", flat=True)
    )
    became = what_became(page, contributions)
    lines = [told for of_one in became.values() for told in _of_contribution(of_one, str(merge.uuid))]
    outcomes = [one for of_one in became.values() for line in of_one for one in line.outcomes]
    difference = next((one.difference_url for one in outcomes if one.merge == str(merge.uuid)), "")
    return lines, difference


def _of_contribution(points: Iterable[PointLine], merge: str) -> Iterable[Told]:
    """Tell what became of each point of a contribution: of those that went in now, and of the others."""
    for line in points:
        now = [one for one in line.outcomes if one.merge == merge]
        for one in now:
            yield Told(line.text, one.words, absolute(one.passage_url))
        if not now:
            yield Told(line.text, line.state_label, "")


def _credit(merge: Merge, contributor: str) -> str:
    uuids = hers(merge, contributor).order_by("pk").values_list("point__contribution__uuid", flat=True)
    refs = list(dict.fromkeys(f"contribution:{uuid}" for uuid in uuids))
    named = credit_lines(refs)
    return "; ".join(dict.fromkeys(named[ref].text for ref in refs if named[ref].named))


def _is_only_counter(merge: Merge, contributor: str) -> bool:
    kinds = set(hers(merge, contributor).order_by("pk").values_list("kind", flat=True))
    return kinds == {ProvenanceKind.COUNTER.value}
