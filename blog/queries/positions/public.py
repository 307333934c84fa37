"""Which positions readers may see: public ones that somebody holds, whose source they may see, within her consent."""

from collections.abc import Iterable

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet
from wagtail.models import Page, PageViewRestriction

from blog.kinds import PositionState
from blog.models.positions.position import Position
from blog.queries.positions.allowed import allows, standpoints_of

RELATED = (
    "question",
    "topic",
    "question__topic",
    "person",
    "organisation",
    "anchor__page__locale",
    "anchor__version",
)


def public_positions() -> QuerySet[Position]:
    """Return the positions that may be shown as far as rows tell; `shown` asks their holders' consents."""
    held = Q(person__isnull=False) | Q(organisation__isnull=False) | ~Q(holder_ref="") | ~Q(role="")
    source = Q(anchor__isnull=True) | Q(anchor__page__live=True) & ~Exists(_restrictions())
    return Position.objects.filter(held, source, state=PositionState.PUBLIC).select_related(*RELATED)


def shown(positions: Iterable[Position]) -> list[Position]:
    """Return those of some positions whose holders let them stand right now; one question to the left for all."""
    rows = list(positions)
    standpoints = standpoints_of(rows)
    return [row for row in rows if allows(row, standpoints)]


def is_source_public(position: Position) -> bool:
    """Tell whether readers may see the page that it was said on; outside pages and comments are asked elsewhere."""
    if position.anchor_id is None:
        return True
    pages = Page.objects.filter(anchors=position.anchor_id, live=True)
    return pages.filter(~Exists(_restrictions("path"))).exists()


def _restrictions(path: str = "anchor__page__path") -> QuerySet[PageViewRestriction]:
    outer = ExpressionWrapper(OuterRef(path), output_field=CharField())
    return PageViewRestriction.objects.alias(of_path=outer).filter(of_path__startswith=F("page__path"))
