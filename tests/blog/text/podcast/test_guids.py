"""The identity of a feed, as the podcast namespace computes it."""

import pytest

from blog.text.podcast.guids import feed_guid


@pytest.mark.parametrize(
    ("url", "guid"),
    [
        # the two examples of the specification
        ("https://mp3s.nashownotes.com/pc20rss.xml", "917393e3-1b1e-5cef-ace4-edaa54e1f810"),
        ("https://podnews.net/rss/", "9b024349-ccf0-5f69-a609-6b82873eab3c"),
    ],
)
def test_it_is_the_one_of_the_specification(url: str, guid: str) -> None:
    assert str(feed_guid(url)) == guid


def test_scheme_and_slashes_at_the_end_make_no_difference() -> None:
    assert (
        len(
            {feed_guid(url) for url in ("http://a.example/f", "https://a.example/f", "https://a.example/f//")}
        )
        == 1
    )
