"""Makes anchors on words, each with its places from the version it was made on up to now, and anchors on seconds: the only creator of `Anchor` rows."""

from collections.abc import Iterable, Sequence

from django.db import transaction

from blog.kinds import AnchorKind
from blog.models.anchor import Anchor
from blog.models.placement import Placement
from blog.models.version import Version
from blog.queries.placement_rows import history_of
from blog.text.anchors import Parts, TextAnchor
from blog.text.body import Body
from blog.text.podcast.times import Span
from blog.text.standing import filled


def make_anchor(*, page_id: int, version: Version, parts: Sequence[TextAnchor]) -> Anchor:
    """Store one anchor that was made on a version of a page."""
    (anchor,) = make_anchors(page_id=page_id, version=version, anchors=[parts])
    return anchor


def make_time_anchor(*, page_id: int, version: Version, span: Span, exact: str = "") -> Anchor:
    """Store an anchor on seconds of an episode. It stays at them whatever its text becomes, so it has no places.

    `exact` are words that were quoted; what is only pointed to is read in the transcript, which may lose words by law.
    """
    part = {"start": span.start, "end": span.end, "exact": exact}
    return Anchor.objects.create(
        page_id=page_id, version=version, kind=AnchorKind.TIME, block=None, parts=[part]
    )


@transaction.atomic
def make_anchors(*, page_id: int, version: Version, anchors: Iterable[Sequence[TextAnchor]]) -> list[Anchor]:
    """Store several anchors of one version at the cost of one."""
    body = Body.from_json(version.body)
    told: list[Parts] = [filled(tuple(parts), body) for parts in anchors]
    if any(not parts for parts in told):
        raise ValueError("an anchor has at least one part")
    rows = Anchor.objects.bulk_create(
        [
            Anchor(
                page_id=page_id,
                version=version,
                block=parts[0].block,
                parts=[part.to_json() for part in parts],
            )
            for parts in told
        ]
    )
    later = Version.objects.filter(page_id=page_id, number__gt=version.number).order_by("number")
    versions = [
        (version.number, body),
        *((row.number, Body.from_json(row.body)) for row in later.only("number", "body")),
    ]
    Placement.objects.bulk_create(history_of(rows, versions))
    return rows
