"""A contributor's public page: where her contributions stand, those alone with which she wants her name."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from django.db.models import Exists, OuterRef, QuerySet
from wagtail.models import Page

from blog.queries.addresses import difference_path, living_path, passage_anchor, place_of
from blog.queries.public_articles import restrictions
from discussion.kinds import CreditChoice, ProvenanceKind, Purpose
from discussion.models import Contributor, Provenance
from discussion.queries.pages import page_language
from discussion.queries.valid_consents import grants, valid_choice
from discussion.states import STANDING

# A page under her name shows nothing that stands under another one, or under none.
BY_NAME: Final = (CreditChoice.FULL_NAME, CreditChoice.NAME_ORGANISATION)


@dataclass(frozen=True, slots=True)
class Taken:
    """One version that took something of hers in."""

    number: int
    at: datetime
    kinds: tuple[str, ...]
    url: str
    passage_url: str


@dataclass(slots=True)
class InArticle:
    """What stands of her in one article."""

    title: str
    url: str
    language: str
    taken: list[Taken] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ContributorPage:
    """Her name, and the articles that took something of hers in, the newest first."""

    code: str
    ref: str
    articles: tuple[InArticle, ...]


def open_pages() -> QuerySet[Contributor]:
    """Return the contributors whose consent to a page of their own is valid now."""
    agreed = grants().filter(
        submission__contributor=OuterRef("pk"), purpose=Purpose.PUBLIC_PAGE, withdrawn_by=None
    )
    return Contributor.objects.filter(Exists(agreed), page_code__isnull=False, erased_at=None).exclude(
        name=""
    )


def contributor_page(code: str) -> ContributorPage | None:
    """Return the page with an address, or nothing where nobody wished one. Three statements."""
    contributor = open_pages().filter(page_code=code).order_by("pk").first()
    if contributor is None:
        return None
    rows = list(_rows(contributor))
    pages = _public({row["merge__page_id"] for row in rows})
    return ContributorPage(
        code=code,
        ref=f"contributor:{contributor.uuid}",
        articles=tuple(_by_article(rows, pages)),
    )


def _rows(contributor: Contributor) -> Iterable[Mapping[str, Any]]:
    choice = valid_choice(Purpose.CREDIT, "point__contribution__submission")
    return (
        Provenance.objects.annotate(choice=choice)
        .filter(
            point__contribution__submission__contributor=contributor,
            # What she told with one text under another name is not this name's.
            point__contribution__submission__told_name="",
            choice__in=BY_NAME,
            merge__state__in=[str(state) for state in STANDING],
            merge__result__isnull=False,
        )
        .order_by("-merge__result__published_at", "pk")
        .values(
            "merge__page_id", "merge__result__number", "merge__result__published_at", "kind", "anchor__block"
        )
    )


def _public(ids: Iterable[int]) -> dict[int, Page]:
    found = Page.objects.filter(~Exists(restrictions()), pk__in=set(ids), live=True)
    return {page.pk: page for page in found.select_related("locale").order_by("pk")}


def _by_article(rows: Iterable[Mapping[str, Any]], pages: Mapping[int, Page]) -> Iterable[InArticle]:
    grouped: dict[int, dict[int, list[Mapping[str, Any]]]] = {}
    for row in rows:
        if row["merge__page_id"] in pages:
            versions = grouped.setdefault(row["merge__page_id"], {})
            versions.setdefault(row["merge__result__number"], []).append(row)
    for page_id, versions in grouped.items():
        page = pages[page_id]
        language = page_language(page)
        place = place_of(page)
        path = living_path(place, language)
        taken = [_taken(place, path, language, number, found) for number, found in versions.items()]
        yield InArticle(page.title, path, language, taken)


def _taken(place: str, path: str, language: str, number: int, rows: list[Mapping[str, Any]]) -> Taken:
    kinds = dict.fromkeys(str(ProvenanceKind(row["kind"]).label) for row in rows)
    return Taken(
        number=number,
        at=rows[0]["merge__result__published_at"],
        kinds=tuple(kinds),
        url=difference_path(place, number - 1, number, language),
        passage_url=f"{path}#{passage_anchor(str(rows[0]['anchor__block']))}",
    )
