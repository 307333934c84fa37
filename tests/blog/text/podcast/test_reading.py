"""What a feed says is read as it was meant; what is no feed is refused by what it is."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from blog.text.podcast.feed_values import FeedRefused, ReadEpisode, ReadPerson
from blog.text.podcast.reading import read_feed
from tests.feeds import broken
from tests.feeds.made import MadeEpisode, MadeFeed, episodes

ADDRESS = "https://gespraech.example.org/feed"


def one(extra: str = "", **fields: object) -> ReadEpisode:
    made = MadeEpisode(1, extra=extra, **fields)  # type: ignore[arg-type]
    return read_feed(MadeFeed().with_episodes(made).rss(), address=ADDRESS).episodes[0]


def test_a_feed_is_read_with_all_that_it_tells():
    feed = read_feed(MadeFeed(guid="917393e3-1b1e-5cef-ace4-edaa54e1f810").rss(), address=ADDRESS)
    assert (feed.show.title, feed.show.author, feed.show.category) == (
        "Träger im Gespräch",
        "Verein Größe",
        "Business",
    )
    assert feed.show.guid == "917393e3-1b1e-5cef-ace4-edaa54e1f810"
    newest = feed.episodes[0]
    assert [episode.guid for episode in feed.episodes] == ["folge-0003", "folge-0002", "folge-0001"]
    assert (newest.title, newest.number, newest.season) == ("Folge 3: Über Maß & Ziel", 3, 1)
    assert newest.aired_at == datetime(2026, 1, 26, 6, 0, tzinfo=UTC)
    assert newest.duration == 1_805_000
    assert (newest.enclosure_url, newest.enclosure_size) == ("https://ton.example.org/folge-0003.mp3", 1003)
    assert [(chapter.start, chapter.title) for chapter in newest.chapters] == [
        (0, "Begrüßung"),
        (600_500, "Über Maße"),
    ]
    assert newest.people == (ReadPerson("Änne Jürgens", "guest", "cast"),)
    assert [part.value for part in newest.notes] == [
        "<p>Grüße aus Köln: über Träger, Größe &amp; Maß.</p>",
        "<p>Zweiter Absatz.</p>",
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1", "windows-1252", "utf-16"])
def test_umlauts_come_through_in_each_encoding(encoding: str):
    assert read_feed(MadeFeed(encoding=encoding).rss(), address=ADDRESS) == read_feed(
        MadeFeed().rss(), address=ADDRESS
    )


def test_atom_is_read_too():
    feed = read_feed(MadeFeed().atom(), address=ADDRESS)
    assert [(one.guid, one.enclosure_url) for one in feed.episodes] == [
        (f"urn:{one.guid}", one.sound) for one in MadeFeed().episodes
    ]


@pytest.mark.parametrize("name", broken.FORGIVEN)
def test_small_faults_are_forgiven(name: str):
    feed = read_feed(broken.FORGIVEN[name], address=ADDRESS)
    assert len(feed.episodes) == 3
    assert feed.show.title == "Träger im Gespräch"
    assert feed.episodes[0].title == "Folge 3: Über Maß & Ziel"


@pytest.mark.parametrize("name", broken.REFUSED)
def test_what_is_no_feed_is_refused_by_what_it_is(name: str):
    document, fault, hint = broken.REFUSED[name]
    with pytest.raises(FeedRefused) as refused:
        read_feed(document, address=ADDRESS)
    assert (refused.value.problem, refused.value.hint) == (fault, hint)


def test_no_file_of_the_machine_is_ever_read():
    document = MadeFeed().rss().replace(b"<rss", b'<!DOCTYPE rss SYSTEM "file:///etc/passwd"><rss', 1)
    assert read_feed(document).show.title == "Träger im Gespräch"


def test_five_hundred_episodes_are_read():
    assert len(read_feed(MadeFeed(episodes=episodes(500)).rss()).episodes) == 500


def test_notes_hold_no_script_and_lead_to_web_pages_alone():
    notes = (
        '<h2>Links</h2><script>alert(1)</script><p onclick="x()">Hier <a href="javascript:alert(1)">nicht</a>, '
        '<a href="https://x.example/">hier</a><img src=x onerror=alert(1)></p><iframe src="https://y.example"></iframe>'
    )
    parts = one(notes=notes).notes
    assert [(part.kind, part.value) for part in parts] == [
        ("heading", "Links"),
        ("text", '<p>Hier nicht, <a href="https://x.example/">hier</a></p>'),
    ]


def test_notes_in_plain_words_keep_their_paragraphs():
    assert [part.value for part in one(notes="Erste Zeile\nzweite & mehr\n\nNeuer Absatz").notes] == [
        "<p>Erste Zeile<br>zweite &amp; mehr</p>",
        "<p>Neuer Absatz</p>",
    ]


def test_a_script_in_a_name_is_gone():
    people = one(people=("<script>alert(1)</script>Änne", "<b>Bo</b>")).people
    assert [person.name for person in people] == ["Änne", "Bo"]


@pytest.mark.parametrize(
    "bad", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "https://a:b@c.example/"]
)
def test_addresses_lead_to_the_web_or_nowhere(bad: str):
    extra = (
        f'<podcast:transcript url="{bad}" type="text/vtt"/><podcast:person href="{bad}">Bo</podcast:person>'
    )
    episode = one(extra)
    assert episode.transcripts == ()
    assert episode.people[-1].href == ""


def test_files_pieces_and_deep_links_are_read():
    episode = one(
        '<podcast:transcript url="/t.vtt" type="text/vtt" language="de"/>'
        '<podcast:chapters url="https://x.example/k.json" type="application/json+chapters"/>'
        '<podcast:soundbite startTime="73.5" duration="30">Der Satz</podcast:soundbite>'
        '<atom:link rel="http://podlove.org/deep-link" href="https://gespraech.example.org/1"/>'
        '<podcast:license url="https://creativecommons.org/licenses/by/4.0/">cc-by-4.0</podcast:license>'
    )
    assert episode.transcripts[0].url == "https://gespraech.example.org/t.vtt"
    assert episode.chapters_file is not None
    assert episode.chapters_file.url == "https://x.example/k.json"
    assert [(bite.start, bite.length) for bite in episode.soundbites] == [(73_500, 30_000)]
    assert episode.deep_link == "https://gespraech.example.org/1"
    assert episode.license == "cc-by-4.0"


def test_paging_hub_and_removal_are_read():
    extra = (
        '<atom:link rel="next" href="/feed?page=2"/><atom:link rel="hub" href="https://hub.example/"/>'
        '<atom:link rel="self" href="https://gespraech.example.org/feed"/>'
        "<itunes:new-feed-url>https://neu.example/feed</itunes:new-feed-url><podcast:locked>yes</podcast:locked>"
    )
    show = read_feed(replace(MadeFeed(), extra=extra).rss(), address=ADDRESS).show
    assert show.next_page == "https://gespraech.example.org/feed?page=2"
    assert (show.hub, show.self_address) == ("https://hub.example/", ADDRESS)
    assert (show.new_address, show.locked) == ("https://neu.example/feed", True)
