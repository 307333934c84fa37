"""Which articles and other living pages readers may find: live, in their language, without a restriction, no copies of others."""

from typing import Any

from django.conf import settings
from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, QuerySet
from django.utils.translation import get_language
from wagtail.models import Page, PageViewRestriction

from blog.models.article import Article


def restrictions() -> QuerySet[PageViewRestriction]:
    """Return the restrictions of an outer query's page: its own and those of the pages above it."""
    path = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    return PageViewRestriction.objects.alias(of_path=path).filter(of_path__startswith=F("page__path"))


def public_articles(language: str | None = None) -> QuerySet[Article]:
    """Return the articles that lists, feeds, search and the sitemap may show, in a language (the active one)."""
    found: QuerySet[Article] = public_pages(Article, language)
    return found


def public_pages(kind: type[Page], language: str | None = None) -> QuerySet[Any]:
    """Return the pages of a kind that readers may find, in a language (the active one)."""
    language = language or get_language() or settings.LANGUAGE_CODE
    return kind._default_manager.filter(  # noqa: SLF001 - public in Django
        ~Exists(restrictions()), live=True, alias_of__isnull=True, locale__language_code=language
    )
