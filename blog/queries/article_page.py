"""The article page as one value, made once for each state of the rows and kept."""

from dataclasses import replace
from typing import Any

from django.db.models import Q
from django.template import loader
from django.utils.safestring import SafeString

from blog.kinds import DiscussionMode
from blog.models.article import Article
from blog.models.topic import Topic
from blog.models.version import Version
from blog.queries import addresses
from blog.queries.find_article import full_article
from blog.queries.kept import kept, key_of
from blog.queries.passages import Place, contents, passages
from blog.queries.people import authors_in_memory, authors_of
from blog.queries.pictures import picture_html, preview_address
from blog.queries.public_articles import public_articles
from blog.queries.public_body import public_body
from blog.queries.read_models import ArticleView, Link, PersonCard, VersionLine
from blog.queries.reading_time import minutes_to_read
from blog.queries.section_states import section_states
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


def article_view(page: Article, stamp: int) -> ArticleView | None:
    """Return an article as readers see it, or nothing when it has no version; `stamp` was read with the page."""
    key = key_of("article", page.pk, stamp)

    def make() -> ArticleView | None:
        version = Version.objects.filter(page_id=page.pk).order_by("-number").first()
        if version is None:
            return None
        body = Body.from_json(version.body)
        return _view(full_article(page.pk), body, version, authors=authors_of(page.pk), key=key)

    return kept(key, make)


def preview_view(page: Article) -> ArticleView:
    """Return an article that is only in memory, as readers would see it."""
    version = Version.objects.filter(page_id=page.pk).order_by("-number").first() if page.pk else None
    return _view(page, public_body(page), version, authors=authors_in_memory(page), key="")


def _view(
    page: Article, body: Body, version: Version | None, *, authors: tuple[PersonCard, ...], key: str
) -> ArticleView:
    language = page.locale.language_code
    notes = registries.provenance(page.pk, None) if page.pk else {}
    number = version.number if version else 1
    views = passages(
        body,
        version.passages if version else {},
        notes,
        version=number,
        place=Place(page.slug, language) if version else None,
        states=section_states(page.pk) if page.pk else {},
    )
    earlier, later = neighbours(page)
    view = ArticleView(
        title=body.title,
        standfirst=body.standfirst,
        url=addresses.article_path(page.slug, language),
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
        versions_url=addresses.versions_path(page.slug, language),
        passages=views,
        contributors=contributors(notes),
        contents=contents(views, body),
        previous=earlier,
        next=later,
        changes_feed_url=addresses.changes_feed_path(page.slug, language),
        hero_html=hero_html(page),
        og_image=preview_picture(page),
    )
    return _rounded_off(view, page, notes, key)


def _rounded_off(view: ArticleView, page: Article, notes: Notes, key: str) -> ArticleView:
    """Add what stands around the text: for search engines, programs, and a reader who comes back."""
    language = view.language
    return replace(
        view,
        visit_url=addresses.since_path(page.slug, language) if key else "",
        earlier_contributors=earlier_contributors(notes),
        annotations_url=addresses.annotations_path(page.slug, language),
        search_title=page.seo_title or view.title,
        search_description=page.search_description or view.standfirst,
        other_language_url=_other_language_url(page),
        key=key,
        has_talk=bool(key) and page.discussion_mode != DiscussionMode.CLOSED,
    )


def _newest_lines(page: Article, notes: Notes) -> tuple[VersionLine, ...]:
    if not page.pk:
        return ()
    language = page.locale.language_code
    return version_lines(page.pk, page.slug, language=language, limit=SHOWN_VERSIONS, notes=notes)


def neighbours(page: Article) -> tuple[Link | None, Link | None]:
    """Return the articles that appeared before and after this one."""
    at = page.first_published_at
    if at is None:
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


def hero_html(page: Article) -> SafeString:
    """Return the picture above an article, with its credit."""
    picture = page.lead_picture
    if picture is None:
        return SafeString("")
    alt = picture.default_alt_text
    context = {
        "value": {"alt": alt, "credit": picture.credit, "caption": ""},
        "picture_html": picture_html(picture, alt, lazy=False),
    }
    return SafeString(loader.get_template("blog/blocks/picture.html").render(context))


def preview_picture(page: Article) -> str:
    """Return the full address of the picture that other sites show beside a link."""
    path = preview_address(page.lead_picture) if page.lead_picture else ""
    return addresses.absolute(path) if path else ""


def _other_language_url(page: Article) -> str:
    """Return the address of the same article in the other language, if readers may find it."""
    other = "en" if page.locale.language_code == "de" else "de"
    twins = public_articles(other).filter(translation_key=page.translation_key)
    slug = twins.values_list("slug", flat=True).order_by("pk").first()
    return addresses.article_path(slug, other) if slug else ""
