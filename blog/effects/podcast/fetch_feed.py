"""Fetches and reads a whole feed: its pages one after the other, with what HTTP says about it."""

import hashlib
from dataclasses import dataclass, replace
from typing import Final

from blog.effects.podcast import fetching
from blog.effects.podcast.addresses import Resolver
from blog.effects.podcast.fetching import Fetched, FetchRefused, NotModified
from blog.text.podcast.feed_values import FeedFault, FeedRefused, ReadEpisode, ReadFeed
from blog.text.podcast.reading import MOST_ITEMS, read_feed

MOST_PAGES: Final = 30


@dataclass(frozen=True, slots=True)
class FeedRead:
    """A feed that was fetched and read; `digest` is the SHA-256 of its first page."""

    read: ReadFeed
    answer: Fetched
    digest: str


@dataclass(frozen=True, slots=True)
class NoFeed:
    """There is a document, but it is no feed that can be followed; `hint` is an address named in it."""

    fault: FeedFault
    hint: str = ""
    number: int = 0


def fetch_feed(
    url: str,
    *,
    etag: str = "",
    modified: str = "",
    whole: bool = True,
    resolver: Resolver | None = None,
) -> FeedRead | NotModified | FetchRefused | NoFeed:
    """Fetch a feed and, if it has pages and `whole` is asked for, the others, too (RFC 5005)."""
    answer = fetching.fetch(url, etag=etag, modified=modified, resolver=resolver)
    if not isinstance(answer, Fetched):
        return answer
    try:
        read = read_feed(answer.body, charset=answer.charset, address=answer.url)
    except FeedRefused as refused:
        return NoFeed(refused.problem, refused.hint, refused.number)
    digest = hashlib.sha256(answer.body).hexdigest()
    if whole and read.show.next_page:
        read = _with_other_pages(read, answer.url, resolver)
    return FeedRead(read, replace(answer, body=b""), digest)


def _with_other_pages(first: ReadFeed, url: str, resolver: Resolver | None) -> ReadFeed:
    """Add the other pages as far as they can be read; only where all of them were is the feed told to be whole."""
    episodes: dict[str, ReadEpisode] = {episode.guid: episode for episode in first.episodes}
    seen, following = {url}, first.show.next_page
    while following and following not in seen and len(seen) < MOST_PAGES and len(episodes) < MOST_ITEMS:
        seen.add(following)
        page = fetch_feed(following, whole=False, resolver=resolver)
        if not isinstance(page, FeedRead):
            break
        for episode in page.read.episodes:
            episodes.setdefault(episode.guid, episode)
        following = page.read.show.next_page
    return replace(first, show=replace(first.show, next_page=following), episodes=tuple(episodes.values()))
