"""What is wrong with the address of a feed is said for each case by itself."""

import pytest

from blog.admin.podcast.followed.words import address_sentence, feed_sentence, sentence


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("javascript:alert(1)", "„javascript:“"),
        ("ftp://podcast.example/feed.xml", "http:// oder https:// beginnen"),
        ("podcast.example/feed.xml", "http:// oder https:// beginnen"),
        ("https://podcast.example:8443/feed.xml", "eigenen Port (:8443)"),
        ("http://[2001:db8::1]:99/feed.xml", "eigenen Port (:99)"),
        ("https://ada:geheim@podcast.example/feed.xml", "ein Name oder ein Passwort"),
        ("https://", "Das ist keine Adresse im Web"),
    ],
)
def test_each_case_has_its_sentence(typed: str, words: str):
    assert words in address_sentence(typed)
    assert feed_sentence("", typed) == feed_sentence("address", typed) == address_sentence(typed)


def test_another_fault_keeps_its_own():
    assert feed_sentence("gone", "https://podcast.example/feed.xml") == sentence("gone")
