"""Two programs that nobody here wrote read the same feeds: what they find, we find."""

import calendar
import io
from typing import Any

import feedparser
import podcastparser
import pytest

from blog.text.podcast.feed_values import ReadFeed
from blog.text.podcast.reading import read_feed
from tests.feeds.broken import FORGIVEN
from tests.feeds.made import MadeFeed, episodes

ADDRESS = "https://gespraech.example.org/feed"
FEEDS = {
    "RSS": MadeFeed().rss(),
    "Atom": MadeFeed().atom(),
    "Latin-1": MadeFeed(encoding="iso-8859-1").rss(),
    "Windows-1252": MadeFeed(encoding="windows-1252").rss(),
    "500 episodes": MadeFeed(episodes=episodes(500)).rss(),
    **FORGIVEN,
}
# What podcastparser (0.6) does otherwise: it stands on a parser that forgives nothing, and believes what is declared.
PODCASTPARSER_ELSEWHERE = {
    "an ampersand as it is typed": "refuses it",
    "a tag closed in the wrong order": "refuses it",
    "entities of HTML": "refuses it",
    "Latin-1 that calls itself UTF-8": "refuses it",
    "UTF-8 that calls itself Latin-1": "reads TrÃ¤ger",
    "an encoding that nobody knows": "refuses it",
    "a byte order mark and blank lines first": "refuses it",
    "control letters": "refuses it",
}


def ours(document: bytes) -> ReadFeed:
    return read_feed(document, address=ADDRESS)


@pytest.mark.parametrize("name", FEEDS)
def test_feedparser_reads_the_same(name: str):
    document = FEEDS[name]
    other = feedparser.parse(io.BytesIO(document), response_headers={"content-location": ADDRESS})
    feed = ours(document)
    assert other.feed.title == feed.show.title
    theirs: dict[str, Any] = {}
    for entry in other.entries:
        if entry.get("enclosures"):
            theirs.setdefault(entry.enclosures[0].href, entry)
    assert list(theirs) == [episode.enclosure_url for episode in feed.episodes]
    for entry, episode in zip(theirs.values(), feed.episodes, strict=True):
        assert entry.title == episode.title
        assert entry.get("id", episode.enclosure_url) == episode.guid
        if episode.aired_at and entry.get("published_parsed"):
            assert calendar.timegm(entry.published_parsed) == episode.aired_at.timestamp()


@pytest.mark.parametrize("name", [name for name in FEEDS if name not in PODCASTPARSER_ELSEWHERE])
def test_podcastparser_reads_the_same(name: str):
    document = FEEDS[name]
    other = podcastparser.parse(ADDRESS, io.BytesIO(document))
    feed = ours(document)
    assert other["title"] == feed.show.title
    theirs: dict[str, Any] = {}
    for entry in other["episodes"]:
        if entry["enclosures"]:
            theirs.setdefault(entry["enclosures"][0]["url"], entry)
    assert set(theirs) == {episode.enclosure_url for episode in feed.episodes}
    for episode in feed.episodes:
        entry = theirs[episode.enclosure_url]
        assert entry["title"] == episode.title
        assert entry["total_time"] * 1000 == (episode.duration or 0)
        assert [(chapter["start"], chapter["title"]) for chapter in entry.get("chapters", [])] == [
            (chapter.start // 1000, chapter.title) for chapter in episode.chapters
        ]
