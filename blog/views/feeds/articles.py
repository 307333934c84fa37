"""Feeds of new articles and episodes: RSS and JSON Feed."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.xmlutils import SimplerXMLGenerator
from django.views.decorators.http import require_safe

from blog.queries.addresses import absolute, prefix
from blog.queries.credit_slots import fill, fill_text
from blog.queries.feed_entries import FeedEntry, newest_texts
from blog.queries.kept import kept, key_of, stamp_of_request
from blog.queries.site_name import site_name
from blog.views.feeds.json_feed import CONTENT_TYPE, written
from blog.views.respond import public_bytes

CONTENT = "http://purl.org/rss/1.0/modules/content/"
CREATOR = "http://purl.org/dc/elements/1.1/"


class ArticleFeed(Rss201rev2Feed):
    """RSS with the whole text of each article."""

    def rss_attributes(self) -> dict[str, str]:
        """Name the vocabularies that the entries use."""
        return {**super().rss_attributes(), "xmlns:content": CONTENT, "xmlns:dc": CREATOR}

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        """Write the text and the authors besides the usual elements."""
        super().add_item_elements(handler, item)
        for author in item["authors"]:
            handler.addQuickElement("dc:creator", author)
        handler.addQuickElement("content:encoded", item["content"])


@require_safe
def rss(request: HttpRequest) -> HttpResponse:
    """The newest articles and episodes as RSS."""
    language = get_language() or "de"
    feed = ArticleFeed(
        title=site_name(),
        link=absolute(prefix()),
        description=_("Artikel und Folgen, die weitergeschrieben werden"),
        language=language,
        feed_url=absolute(f"{prefix()}feed.xml"),
    )
    for entry in _entries(request, language):
        feed.add_item(
            title=entry.title,
            link=entry.url,
            description=entry.summary,
            pubdate=entry.published,
            updateddate=entry.changed,
            unique_id=entry.id,
            unique_id_is_permalink=False,
            categories=[entry.topic] if entry.topic else [],
            authors=entry.authors,
            content=fill(entry.html),
        )
    content = feed.writeString("utf-8").encode()
    return public_bytes(request, content, content_type="application/rss+xml; charset=utf-8")


@require_safe
def json_feed(request: HttpRequest) -> HttpResponse:
    """The newest articles and episodes as JSON Feed."""
    language = get_language() or "de"
    feed = {
        "title": site_name(),
        "home_page_url": absolute(prefix()),
        "feed_url": absolute(f"{prefix()}feed.json"),
        "language": language,
        "items": [_json(entry) for entry in _entries(request, language)],
    }
    return public_bytes(request, written(feed), content_type=CONTENT_TYPE)


def _entries(request: HttpRequest, language: str) -> tuple[FeedEntry, ...]:
    return kept(key_of("feed", stamp_of_request(request)), lambda: newest_texts(language))


def _json(entry: FeedEntry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "summary": entry.summary,
        "content_html": fill(entry.html),
        "content_text": fill_text(entry.text),
        "date_published": entry.published.isoformat(),
        "date_modified": entry.changed.isoformat(),
        "authors": [{"name": name} for name in entry.authors],
        "tags": [entry.topic] if entry.topic else [],
    }
