"""All addresses that search engines may know, in both languages."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import Exists, Max, QuerySet

from blog.models.article import StandardPage
from blog.models.person import Person
from blog.models.positions.question import Question
from blog.models.version import Version
from blog.queries import addresses
from blog.queries.lists import topic_lines
from blog.queries.podcast.addresses import podcasts_path, show_path
from blog.queries.podcast.public_episodes import public_episodes
from blog.queries.podcast.shows import public_shows
from blog.queries.positions.lines import code_of
from blog.queries.positions.places import position_path, positions_path, question_path
from blog.queries.positions.public import public_positions, shown
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
    yield from _living(articles, language)
    yield from _podcasts(language)
    for topic in topic_lines(language):
        yield Entry(addresses.absolute(topic.url))
    people = Person.objects.filter(pk__in=articles.values("article_authors__person")).order_by("slug")
    for slug in people.values_list("slug", flat=True):
        yield Entry(addresses.absolute(addresses.person_path(slug, language)))
    yield from _positions(language)
    plain = StandardPage.objects.filter(~Exists(restrictions()), live=True, locale__language_code=language)
    for slug, at in plain.order_by("path").values_list("slug", "last_published_at"):
        yield Entry(addresses.absolute(f"{addresses.prefix(language)}{slug}/"), at)


def _positions(language: str) -> Iterator[Entry]:
    """The list of positions stands there once there is something in it."""
    questions = Question.objects.filter(language=language).order_by("slug")
    paths = [question_path(slug, language) for slug in questions.values_list("slug", flat=True)]
    rows = shown(public_positions().filter(language=language).order_by("pk"))
    paths += [position_path(code_of(row), language) for row in rows]
    if paths:
        yield from (Entry(addresses.absolute(path)) for path in (positions_path(language), *paths))


def _living(pages: QuerySet[Any], language: str) -> Iterator[Entry]:
    changed = dict(
        Version.objects.filter(page_id__in=pages.order_by().values("pk"))
        .order_by()
        .values_list("page_id")
        .annotate(at=Max("published_at"))
    )
    for page in pages.only("slug", "url_path").order_by("path"):
        path = addresses.living_path(addresses.place_of(page), language)
        yield Entry(addresses.absolute(path), changed.get(page.pk))


def _podcasts(language: str) -> Iterator[Entry]:
    shows = list(public_shows(language).values_list("slug", flat=True))
    if not shows:
        return
    yield Entry(addresses.absolute(podcasts_path(language)))
    for slug in shows:
        yield Entry(addresses.absolute(show_path(slug, language)))
    yield from _living(public_episodes(language), language)
