"""The page of results as one value: hits grouped by kind, or all of one kind in pages."""

from dataclasses import dataclass
from math import ceil
from typing import Final
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from blog.queries.read_models import Link, PageLink
from blog.text.refused import Refused
from search.engines.base import MAX_FOUND, Engine, Kind
from search.queries.hits import Hit, hits
from search.queries.parse import Query
from search.queries.suggestions import suggestions

PER_GROUP: Final = 5
PER_PAGE: Final = 10


class NoSuchPage(Refused):
    """The results have fewer pages."""


@dataclass(frozen=True, slots=True)
class Group:
    """Hits of one kind."""

    kind: str
    label: str
    total: int
    hits: tuple[Hit, ...]
    more_url: str


@dataclass(frozen=True, slots=True)
class Results:
    """Everything that the page shows."""

    query: str
    groups: tuple[Group, ...]
    page_links: tuple[PageLink, ...]
    total: int
    notice: str
    suggestions: tuple[Link, ...]


def results(engine: Engine, query: Query, *, kind: Kind | None, page: int, language: str) -> Results:
    """Return the results for a query; raises `NoSuchPage` for a page behind the last one."""
    groups: tuple[Group, ...] = ()
    if query.terms.all:
        groups = tuple(
            _group(engine, query, one, page if one is kind else 1, language, whole=one is kind)
            for one in ([kind] if kind else Kind)
        )
    total = sum(group.total for group in groups)
    pages = max(1, ceil(total / PER_PAGE)) if kind else 1
    if page > pages:
        raise NoSuchPage
    return Results(
        query=query.text,
        groups=groups,
        page_links=_page_links(query, kind, page, pages) if kind else (),
        total=total,
        notice=_notice(query, groups),
        suggestions=() if total or not query.terms.all else suggestions(query.terms, language),
    )


def _group(engine: Engine, query: Query, kind: Kind, page: int, language: str, *, whole: bool) -> Group:
    size = PER_PAGE if whole else PER_GROUP
    start = (page - 1) * size
    found = engine.find(query.terms, kind, language=language, start=start, stop=start + size)
    return Group(
        kind=kind.value,
        label=_label(kind),
        total=found.total,
        hits=hits(found, query.terms, language),
        more_url="" if whole or found.total <= size else _address(query, kind),
    )


def _label(kind: Kind) -> str:
    return {Kind.ARTICLES: _("Artikel"), Kind.COMMENTS: _("Kommentare")}[kind]


def _notice(query: Query, groups: tuple[Group, ...]) -> str:
    if query.has_no_words:
        return _("Darin ist kein Wort, nach dem wir suchen können. Versuch es mit Buchstaben oder Zahlen.")
    if query.shortened:
        return _("Deine Suche war sehr lang. Wir haben nach ihrem Anfang gesucht.")
    if any(group.total >= MAX_FOUND for group in groups):
        return _("Das sind sehr viele Treffer. Ein weiteres Wort macht die Suche genauer.")
    return ""


def _page_links(query: Query, kind: Kind, page: int, pages: int) -> tuple[PageLink, ...]:
    if pages == 1:
        return ()
    links: list[PageLink] = []
    if page > 1:
        links.append(PageLink(_("Zurück"), _address(query, kind, page - 1), rel="prev"))
    near = [number for number in range(1, pages + 1) if number in (1, pages) or abs(number - page) <= 2]
    links += [PageLink(str(number), _address(query, kind, number), current=number == page) for number in near]
    if page < pages:
        links.append(PageLink(_("Weiter"), _address(query, kind, page + 1), rel="next"))
    return tuple(links)


def _address(query: Query, kind: Kind, page: int = 1) -> str:
    values = {"q": query.text, "art": kind.value, **({"seite": str(page)} if page > 1 else {})}
    return f"{reverse('search:results')}?{urlencode(values)}"
