"""All addresses that search engines may know, in both languages."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import Exists, Max

from blog.models.article import StandardPage
from blog.models.person import Person
from blog.models.version import Version
from blog.queries import addresses
from blog.queries.lists import topic_lines
from blog.queries.public_articles import public_articles, restrictions

MOST = 50_000  # what one file may hold


@dataclass(frozen=True, slots=True)
class Entry:
    """One address and when its text last changed, if that is known."""

    url: str
    changed: datetime | None = None


def sitemap_entries() -> tuple[Entry, ...]:
    """Return everything, home first."""
    found: list[Entry] = []
    for language, _name in settings.LANGUAGES:
        found.extend(_of(language))
    return tuple(found[:MOST])


def _of(language: str) -> Iterator[Entry]:
    yield Entry(addresses.absolute(addresses.prefix(language)))
    yield Entry(addresses.absolute(f"{addresses.prefix(language)}{addresses.ARTICLES}/"))
    articles = public_articles(language)
    changed = dict(
        Version.objects.filter(page_id__in=articles.values("pk"))
        .order_by()
        .values_list("page_id")
        .annotate(at=Max("published_at"))
    )
    for page_id, slug in articles.order_by("path").values_list("pk", "slug"):
        yield Entry(addresses.absolute(addresses.article_path(slug, language)), changed.get(page_id))
    for topic in topic_lines(language):
        yield Entry(addresses.absolute(topic.url))
    people = Person.objects.filter(pk__in=articles.values("article_authors__person")).order_by("slug")
    for slug in people.values_list("slug", flat=True):
        yield Entry(addresses.absolute(addresses.person_path(slug, language)))
    plain = StandardPage.objects.filter(~Exists(restrictions()), live=True, locale__language_code=language)
    for slug, at in plain.order_by("path").values_list("slug", "last_published_at"):
        yield Entry(addresses.absolute(f"{addresses.prefix(language)}{slug}/"), at)
