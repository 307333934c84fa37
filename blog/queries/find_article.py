"""Finds an article by its address, with what decides whether it may be shown, in one statement."""

from typing import Any

from django.db.models import Exists, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction

from blog.models.article import Article
from blog.models.stamp import CONTENT, Stamp
from blog.models.version import Version
from blog.queries.addresses import article_path
from blog.queries.public_articles import public_articles, restrictions


def find_article(slug: str, language: str) -> Any:
    """Return the article with this address, whatever its state, or nothing.

    It carries `stamp` (for keys of what is kept), `restricted` and `has_versions`; the text is not loaded.
    """
    return _described().filter(slug=slug, locale__language_code=language).order_by("-live", "path").first()


def find_article_by_id(page_id: int) -> Any:
    """Return the article with this id like `find_article` does."""
    return _described().filter(pk=page_id).order_by("pk").first()


def restrictions_of(page: Any) -> list[PageViewRestriction]:
    """Return the restrictions of a page and of those above it."""
    ancestors = page.get_ancestors(inclusive=True)
    found = PageViewRestriction.objects.filter(page__in=ancestors).select_related("page")
    return list(found.prefetch_related("groups").order_by("page__path", "pk"))


def moved_to(slug: str, language: str) -> str | None:
    """Return where a public article lives now whose slug has changed (Wagtail keeps a redirect for it)."""
    old = Redirect.normalise_path(article_path(slug, language))
    targets = Redirect.objects.filter(old_path=old, redirect_page__isnull=False).values("redirect_page_id")
    found = public_articles(language).filter(pk__in=targets).order_by("pk")
    target = found.values_list("slug", flat=True).first()
    return article_path(target, language) if target else None


def _described() -> Any:
    stamp = Stamp.objects.filter(name=CONTENT).order_by("name").values("value")[:1]
    return (
        Article.objects.annotate(
            stamp=Coalesce(Subquery(stamp), Value(0)),
            restricted=Exists(restrictions()),
            has_versions=Exists(Version.objects.filter(page_id=OuterRef("pk"))),
        )
        .select_related("locale", "topic", "lead_picture")
        .defer("body", "search_description", "next_note")
    )
