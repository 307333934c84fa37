"""The page of an article, or the words of an episode, as one value, made once for each state of the rows and kept."""

from dataclasses import replace
from typing import Any

from django.db.models import Q
from django.template import loader
from django.utils.safestring import SafeString

from blog.kinds import DiscussionMode
from blog.models.article import Article
from blog.models.living_page import LivingPage
from blog.models.picture import Picture
from blog.models.podcast.episode import Episode
from blog.models.topic import Topic
from blog.models.version import Version
from blog.queries import addresses
from blog.queries.kept import kept, key_of
from blog.queries.passages import Place, contents, passages
from blog.queries.people import authors_in_memory, authors_of
from blog.queries.pictures import picture_html, preview_address
from blog.queries.positions.question_map import questions_of
from blog.queries.positions.quotable import positions_in
from blog.queries.public_articles import public_articles, public_pages
from blog.queries.public_body import public_body
from blog.queries.read_models import ArticleView, Link, PersonCard, VersionLine
from blog.queries.reading_time import minutes_to_read
from blog.queries.references import pointing_to
from blog.queries.section_states import section_states
from blog.queries.slotted import Slotted, take_apart
from blog.queries.version_lines import (
    Notes,
    contributors,
    earlier_contributors,
    last_reviewed,
    version_lines,
)
from blog.registries import registries
from blog.text.body import Body

SHOWN_VERSIONS = 6
BODY = "blog/components/article_body.html"

Cards = tuple[PersonCard, ...]


def article_frame(page: LivingPage, stamp: int) -> ArticleView | None:
    """Return the same as `article_view` without the text.

    A finished article is kept as HTML: then its passages with hundreds of notes need not be read to show it once more.
    """
    key = key_of("article-frame", page.pk, stamp)

    def make() -> ArticleView | None:
        view = article_view(page, stamp)
        return replace(view, passages=(), contents=()) if view else None

    return kept(key, make)


def article_view(page: LivingPage, stamp: int) -> ArticleView | None:
    """Return a living page as readers see it, or nothing when it has no version; `stamp` was read with the page."""
    key = key_of("article", page.pk, stamp)

    def make() -> ArticleView | None:
        version = Version.objects.filter(page_id=page.pk).order_by("-number").first()
        if version is None:
            return None
        body = Body.from_json(version.body)
        return _view(full_page(page), body, version, authors=_authors(page), key=key)

    return kept(key, make)


def article_body(page: LivingPage, view: ArticleView, comments: int) -> Slotted:
    """Return an article with its rail, taken apart at its slots, as it is kept; `view` is its frame."""

    def make() -> Slotted:
        whole = replace(article_view(page, page.stamp) or view, comment_total=comments)
        return take_apart(loader.render_to_string(BODY, {"article": whole}))

    return kept(f"{view.key}:body:{comments}", make)


def preview_view(page: LivingPage) -> ArticleView:
    """Return a living page that is only in memory, as readers would see it."""
    version = Version.objects.filter(page_id=page.pk).order_by("-number").first() if page.pk else None
    return _view(page, public_body(page), version, authors=_authors(page, in_memory=True), key="")


def full_page(page: LivingPage) -> Any:
    """Return a living page with what stands around its text: read now, or as whoever asks has read it (`full`)."""
    if (known := getattr(page, "full", None)) is not None:
        return known
    around = ("podcast", "cover") if isinstance(page, Episode) else ("lead_picture",)
    rows = type(page)._default_manager.select_related("locale", "topic", *around)  # noqa: SLF001 - public in Django
    return rows.defer("body").get(pk=page.pk)


def _authors(page: LivingPage, *, in_memory: bool = False) -> tuple[PersonCard, ...]:
    """Return who wrote an article; who speaks in an episode is told with its sound."""
    if not isinstance(page, Article):
        return ()
    return authors_in_memory(page) if in_memory else authors_of(page.pk)


def _view(page: Any, body: Body, version: Version | None, *, authors: Cards, key: str) -> ArticleView:
    language = page.locale.language_code
    notes = registries.provenance(page.pk, None) if page.pk else {}
    number = version.number if version else 1
    views = passages(
        body,
        version.passages if version else {},
        notes,
        version=number,
        place=Place(addresses.place_of(page), language) if version else None,
        states=section_states(page.pk) if page.pk else {},
        positions=positions_in(page.pk, notes) if page.pk else {},
    )
    earlier, later = neighbours(page)
    view = ArticleView(
        title=body.title,
        standfirst=body.standfirst,
        url=addresses.living_path(addresses.place_of(page), language),
        language=language,
        topic=topic_link(page.topic, language),
        authors=authors,
        first_published=page.first_published_at,
        last_changed=version.published_at if version else None,
        last_reviewed=last_reviewed(page.pk) if page.pk else None,
        reading_minutes=version.minutes if version and key else minutes_to_read(body),
        version=number,
        versions=_newest_lines(page, notes),
        version_total=version.number if version else 0,
        versions_url=addresses.versions_path(addresses.place_of(page), language),
        passages=views,
        contributors=contributors(notes),
        contents=contents(views, body),
        previous=earlier,
        next=later,
        changes_feed_url=addresses.changes_feed_path(addresses.place_of(page), language),
        hero_html=hero_html(page),
        og_image=preview_picture(page),
    )
    return _rounded_off(view, page, notes, key)


def _rounded_off(view: ArticleView, page: Any, notes: Notes, key: str) -> ArticleView:
    """Add what stands around the text: for search engines, programs, and a reader who comes back."""
    language = view.language
    return replace(
        view,
        visit_url=addresses.since_path(addresses.place_of(page), language) if key else "",
        earlier_contributors=earlier_contributors(notes),
        questions=questions_of(page.pk) if page.pk and isinstance(page, Article) else (),
        pointed=tuple(Link(one.title, one.url) for one in pointing_to(page.pk)) if key else (),
        annotations_url=addresses.annotations_path(addresses.place_of(page), language),
        search_title=page.seo_title or view.title,
        search_description=page.search_description or view.standfirst,
        other_language_url=_other_language_url(page),
        key=key,
        has_talk=bool(key) and page.discussion_mode != DiscussionMode.CLOSED,
    )


def _newest_lines(page: Any, notes: Notes) -> tuple[VersionLine, ...]:
    if not page.pk:
        return ()
    language = page.locale.language_code
    return version_lines(
        page.pk, addresses.place_of(page), language=language, limit=SHOWN_VERSIONS, notes=notes
    )


def neighbours(page: LivingPage) -> tuple[Link | None, Link | None]:
    """Return the articles that appeared before and after this one; an episode has its neighbours in its show."""
    at = page.first_published_at
    if at is None or not isinstance(page, Article):
        return None, None
    language = page.locale.language_code
    others = public_articles(language).exclude(pk=page.pk)
    earlier = Q(first_published_at__lt=at) | Q(first_published_at=at, pk__lt=page.pk)
    later = Q(first_published_at__gt=at) | Q(first_published_at=at, pk__gt=page.pk)
    return (
        _first(others.filter(earlier).order_by("-first_published_at", "-pk"), language),
        _first(others.filter(later).order_by("first_published_at", "pk"), language),
    )


def _first(articles: Any, language: str) -> Link | None:
    found = articles.values_list("title", "slug").first()
    return Link(found[0], addresses.article_path(found[1], language)) if found else None


def topic_link(topic: Topic | None, language: str) -> Link | None:
    """Return a topic as a link in a language."""
    return Link(topic.name_in(language), addresses.topic_path(topic.slug, language)) if topic else None


def hero_html(page: LivingPage) -> SafeString:
    """Return the picture above a page, with its credit."""
    picture = picture_of(page)
    if picture is None:
        return SafeString("")
    alt = picture.default_alt_text
    context = {
        "value": {"alt": alt, "credit": picture.credit, "caption": ""},
        "picture_html": picture_html(picture, alt, lazy=False),
    }
    return SafeString(loader.get_template("blog/blocks/picture.html").render(context))


def picture_of(page: Any) -> Picture | None:
    """Return the picture above a page: an article's own, an episode's cover."""
    picture: Picture | None = page.cover if isinstance(page, Episode) else page.lead_picture
    return picture


def preview_picture(page: LivingPage) -> str:
    """Return the full address of the picture that other sites show beside a link."""
    picture = picture_of(page)
    if picture is None and isinstance(page, Episode) and page.podcast_id is not None:
        picture = page.podcast.cover
    path = preview_address(picture) if picture else ""
    return addresses.absolute(path) if path else ""


def _other_language_url(page: Any) -> str:
    """Return the address of the same page in the other language, if readers may find it."""
    other = "en" if page.locale.language_code == "de" else "de"
    twins = public_pages(type(page), other).filter(translation_key=page.translation_key)
    twin = twins.only("slug", "url_path").order_by("pk").first()
    return addresses.living_path(addresses.place_of(twin), other) if twin else ""
