"""What programs of others read in our feed is what we hold, field by field.

Two are made for podcasts (partytime, which Podcast Index uses, and podcastparser, gPodder's), two for all feeds (feedsmith,
feedparser). None may complain.
"""

from io import BytesIO
from time import struct_time
from typing import Any

import feedparser
import podcastparser
import pytest

from tests.parsers import read_by
from tests.podcasts.full_show import GUID, PODROLL, PUBLISHER, FullShow, feed_of, full_show

pytestmark = pytest.mark.django_db
PAGE = "http://localhost:8000/podcasts/draussen/schwellen/"
SHOW = "http://localhost:8000/podcasts/draussen/"
THREAD = "http://localhost:8000/api/v1/activitypub/podcasts/draussen/schwellen"
FEED = "http://localhost:8000/podcasts/draussen/feed.xml"
DESCRIPTION = "Worüber wir reden, wenn wir über „Türen“ reden: <innen> & außen."
TITLES = ["Bonus: Nachklang", "Folge 12: Schwellen"]


@pytest.fixture
def full() -> FullShow:
    return full_show()


def sound(full: FullShow) -> dict[str, Any]:
    address = f"http://localhost:8000/ton/{full.audio.uuid}.mp3"
    return {"url": address, "length": full.audio.size, "type": "audio/mpeg"}


def holds(read: dict[str, Any], expected: dict[str, Any]) -> None:
    """Ask for each expected field; a program may read more than that."""
    assert {name: read.get(name) for name in expected} == expected


@pytest.mark.node
def test_partytime_reads_the_show(full: FullShow) -> None:
    show = read_by("partytime", feed_of(full.show))
    holds(
        show,
        {
            "title": "Draußen & drinnen",
            "description": DESCRIPTION,
            "link": "http://localhost:8000/podcasts/draussen/",
            "language": "de",
            "explicit": False,
            "author": "Caritas Musterstadt",
            "owner": {"name": "Caritas Musterstadt", "email": "podcast@example.org"},
            "copyright": "© 2026 Caritas Musterstadt",
            "itunesCategory": ["Society & Culture > Documentary"],
            "itunesComplete": False,
            "guid": str(GUID),
            "medium": "podcast",
            "locked": True,
            "podcastOwner": "podcast@example.org",
            "license": {"identifier": "cc-by-4.0", "url": "https://creativecommons.org/licenses/by/4.0/"},
            "podcastFunding": [
                {"message": "Spende für den Podcast", "url": "https://example.org/spenden?a=1&b=2"}
            ],
            "podcastTxt": [{"value": "nachweis-123", "purpose": "verify"}],
            "podcastPublisher": {"feedGuid": str(PUBLISHER), "feedUrl": "https://example.org/verlag.xml"},
            "podroll": [
                {"feedGuid": str(PODROLL), "feedUrl": "https://nebenan.example/feed.xml", "title": "Nebenan"}
            ],
            "pubsub": {"self": FEED},
        },
    )
    assert [(one["name"], one["role"]) for one in show["podcastPeople"]] == [("Änne Groß", "Host")]
    # the vocabularies that it found, by the phases of the podcast namespace
    assert {name for names in show["pc20support"].values() for name in names} >= {
        *("locked", "funding", "transcript", "chapters", "soundbite", "person", "season", "episode"),
        *("license", "guid", "medium", "txt", "podroll", "publisher", "socialInteract"),
    }


@pytest.mark.node
def test_partytime_reads_the_episodes(full: FullShow) -> None:
    bonus, item = read_by("partytime", feed_of(full.show))["items"]
    holds(
        item,
        {
            "guid": "tag:alt.example,2019:12",
            "title": "Folge 12: Schwellen",
            "link": PAGE,
            "enclosure": sound(full),
            "duration": 1500,
            "explicit": False,
            "itunesEpisode": 12,
            "itunesSeason": 2,
            "itunesEpisodeType": "full",
            "pubDate": "2026-02-03T05:30:00.000Z",
            "description": "Warum eine Stufe genügt, um draußen zu bleiben.",
            "podcastChapters": {"url": f"{PAGE}kapitel.json", "type": "application/json+chapters"},
            "podcastSoundbites": [{"startTime": 60, "duration": 30.5, "title": "„Eine Stufe ist ein Satz“"}],
            "podcastSeason": {"number": 2},
            "podcastEpisode": {"number": 12},
            "podcastSocialInteraction": [
                {"platform": "activitypub", "id": "@draussen", "url": THREAD, "profileUrl": SHOW}
            ],
        },
    )
    assert [(one["name"], one["role"]) for one in item["podcastPeople"]] == [
        ("Änne Groß", "Host"),
        ("Bert <Müller> & Co", "Guest"),
    ]
    assert [one["url"] for one in item["podcastTranscripts"]] == [
        f"{PAGE}transkript.{form}" for form in ("vtt", "srt", "json", "html")
    ]
    holds(bonus, {"guid": "https://alt.example/?p=7", "explicit": True, "itunesEpisodeType": "bonus"})


@pytest.mark.node
def test_feedsmith_reads_the_show(full: FullShow) -> None:
    show = read_by("feedsmith", feed_of(full.show))
    holds(show, {"title": "Draußen & drinnen", "description": DESCRIPTION, "language": "de"})
    assert [item["title"] for item in show["items"]] == TITLES
    assert show["atom"]["links"] == [{"href": FEED, "rel": "self", "type": "application/rss+xml"}]
    holds(
        show["itunes"],
        {
            "explicit": False,
            "author": "Caritas Musterstadt",
            "subtitle": "Gespräche über Türen",
            "type": "episodic",
            "categories": [{"text": "Society & Culture", "categories": [{"text": "Documentary"}]}],
            "owner": {"name": "Caritas Musterstadt", "email": "podcast@example.org"},
        },
    )
    holds(
        show["podcast"],
        {
            "locked": {"value": True, "owner": "podcast@example.org"},
            "fundings": [{"url": "https://example.org/spenden?a=1&b=2", "display": "Spende für den Podcast"}],
            "guid": str(GUID),
            "medium": "podcast",
            "txts": [{"display": "nachweis-123", "purpose": "verify"}],
            "updateFrequency": {"display": "einmal im Monat", "rrule": "FREQ=MONTHLY"},
        },
    )


@pytest.mark.node
def test_feedsmith_reads_the_episodes(full: FullShow) -> None:
    item = read_by("feedsmith", feed_of(full.show))["items"][1]
    holds(
        item,
        {
            "link": PAGE,
            "comments": f"{PAGE}diskussion/",
            "enclosures": [sound(full)],
            "guid": {"value": "tag:alt.example,2019:12", "isPermaLink": False},
        },
    )
    assert item["atom"]["links"] == [{"href": f"{PAGE}#", "rel": "http://podlove.org/deep-link"}]
    holds(item["itunes"], {"duration": 1500, "episode": 12, "season": 2, "episodeType": "full"})
    holds(
        item["podcast"],
        {
            "chapters": {"url": f"{PAGE}kapitel.json", "type": "application/json+chapters"},
            "soundbites": [{"startTime": 60, "duration": 30.5, "display": "„Eine Stufe ist ein Satz“"}],
            "season": {"number": 2},
            "episode": {"number": 12},
            "license": {"display": "cc-by-sa-4.0"},
            "socialInteracts": [
                {"protocol": "activitypub", "uri": THREAD, "accountId": "@draussen", "accountUrl": SHOW}
            ],
        },
    )
    assert [one["type"] for one in item["podcast"]["transcripts"]] == [
        "text/vtt",
        "application/x-subrip",
        "application/json",
        "text/html",
    ]
    chapters = item["psc"]["chapters"]
    assert [(one["start"], one["title"]) for one in chapters] == [
        ("00:00:00.000", "Einstieg"),
        ("00:01:23.250", "Die Stufe & das Geländer"),
    ]
    assert chapters[1]["href"] == "https://example.org/stufe?a=1&b=2"


def test_feedparser(full: FullShow) -> None:
    read = feedparser.parse(feed_of(full.show))
    assert not read.bozo, read.get("bozo_exception")
    assert read.version == "rss20"
    assert read.encoding == "utf-8"
    holds(
        read.feed,
        {"title": "Draußen & drinnen", "subtitle": "Gespräche über Türen", "language": "de"},
    )
    assert [entry.title for entry in read.entries] == TITLES
    entry = read.entries[1]
    holds(
        entry,
        {
            "id": "tag:alt.example,2019:12",
            "link": PAGE,
            "itunes_duration": "1500",
            "itunes_season": "2",
            "itunes_episode": "12",
            "summary": "Warum eine Stufe genügt, um draußen zu bleiben.",
        },
    )
    assert entry.published_parsed == struct_time((2026, 2, 3, 5, 30, 0, 1, 34, 0))
    assert [(one.href, one.length, one.type) for one in entry.enclosures] == [
        (sound(full)["url"], str(full.audio.size), "audio/mpeg")
    ]


def test_podcastparser(full: FullShow) -> None:
    read = podcastparser.parse(FEED, BytesIO(feed_of(full.show)))
    holds(
        read,
        {
            "title": "Draußen & drinnen",
            "link": "http://localhost:8000/podcasts/draussen/",
            "language": "de",
            "itunes_author": "Caritas Musterstadt",
            "itunes_owner": {"name": "Caritas Musterstadt", "email": "podcast@example.org"},
            "itunes_categories": [["Society & Culture", "Documentary"]],
            "explicit": False,
        },
    )
    assert [episode["title"] for episode in read["episodes"]] == TITLES
    episode = read["episodes"][1]
    holds(
        episode,
        {
            "guid": "tag:alt.example,2019:12",
            "link": PAGE,
            "published": 1770096600,
            "total_time": 1500,
            "number": 12,
            "type": "full",
        },
    )
    # it knows whole seconds only, and the podcast namespace only by its former address
    assert [(one["start"], one["title"]) for one in episode["chapters"]] == [
        (0, "Einstieg"),
        (83, "Die Stufe & das Geländer"),
    ]
    assert episode["chapters"][1]["href"] == "https://example.org/stufe?a=1&b=2"
    assert [(one["url"], one["file_size"], one["mime_type"]) for one in episode["enclosures"]] == [
        (sound(full)["url"], full.audio.size, "audio/mpeg")
    ]
