"""Carries the anchors of a page to its next version, and makes their places again from the bodies alone."""

from django.db import transaction

from blog.kinds import AnchorKind
from blog.models.anchor import Anchor
from blog.models.placement import Placement
from blog.models.version import Version
from blog.queries.placement_rows import differs, history_of, parts_from_json, row_of, standing_of
from blog.text.body import Body
from blog.text.standing import follow


@transaction.atomic
def carry_anchors(*, page_id: int, previous: Version, version: Version) -> None:
    """Store where each anchor of the page stands in `version`; a row only where that differs from before.

    Four statements and the writing of new rows, however many anchors there are.
    """
    present = Placement.objects.filter(anchor__page_id=page_id, until=None)
    rows = list(present.select_related("anchor").order_by("pk"))
    if not rows:
        return
    old, new = Body.from_json(previous.body), Body.from_json(version.body)
    followed = follow(
        old,
        new,
        version.number,
        [(parts_from_json(row.anchor.parts), standing_of(row)) for row in rows],
    )
    made = [
        row_of(row.anchor_id, standing, version.number) for row, standing in zip(rows, followed, strict=True)
    ]
    changes = [(row, after) for row, after in zip(rows, made, strict=True) if differs(row, after)]
    closed = [row.pk for row, _after in changes]
    Placement.objects.filter(pk__in=closed).update(until=version.number)
    present.exclude(status="last_seen").update(seen=version.number)
    Placement.objects.bulk_create([after for _row, after in changes])


@transaction.atomic
def rebuild_placements(page_id: int) -> int:
    """Make all placements of a page again from its versions and anchors; return how many rows there are."""
    rows_of_words = Anchor.objects.filter(page_id=page_id, kind=AnchorKind.TEXT)
    anchors = list(rows_of_words.select_related("version").order_by("pk"))
    versions = Version.objects.filter(page_id=page_id).only("number", "body").order_by("number")
    rows = history_of(anchors, [(row.number, Body.from_json(row.body)) for row in versions])
    Placement.objects.filter(anchor__page_id=page_id).delete()
    Placement.objects.bulk_create(rows)
    return len(rows)
