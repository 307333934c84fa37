"""Finds an article by its address, with what decides whether it may be shown, in one statement."""

from functools import cache
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale, PageViewRestriction

from blog.models.article import Article
from blog.models.stamp import CONTENT, Stamp
from blog.models.version import Version
from blog.queries.addresses import article_path
from blog.queries.public_articles import public_articles, restrictions

_SLUG, _LANGUAGE = "?slug", "?language"  # stand in the statement's parameters for what is asked
_FIELDS = (
    "page_ptr_id",
    "path",
    "depth",
    "title",
    "slug",
    "live",
    "alias_of_id",
    "locale_id",
    "translation_key",
    "discussion_mode",
)
_FACTS = ("locale__language_code", "stamp", "restricted", "has_versions")


def find_article(slug: str, language: str) -> Any:
    """Return the article with this address, whatever its state, or nothing.

    It carries `stamp` (for keys of what is kept), `restricted` and `has_versions`. Only what every page needs is
    loaded; `full_article` loads the rest.
    """
    sql, params = _statement()
    wanted = {_SLUG: slug, _LANGUAGE: language}
    with connection.cursor() as cursor:
        cursor.execute(
            sql, [wanted.get(param, param) if isinstance(param, str) else param for param in params]
        )
        row = cursor.fetchone()
    return _article(row) if row else None


def find_source(alias: Any) -> Any:
    """Return the article that an alias repeats, like `find_article` does."""
    source = (
        Article.objects.filter(pk=alias.alias_of_id)
        .select_related("locale")
        .only("slug", "locale")
        .order_by("pk")
    )
    found = source.first()
    return find_article(found.slug, found.locale.language_code) if found else None


def full_article(page_id: int) -> Article:
    """Return an article with what stands around its text."""
    return Article.objects.select_related("locale", "topic", "lead_picture").defer("body").get(pk=page_id)


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


@cache
def _statement() -> tuple[str, tuple[Any, ...]]:
    """Return the statement behind `find_article`: every page asks it, so it is put together once in a process."""
    stamp = Stamp.objects.filter(name=CONTENT).order_by("name").values("value")[:1]
    found = (
        Article.objects.filter(slug=_SLUG, locale__language_code=_LANGUAGE)
        .annotate(
            stamp=Coalesce(Subquery(stamp), Value(0)),
            restricted=Exists(restrictions()),
            has_versions=Exists(Version.objects.filter(page_id=OuterRef("pk"))),
        )
        .order_by("-live", "path")
        .values_list(*_FIELDS, *_FACTS)[:1]
    )
    sql, params = found.query.sql_with_params()
    return sql, tuple(params)


def _article(row: tuple[Any, ...]) -> Any:
    values = dict(zip(_FIELDS, row, strict=False))
    values["translation_key"] = UUID(str(values["translation_key"]))
    values["id"] = values["page_ptr_id"]
    # Django takes the values in the order of the model's fields.
    fields = Article._meta.concrete_fields  # noqa: SLF001 - Django's documented model API
    names = [field.attname for field in fields if field.attname in values]
    page = Article.from_db(connection.alias, names, [values[name] for name in names])
    facts = dict(zip(_FACTS, row[len(_FIELDS) :], strict=True))
    page.locale = Locale(pk=page.locale_id, language_code=facts["locale__language_code"])
    page.stamp = facts["stamp"]
    page.restricted, page.has_versions = bool(facts["restricted"]), bool(facts["has_versions"])
    page.live = bool(page.live)
    return page
