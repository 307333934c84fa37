"""Finds a living page by its address, with what decides whether it may be shown, in one statement."""

from functools import cache
from typing import Any, Final
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale, Page, PageViewRestriction

from blog.models.article import Article
from blog.models.living_page import LivingPage
from blog.models.podcast.episode import Episode
from blog.models.stamp import CONTENT, Stamp
from blog.models.version import Version
from blog.queries.addresses import ARTICLES, PODCASTS, living_path, place_of
from blog.queries.living import public_living
from blog.queries.public_articles import restrictions
from blog.registries import registries

_SLUG, _LANGUAGE, _PLACE = (
    "?slug",
    "?language",
    "?place",
)  # stand in the statement's parameters for what is asked
_FIELDS = (
    "page_ptr_id",
    "path",
    "depth",
    "title",
    "slug",
    "url_path",
    "live",
    "alias_of_id",
    "locale_id",
    "translation_key",
    "discussion_mode",
)
_FACTS = ("locale__language_code", "stamp", "restricted", "has_versions", "comment_total", "discussion_stamp")
_KINDS: Final[dict[str, type[LivingPage]]] = {ARTICLES: Article, PODCASTS: Episode}
"""What lies below each first part of a place."""


def find_living(place: str, language: str) -> Any:
    """Return the page at this place, whatever its state, or nothing.

    It carries `stamp` and `discussion_stamp` (for keys of what is kept), `restricted`, `has_versions` and `comment_total`.
    Only what every page needs is loaded; `article_page.full_page` loads the rest.
    """
    below = place.partition("/")[0]
    if below not in _KINDS:
        return None
    sql, params = _statement(below)
    wanted = {
        _SLUG: place.rpartition("/")[2],
        _LANGUAGE: language,
        # Django says „ends with“ by a sign before the words.
        f"%{_PLACE}": f"%/{connection.ops.prep_for_like_query(place)}/",
    }
    with connection.cursor() as cursor:
        cursor.execute(
            sql, [wanted.get(param, param) if isinstance(param, str) else param for param in params]
        )
        row = cursor.fetchone()
    page = _page(_KINDS[below], row) if row else None
    # SQLite takes large letters for small ones there.
    return page if page is None or below == ARTICLES or place_of(page) == place else None


def find_source(alias: Any) -> Any:
    """Return the page that an alias repeats, like `find_living` does."""
    found = (
        Page.objects.filter(pk=alias.alias_of_id)
        .select_related("locale")
        .only("slug", "url_path", "locale")
        .order_by("pk")
        .first()
    )
    return find_living(place_of(found), found.locale.language_code) if found else None


def restrictions_of(page: Any) -> list[PageViewRestriction]:
    """Return the restrictions of a page and of those above it."""
    ancestors = page.get_ancestors(inclusive=True)
    found = PageViewRestriction.objects.filter(page__in=ancestors).select_related("page")
    return list(found.prefetch_related("groups").order_by("page__path", "pk"))


def moved_to(place: str, language: str) -> str | None:
    """Return the place where a public page lives now whose place has changed (Wagtail keeps a redirect for it)."""
    old = Redirect.normalise_path(living_path(place, language))
    targets = Redirect.objects.filter(old_path=old, redirect_page__isnull=False).values("redirect_page_id")
    target = public_living(language).filter(pk__in=targets).order_by("pk").first()
    return place_of(target) if target else None


@cache
def _statement(below: str) -> tuple[str, tuple[Any, ...]]:
    """Return the statement behind `find_living`: every page asks it, so it is put together once in a process."""
    stamp = Stamp.objects.filter(name=CONTENT).order_by("name").values("value")[:1]
    found = _KINDS[below]._default_manager.filter(  # noqa: SLF001 - public in Django
        slug=_SLUG, locale__language_code=_LANGUAGE
    )
    if below == PODCASTS:  # shows may have episodes of the same name
        found = found.filter(url_path__endswith=_PLACE)
    found = (
        found.annotate(
            stamp=Coalesce(Subquery(stamp), Value(0)),
            restricted=Exists(restrictions()),
            has_versions=Exists(Version.objects.filter(page_id=OuterRef("pk"))),
            comment_total=registries.comment_total(),
            discussion_stamp=registries.discussion_stamp(),
        )
        .order_by("-live", "path")
        .values_list(*_FIELDS, *_FACTS)[:1]
    )
    sql, params = found.query.sql_with_params()
    return sql, tuple(params)


def _page(kind: type[LivingPage], row: tuple[Any, ...]) -> Any:
    values = dict(zip(_FIELDS, row, strict=False))
    values["translation_key"] = UUID(str(values["translation_key"]))
    values["id"] = values["page_ptr_id"]
    # Django takes the values in the order of the model's fields.
    fields = kind._meta.concrete_fields  # noqa: SLF001 - Django's documented model API
    names = [field.attname for field in fields if field.attname in values]
    page: Any = kind.from_db(connection.alias, names, [values[name] for name in names])
    facts = dict(zip(_FACTS, row[len(_FIELDS) :], strict=True))
    page.locale = Locale(pk=page.locale_id, language_code=facts["locale__language_code"])
    page.stamp = facts["stamp"]
    page.restricted, page.has_versions = bool(facts["restricted"]), bool(facts["has_versions"])
    page.comment_total, page.discussion_stamp = facts["comment_total"], facts["discussion_stamp"]
    page.live = bool(page.live)
    return page
