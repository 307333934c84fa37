"""Writes a feed of ours: RSS 2.0 with the tags of iTunes, Podlove, Atom and the podcast namespace."""

from email.utils import format_datetime
from typing import Any

from lxml import etree

from blog.text.podcast.people import write_person
from blog.text.podcast.spec_words import license_name, link_words, rule
from blog.text.podcast.told import ToldFeed, ToldShow
from blog.text.podcast.writing_items import write_item
from blog.text.podcast.xml import PREFIXES, add, add_if, document

GENERATOR = "Haltung"


def write_feed(feed: ToldFeed) -> bytes:
    """Return the feed as a document. Names must stand where slots for them were."""
    root = etree.Element("rss", nsmap=PREFIXES, version="2.0")
    channel = add(root, "channel")
    _basics(channel, feed)
    _addresses(channel, feed)
    _for_directories(channel, feed)
    _rights(channel, feed)
    _podcasting(channel, feed)
    for episode in feed.episodes:
        write_item(channel, episode)
    return document(root)


def _basics(channel: Any, feed: ToldFeed) -> None:
    add(channel, "title", feed.title)
    add(channel, "link", feed.url)
    add(channel, "description", feed.description)
    add(channel, "language", feed.language)
    add(channel, "generator", GENERATOR)
    if feed.episodes:
        newest = format_datetime(max(episode.published for episode in feed.episodes))
        add(channel, "pubDate", newest)
        # Not the time of this answer: a feed in which nothing changed has the same bytes.
        add(channel, "lastBuildDate", newest)
    if feed.cover:
        image = add(channel, "image")
        add(image, "url", feed.cover)
        add(image, "title", feed.title)
        add(image, "link", feed.url)


def _addresses(channel: Any, feed: ToldFeed) -> None:
    add(channel, "atom:link", rel="self", type="application/rss+xml", href=feed.self_url)
    for rel in ("first", "previous", "next", "last"):
        address = getattr(feed.paging, rel)
        if address:
            add(channel, "atom:link", rel=rel, type="application/rss+xml", href=address)
    add_if(channel, "itunes:new-feed-url", feed.moved_to)


def _for_directories(channel: Any, feed: ToldFeed) -> None:
    add_if(channel, "itunes:author", feed.author)
    add_if(channel, "itunes:subtitle", feed.subtitle)
    add(channel, "itunes:summary", feed.description)
    add(channel, "itunes:type", "episodic")
    add(channel, "itunes:explicit", "true" if feed.explicit else "false")
    if feed.cover:
        add(channel, "itunes:image", href=feed.cover)
    if feed.category:
        category = add(channel, "itunes:category", text=feed.category)
        if feed.subcategory:
            add(category, "itunes:category", text=feed.subcategory)
    if feed.owner_email:
        owner = add(channel, "itunes:owner")
        add(owner, "itunes:name", feed.author or feed.title)
        add(owner, "itunes:email", feed.owner_email)
    if feed.complete:
        add(channel, "itunes:complete", "Yes")
    if feed.is_private:
        add(channel, "itunes:block", "Yes")
        add(channel, "podcast:block", "yes")


def _rights(channel: Any, feed: ToldFeed) -> None:
    add_if(channel, "copyright", feed.copyright)
    add_if(channel, "podcast:license", license_name(feed.license), url=feed.license_url)
    if feed.funding_url:
        words = link_words(feed.funding_text, feed.funding_url)
        add(channel, "podcast:funding", words, url=feed.funding_url)


def _podcasting(channel: Any, feed: ToldFeed) -> None:
    add(channel, "podcast:guid", str(feed.guid))
    add(channel, "podcast:medium", feed.medium)
    add(channel, "podcast:locked", "yes" if feed.locked else "no", owner=feed.owner_email)
    for person in feed.people:
        write_person(channel, person)
    if feed.update_rule or feed.update_text or feed.complete:
        add(
            channel,
            "podcast:updateFrequency",
            feed.update_text,
            rrule=rule(feed.update_rule),
            complete="true" if feed.complete else "",
        )
    add_if(channel, "podcast:txt", feed.txt, purpose="verify")
    if feed.publisher is not None:
        _remote(add(channel, "podcast:publisher"), feed.publisher, medium="publisher")
    if feed.recommended:
        podroll = add(channel, "podcast:podroll")
        for show in feed.recommended:
            _remote(podroll, show)


def _remote(parent: Any, show: ToldShow, medium: str = "") -> None:
    add(
        parent,
        "podcast:remoteItem",
        feedGuid=str(show.feed_guid),
        feedUrl=show.feed_url,
        medium=medium,
        title=show.title,
    )
