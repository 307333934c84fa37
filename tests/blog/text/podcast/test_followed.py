"""Which episode is which, when a feed is another show, and what it took back: pure rules."""

import pytest

from blog.text.podcast.chapters_file import read_chapters
from blog.text.podcast.feed_values import FeedRefused
from blog.text.podcast.followed import KnownEpisode, known_as, pair_episodes
from blog.text.podcast.opml_reading import read_opml
from blog.text.podcast.reading import read_feed
from tests.feeds import broken
from tests.feeds.made import MadeFeed

FEED = read_feed(MadeFeed().rss())


def known(*, guid: str = "", sound: str = "", title: str = "", day: int = 0) -> KnownEpisode:
    read = FEED.episodes[day]
    return KnownEpisode(day, guid or f"alt-{day}", title or f"Früher {day}", sound, read.aired_at)


def test_a_guid_says_it_all():
    paired = pair_episodes(FEED.episodes, [known(guid="folge-0002", day=1)])
    assert [one is not None for _read, one in paired.told] == [False, True, False]
    assert paired.missing == ()


def test_without_a_guid_the_sound_says_it_wherever_its_host_counts_listeners():
    sound = "https://ton.example.org/folge-0003.mp3?from=app"
    assert pair_episodes(FEED.episodes, [known(sound=sound)]).found == 1


def test_without_both_title_and_day_say_it():
    assert pair_episodes(FEED.episodes, [known(title="FOLGE 3: Über Maß & Ziel".title())]).found == 1
    assert pair_episodes(FEED.episodes, [known(title="Folge 3: Über Maß & Ziel", day=1)]).found == 0


def test_what_is_remembered_of_a_show_holds_no_people():
    assert set(known_as(FEED.show, 3)) == {"guid", "title", "link", "items"}


def test_a_list_names_each_feed_once_and_leads_to_the_web_alone():
    text = broken.OPML.replace(
        "</body>", '<outline xmlUrl="javascript:x"/>' + broken.OPML[broken.OPML.index("<outline") :]
    )
    text = text.replace(
        "</body>", '<outline text="Leer"/><outline text="Ordner"><outline text="Auch"/></outline></body>'
    )
    listed = read_opml(text.encode())
    assert [(one.url, one.title) for one in listed.feeds] == [("https://gespraech.example.org/feed.xml", "T")]
    assert [(one.url, one.title) for one in listed.unusable] == [
        ("javascript:x", "javascript:x"),
        ("", "Leer"),
        ("", "Auch"),
    ]


@pytest.mark.parametrize("document", [b"", b"<rss/>", b"words", broken.BOMB.encode()])
def test_what_is_no_list_is_refused(document: bytes):
    with pytest.raises(FeedRefused):
        read_opml(document)


@pytest.mark.parametrize(
    "document",
    [b"", b"[]", b"{", b'{"chapters": 3}', b'{"chapters": [1, {"startTime": "x"}]}', b"[" * 100_000],
)
def test_chapters_that_are_none_are_none(document: bytes):
    assert read_chapters(document) == ()
