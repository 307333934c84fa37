"""The feeds that a list (OPML) names."""

from dataclasses import dataclass
from typing import Final

from blog.text.podcast.feed_tree import MOST_BYTES, decode, parse_feed
from blog.text.podcast.feed_values import FeedFault, FeedRefused
from blog.text.podcast.feed_words import plain, web_address
from blog.text.podcast.names import attribute, name

MOST_FEEDS: Final = 500


@dataclass(frozen=True, slots=True)
class ListedFeed:
    """A feed of a list: its address and what the list calls it."""

    url: str
    title: str


@dataclass(frozen=True, slots=True)
class FeedList:
    """What a list names: feeds that can be asked for, and entries whose address can't be one (as written, or empty)."""

    feeds: tuple[ListedFeed, ...]
    unusable: tuple[ListedFeed, ...]


def read_opml(document: bytes) -> FeedList:
    """Return the feeds in their order, each once; raises `FeedRefused` where the document is no such list."""
    if len(document) > MOST_BYTES:
        raise FeedRefused(FeedFault.TOO_LARGE)
    root = parse_feed(decode(document)) if document.strip() else None
    if root is None or name(root) != "opml":
        raise FeedRefused(FeedFault.WRAPPER if document.strip() else FeedFault.EMPTY)
    found: dict[str, ListedFeed] = {}
    unusable: list[ListedFeed] = []
    for element in root.iter():
        if name(element) != "outline":
            continue
        typed = attribute(element, "xmlUrl").strip()
        url = web_address(typed)
        title = plain(attribute(element, "text") or attribute(element, "title"), 255)
        if url:
            found.setdefault(url, ListedFeed(url, title or url[:255]))
        elif typed or not len(element):  # what holds others is a folder and needs no address
            unusable.append(ListedFeed(typed[:2000], title or typed[:255]))
    if len(found) + len(unusable) > MOST_FEEDS:
        raise FeedRefused(FeedFault.TOO_MANY, number=MOST_FEEDS)
    return FeedList(tuple(found.values()), tuple(unusable))
