"""Living pages, whichever kind they are: by their id, and those that readers may find."""

from collections.abc import Collection
from typing import Any, Final

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from wagtail.models import Page

from blog.models.article import Article
from blog.models.living_page import LivingPage
from blog.models.podcast.episode import Episode
from blog.queries.public_articles import public_pages

KINDS: Final[tuple[type[LivingPage], ...]] = (Article, Episode)
"""Articles first: they are asked for most, and found by one statement."""


def living(page_id: int) -> Any:
    """Return the living page with this id; raises `Page.DoesNotExist`. One statement for an article, two for an episode."""
    found = living_or_none(page_id)
    if found is None:
        raise Page.DoesNotExist(page_id)
    return found


def living_or_none(page_id: int) -> Any:
    """Return the living page with this id, or nothing where there is none or it is another kind of page."""
    for kind in KINDS:
        found = kind._default_manager.filter(pk=page_id).select_related("locale")  # noqa: SLF001 - public in Django
        if page := found.order_by("pk").first():
            return page
    return None


def living_pages(ids: Collection[int]) -> dict[int, Any]:
    """Return living pages by their ids; those that aren't any are left out. Two statements at most."""
    found: dict[int, Any] = {}
    for kind in KINDS:
        lacking = set(ids) - found.keys()
        if not lacking:
            break
        rows = kind._default_manager.filter(pk__in=lacking).select_related("locale").order_by("pk")  # noqa: SLF001 - public in Django
        found |= {page.pk: page for page in rows}
    return found


def living_rows() -> QuerySet[Page]:
    """Return all living pages as plain pages, whatever their state."""
    return Page.objects.filter(content_type__in=_types())


def public_living(language: str | None = None) -> QuerySet[Page]:
    """Return the living pages that lists, feeds and search may show, in a language (the active one), as plain pages."""
    return public_pages(Page, language).filter(content_type__in=_types())


def _types() -> list[ContentType]:
    return list(ContentType.objects.get_for_models(*KINDS).values())
