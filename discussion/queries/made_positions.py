"""The public positions that were made of what readers wrote: for their comments to lead to, and for their receipts."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from blog.models import Position, PositionVersion
from blog.queries.positions.lines import code_of
from blog.queries.positions.places import position_path
from blog.queries.positions.public import public_positions, shown
from blog.queries.read_models import Link
from discussion.models import Submission
from discussion.queries.markers import Marker
from discussion.queries.moment import Moment

POSITION = "position"


def position_markers(
    rows: Iterable[Mapping[str, Any]], moment: Moment | None = None
) -> dict[int, tuple[Marker, ...]]:
    """Return submission → where what somebody holds by it can be read; `rows` are comments with the fields of a thread.

    One statement for all; where there are such positions, one more asks for the consents that they rest on. At a moment only
    those which readers could see by then, and still may.
    """
    of_ref = {ref: int(row["submission_id"]) for row in rows if row["submission_id"] for ref in _refs(row)}
    found: dict[int, tuple[Marker, ...]] = {}
    for row in _made_of(of_ref, moment):
        mark = Marker(POSITION, _("Daraus wurde eine Haltung"), position_path(code_of(row), row.language))
        key = of_ref[row.source_ref]
        found[key] = (*found.get(key, ()), mark)
    return found


def positions_made_of(submission: Submission, contribution: str = "") -> tuple[Link, ...]:
    """Return the positions made of what somebody sent, for her receipt; `contribution` is the reference of hers."""
    comment = f"comment:{submission.comment.uuid}" if hasattr(submission, "comment") else ""
    made = _made_of([ref for ref in (contribution, comment) if ref])
    return tuple(Link(row.statement, position_path(code_of(row), row.language)) for row in made)


def _refs(row: Mapping[str, Any]) -> Iterable[str]:
    if not row["is_public"]:
        return
    yield f"comment:{row['uuid']}"
    if row["submission__contribution__uuid"]:
        yield f"contribution:{row['submission__contribution__uuid']}"


def _made_of(refs: Collection[str], moment: Moment | None = None) -> list[Position]:
    if not refs:
        return []
    then = Q()
    if moment is not None:
        then = Q(
            Exists(PositionVersion.objects.filter(position=OuterRef("pk"), at__lt=moment.until).order_by())
        )
    return shown(public_positions().filter(then, source_ref__in=sorted(refs)).order_by("pk"))
