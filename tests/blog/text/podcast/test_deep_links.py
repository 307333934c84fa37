"""Links into foreign episodes: which address counts, and in which form it says a time."""

import pytest

from blog.text.podcast.deep_links import deep_link, provider_of

BASE = "https://show.example/folge-12/deep"
PAGE = "https://show.example/folge-12/"
SOUND = "https://cdn.example/12.mp3"


def test_the_base_that_the_feed_tells_comes_first_then_the_page_then_the_sound():
    assert deep_link(1_421_000, base=BASE, page=PAGE, enclosure=SOUND) == f"{BASE}#t=1421"
    assert deep_link(1_421_000, page=PAGE, enclosure=SOUND) == f"{PAGE}#t=1421"
    assert deep_link(1_421_500, enclosure=SOUND) == f"{SOUND}#t=1421.5"
    assert deep_link(1_421_000) == ""


def test_a_base_that_ends_where_the_time_begins_is_only_completed():
    assert deep_link(83_000, base=f"{PAGE}#") == f"{PAGE}#t=83"
    assert deep_link(83_000, base=f"{PAGE}?t=") == f"{PAGE}?t=83"


def test_a_fragment_that_stands_there_already_gives_way():
    assert deep_link(83_000, page=f"{PAGE}#shownotes") == f"{PAGE}#t=83"


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("https://www.youtube.com/watch?v=abc&t=5", "https://www.youtube.com/watch?v=abc&t=3723"),
        ("https://youtu.be/abc", "https://youtu.be/abc?t=3723"),
        (
            "https://open.spotify.com/episode/4rOo?si=x",
            "https://open.spotify.com/episode/4rOo?si=x&t=3723",
        ),
        (
            "https://open.spotify.com/intl-de/episode/4rOo",
            "https://open.spotify.com/intl-de/episode/4rOo?t=3723",
        ),
        ("https://pca.st/episode/uuid", "https://pca.st/episode/uuid?t=3723"),
        ("https://vimeo.com/123", "https://vimeo.com/123#t=3723s"),
        ("https://soundcloud.com/show/folge", "https://soundcloud.com/show/folge#t=1:02:03"),
        ("https://overcast.fm/+AbC", "https://overcast.fm/+AbC/1:02:03"),
        ("https://youtube.com.example/watch?v=abc", "https://youtube.com.example/watch?v=abc#t=3723"),
        ("https://soundcloud.com/", "https://soundcloud.com/#t=3723"),
    ],
)
def test_known_platforms_get_their_own_form_and_only_they(page, expected):
    assert deep_link(3_723_000, page=page, enclosure=SOUND) == expected


@pytest.mark.parametrize(
    "bad", ["javascript:alert(1)", "data:text/html,x", "/folge", "https://", "http://[", ""]
)
def test_what_leads_nowhere_on_the_web_is_passed_over(bad):
    assert deep_link(1000, base=bad, page=bad, enclosure=SOUND) == f"{SOUND}#t=1"
    assert provider_of(bad) == ""


def test_a_provider_is_told_by_its_host():
    assert provider_of("https://www.show.example:443/12.mp3") == "show.example"
