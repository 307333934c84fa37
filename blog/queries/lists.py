"""Pages of lists: all articles, those of a topic, those of a person; home and topics."""

from dataclasses import dataclass, replace
from math import ceil

from django.db.models import Count, Q, QuerySet

from blog.models.article import Article, HomePage
from blog.models.person import Person
from blog.models.topic import Topic
from blog.models.version import Version
from blog.queries import addresses
from blog.queries.article_cards import cards, newest_first, with_counts
from blog.queries.kept import kept, key_of
from blog.queries.public_articles import public_articles
from blog.queries.read_models import ArticleCard, ChangeLine, HomeView, PageLink, TopicLine
from blog.queries.rich_html import rich_html

PER_PAGE = 12
STEPS_BESIDE = 2
ON_HOME = 9
CHANGES_ON_HOME = 6


@dataclass(frozen=True, slots=True)
class ArticleList:
    """One page of a list of articles; `pages` counts all pages."""

    articles: tuple[ArticleCard, ...]
    page: int
    pages: int


def article_list(
    articles: QuerySet[Article], *, name: str, page: int, language: str, stamp: int
) -> ArticleList | None:
    """Return one page of a list (kept under its name), or nothing where there is no such page."""

    def make() -> ArticleList:
        pages = max(1, ceil(articles.count() / PER_PAGE))
        start = (page - 1) * PER_PAGE
        found = cards(newest_first(articles)[start : start + PER_PAGE], language) if page <= pages else ()
        return ArticleList(found, page, pages)

    result = kept(key_of("list", name, page, stamp), make)
    if page > result.pages:
        return None
    return replace(result, articles=with_counts(result.articles))


def all_articles(language: str, page: int, stamp: int) -> ArticleList | None:
    """Return a page of all articles."""
    return article_list(public_articles(language), name="all", page=page, language=language, stamp=stamp)


def articles_of_topic(topic: Topic, language: str, page: int, stamp: int) -> ArticleList | None:
    """Return a page of a topic's articles."""
    found = public_articles(language).filter(topic=topic)
    return article_list(found, name=f"topic-{topic.pk}", page=page, language=language, stamp=stamp)


def articles_of_person(person: Person, language: str, page: int, stamp: int) -> ArticleList | None:
    """Return a page of a person's articles."""
    found = public_articles(language).filter(article_authors__person=person)
    return article_list(found, name=f"person-{person.pk}", page=page, language=language, stamp=stamp)


def page_links(found: ArticleList, path: str, *, labels: tuple[str, str]) -> tuple[PageLink, ...]:
    """Return the steps of a pager: the page before, all near pages, the page after."""
    if found.pages == 1:
        return ()
    before, after = labels
    links: list[PageLink] = []
    if found.page > 1:
        links.append(PageLink(before, _step(path, found.page - 1), rel="prev"))
    near = (number for number in range(1, found.pages + 1) if _is_near(number, found))
    links += [PageLink(str(number), _step(path, number), current=number == found.page) for number in near]
    if found.page < found.pages:
        links.append(PageLink(after, _step(path, found.page + 1), rel="next"))
    return tuple(links)


def topic_lines(language: str) -> tuple[TopicLine, ...]:
    """Return the topics that have articles, with how many."""
    shown = Q(articles__in=public_articles(language).values("pk"))
    topics = Topic.objects.annotate(count=Count("articles", filter=shown)).filter(count__gt=0)
    return tuple(
        TopicLine(topic.name_in(language), addresses.topic_path(topic.slug, language), topic.count)
        for topic in topics.order_by("name", "pk")
    )


def kept_topic_lines(language: str, stamp: int) -> tuple[TopicLine, ...]:
    """Return the topics, kept."""
    return kept(key_of("topics", stamp), lambda: topic_lines(language))


def home_view(language: str, stamp: int) -> HomeView:
    """Return the front page."""
    view = kept(key_of("home", stamp), lambda: _home_view(language))
    articles = with_counts((*([view.lead] if view.lead else ()), *view.articles))
    return replace(view, lead=articles[0] if articles else None, articles=articles[1:])


def change_lines(language: str, limit: int) -> tuple[ChangeLine, ...]:
    """Return what changed lately in all articles."""
    shown = public_articles(language).values("pk")
    versions = Version.objects.filter(page_id__in=shown, number__gt=1).order_by("-published_at", "-pk")
    rows = versions.values_list("page__title", "page__url_path", "number", "published_at", "note")[:limit]
    return tuple(
        ChangeLine(
            title,
            addresses.path_in_tree(path, language),
            number,
            at,
            note,
            addresses.difference_path(addresses.place_in_tree(path), number - 1, number, language),
        )
        for title, path, number, at, note in rows
    )


def _home_view(language: str) -> HomeView:
    found = cards(newest_first(public_articles(language))[: ON_HOME + 1], language, lead=True)
    home = HomePage.objects.filter(locale__language_code=language, live=True).order_by("path").first()
    return HomeView(
        lead=found[0] if found else None,
        articles=found[1:],
        changes=change_lines(language, CHANGES_ON_HOME),
        topics=topic_lines(language),
        intro_html=rich_html(home.intro if home else ""),
        search_title=home.seo_title if home else "",
        search_description=home.search_description if home else "",
    )


def _is_near(number: int, found: ArticleList) -> bool:
    return number in (1, found.pages) or abs(number - found.page) <= STEPS_BESIDE


def _step(path: str, number: int) -> str:
    return path if number == 1 else f"{path}?seite={number}"
