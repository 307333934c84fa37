"""Who points here: passages of other pages that refer to a page, a passage or a second of it, or to a position."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from wagtail.models import Page

from blog.kinds import ReferenceKind
from blog.models.reference import Reference
from blog.queries.addresses import passage_anchor, path_in_tree
from blog.queries.credit_slots import without_slots
from blog.queries.public_articles import public_pages


@dataclass(frozen=True, slots=True)
class Pointing:
    """A passage of a public page that refers to the page asked about; `target_block` is the passage that it means, if one."""

    title: str
    url: str
    kind: str
    label: str
    target_block: str = ""
    start: int | None = None
    end: int | None = None


def pointing_to(page_id: int) -> tuple[Pointing, ...]:
    """Return the public pages that refer to a page, each with the first of its passages that does. One statement."""
    rows = _public(Reference.objects.filter(target_id=page_id).exclude(page_id=page_id))
    found: dict[int, Pointing] = {}
    for row in rows.order_by("page__first_published_at", "page_id", "pk"):
        found.setdefault(row.page_id, _pointing(row))
    return tuple(found.values())


def pointing_to_position(position_id: int) -> tuple[Pointing, ...]:
    """Return the public passages in which a position stands, or that lead to it. One statement."""
    rows = _public(Reference.objects.filter(position_id=position_id))
    found: dict[int, Pointing] = {}
    for row in rows.order_by("page_id", "pk"):
        found.setdefault(row.page_id, _pointing(row))
    return tuple(found.values())


def pointing_to_seconds(page_id: int, language: str) -> tuple[Pointing, ...]:
    """Return the public passages in a language that refer to seconds of an episode, each second of each once. One statement."""
    rows = _public(Reference.objects.filter(target_id=page_id, start__isnull=False), language)
    found: dict[tuple[object, ...], Pointing] = {}
    for row in rows.order_by("start", "pk"):
        found.setdefault((row.page_id, row.block, row.start, row.end, row.kind), _pointing(row))
    return tuple(found.values())


def _public(rows: QuerySet[Reference], language: str = "") -> QuerySet[Reference]:
    shown = public_pages(Page, language).order_by().values("pk")
    return rows.filter(page_id__in=shown).select_related("page__locale")


def _pointing(row: Reference) -> Pointing:
    page: Any = row.page
    path = path_in_tree(page.url_path, page.locale.language_code)
    return Pointing(
        title=without_slots(page.title),
        url=f"{path}#{passage_anchor(str(row.block))}",
        kind=row.kind,
        label=str(ReferenceKind(row.kind).label),
        target_block=str(row.target_block or ""),
        start=row.start,
        end=row.end,
    )
