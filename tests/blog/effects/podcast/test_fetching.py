"""Fetching from foreign addresses: what is taken, what is refused, and that nobody is led to a private place."""

import gzip
import zlib

import pytest

from blog.effects.podcast.addresses import FetchError, FetchFault, is_public, public_endpoint, target
from blog.effects.podcast.connection import Limits
from blog.effects.podcast.fetching import Fetched, FetchRefused, NotModified, fetch, fetch_into, link_header
from tests.feeds.host import Host, running

URL = "http://feeds.example.org/feed"
SHORT = Limits(size=100_000, seconds=0.6, silence=0.3)


@pytest.fixture
def host():
    with running() as found:
        yield found


def got(host: Host, url: str = URL, limit: Limits = SHORT) -> Fetched:
    answer = fetch(url, resolver=host.resolve, limit=limit)
    assert isinstance(answer, Fetched), answer
    return answer


def refused(host: Host, url: str = URL) -> FetchFault:
    answer = fetch(url, resolver=host.resolve, limit=SHORT)
    assert isinstance(answer, FetchRefused), answer
    return answer.fault


def test_a_document_comes_with_what_http_says_of_it(host: Host):
    headers = {
        "Content-Type": 'application/rss+xml; charset="ISO-8859-1"',
        "ETag": '"abc"',
        "Last-Modified": "Mon, 05 Jan 2026 06:00:00 GMT",
        "Link": '<https://hub.example/>; rel="hub", </feed>; rel=self',
    }
    host.put("/feed", b"<rss/>", headers=headers)
    answer = got(host)
    assert (answer.body, answer.charset, answer.mime) == (b"<rss/>", "ISO-8859-1", "application/rss+xml")
    assert (answer.etag, answer.modified) == ('"abc"', "Mon, 05 Jan 2026 06:00:00 GMT")
    assert answer.links == {"hub": "https://hub.example/", "self": "http://feeds.example.org/feed"}
    assert host.asked[0].host == "feeds.example.org"
    assert "cookie" not in host.asked[0].headers


def test_what_has_not_changed_is_not_sent_again(host: Host):
    host.put("/feed", b"<rss/>", headers={"ETag": '"abc"'})
    assert fetch(URL, etag='"abc"', resolver=host.resolve) == NotModified(URL)
    assert host.asked[0].headers["if-none-match"] == '"abc"'


def test_what_a_host_said_can_not_be_made_into_headers(host: Host):
    host.put("/feed", b"<rss/>")
    fetch(URL, etag='"a"\r\nX-Evil: 1', resolver=host.resolve)
    assert "x-evil" not in host.asked[0].headers


def test_redirects_are_followed_and_moves_for_ever_remembered(host: Host):
    host.put("/feed", status=301, headers={"Location": "http://neu.example.org/b"})
    host.put("/b", status=302, headers={"Location": "/c"})
    host.put("/c", b"<rss/>")
    answer = got(host)
    assert (answer.url, answer.moved_to) == ("http://neu.example.org/c", "http://neu.example.org/b")
    assert host.resolved == ["feeds.example.org", "neu.example.org", "neu.example.org"]


def test_a_move_for_now_is_not_remembered(host: Host):
    host.put("/feed", status=302, headers={"Location": "/b"})
    host.put("/b", status=301, headers={"Location": "/c"})
    host.put("/c", b"<rss/>")
    assert got(host).moved_to == ""


def test_circles_end(host: Host):
    host.put("/feed", status=302, headers={"Location": "/feed"})
    assert refused(host) is FetchFault.REDIRECTS
    assert len(host.asked) == 6


def test_each_hop_is_looked_up_and_checked_anew(host: Host):
    host.private.add("innen.example.org")
    host.put("/feed", status=301, headers={"Location": "http://innen.example.org/geheim"})
    assert refused(host) is FetchFault.PRIVATE
    assert host.paths() == ["/feed"]


@pytest.mark.parametrize(
    "location",
    [
        "file:///etc/passwd",
        "gopher://x.example/",
        "http://x.example:22/",
        "http://a:b@x.example/",
        "http://[",
    ],
)
def test_a_redirect_leads_to_the_web_alone(host: Host, location: str):
    host.put("/feed", status=301, headers={"Location": location})
    assert refused(host) is FetchFault.ADDRESS


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://x.example/feed",
        "javascript:alert(1)",
        "http://x.example:8080/",
        "https://x.example:80/",
        "http://user@x.example/",
        "http:///feed",
        "x.example/feed",
        "http://x.example:99999/",
        "http://x.example/a b",
        "http://x.example/ä",
    ],
)
def test_only_plain_addresses_of_the_web_are_asked(host: Host, url: str):
    assert refused(host, url) is FetchFault.ADDRESS
    assert host.resolved == []


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.8.8", "10.1.2.3", "172.16.0.1", "192.168.0.1", "169.254.169.254", "0.0.0.0", "100.64.0.1",  # noqa: S104 - none is listened on
        "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "::ffff:127.0.0.1",
        "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "ff02::1", "kein-ort",
    ],
)  # fmt: skip
def test_private_addresses_are_none_of_the_open_internet(address: str):
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "64:ff9b::5db8:d70e"]
)
def test_public_addresses_are(address: str):
    assert is_public(address)


@pytest.mark.parametrize("host_name", ["127.0.0.1", "2130706433", "0x7f.1", "127.1", "localhost", "::1", "0"])
def test_no_spelling_leads_to_this_machine(host_name: str):
    with pytest.raises(FetchError) as error:
        public_endpoint(host_name, 80)
    assert error.value.fault in (FetchFault.PRIVATE, FetchFault.UNKNOWN_HOST)


def test_one_private_address_among_public_ones_is_enough(monkeypatch: pytest.MonkeyPatch):
    found = [(2, 1, 6, "", ("93.184.215.14", 80)), (2, 1, 6, "", ("10.0.0.1", 80))]
    monkeypatch.setattr("socket.getaddrinfo", lambda *_a, **_k: found)
    with pytest.raises(FetchError) as error:
        public_endpoint("x.example", 80)
    assert error.value.fault is FetchFault.PRIVATE


def test_names_in_umlauts_are_asked_for_in_ascii():
    assert target("https://träger.example/feed").host == "xn--trger-hra.example"


def test_too_many_bytes_end_the_reading(host: Host):
    host.put("/feed", b"x" * 100_001)
    assert refused(host) is FetchFault.TOO_LARGE


@pytest.mark.parametrize("fold", [gzip.compress, zlib.compress])
def test_compressed_answers_are_unfolded(host: Host, fold):
    name = "gzip" if fold is gzip.compress else "deflate"
    host.put("/feed", fold(b"<rss>Hallo</rss>"), headers={"Content-Encoding": name})
    assert got(host).body == b"<rss>Hallo</rss>"


def test_a_bomb_ends_at_the_limit(host: Host):
    host.put("/feed", gzip.compress(b"\0" * 50_000_000), headers={"Content-Encoding": "gzip"})
    assert refused(host) is FetchFault.TOO_LARGE


def test_what_ends_early_is_no_document(host: Host):
    host.put("/feed", b"<rss>", promised=500)
    assert refused(host) is FetchFault.CUT
    host.put("/feed", gzip.compress(b"<rss>" * 100)[:-12], headers={"Content-Encoding": "gzip"})
    assert refused(host) is FetchFault.CUT
    host.put("/feed", b"no gzip", headers={"Content-Encoding": "gzip"})
    assert refused(host) is FetchFault.CUT


def test_who_trickles_is_left(host: Host):
    host.put("/feed", b"x" * 1000, pause=0.05)
    assert refused(host) is FetchFault.TOO_SLOW


def test_who_says_nothing_is_left(host: Host):
    host.put("/feed", b"xx", pause=5)
    assert refused(host) is FetchFault.TOO_SLOW


@pytest.mark.parametrize(
    ("status", "fault"),
    [
        (404, FetchFault.NOT_FOUND),
        (410, FetchFault.GONE),
        (403, FetchFault.FORBIDDEN),
        (500, FetchFault.STATUS),
    ],
)
def test_other_answers_are_told_apart(host: Host, status: int, fault: FetchFault):
    host.put("/feed", status=status)
    assert refused(host) is fault


def test_a_host_that_asks_for_patience_gets_it(host: Host):
    host.put("/feed", status=429, headers={"Retry-After": "7200"})
    assert fetch(URL, resolver=host.resolve) == FetchRefused(FetchFault.BUSY, 429, 7200)


def test_nobody_there_is_no_answer(host: Host):
    answer = fetch(URL, resolver=lambda *_: ("127.0.0.1", 1), limit=SHORT)
    assert answer == FetchRefused(FetchFault.UNREACHABLE)


def test_large_files_come_in_portions(host: Host):
    host.put("/feed", b"x" * 90_000)
    parts: list[bytes] = []
    assert isinstance(fetch_into(URL, parts.append, limit=SHORT, resolver=host.resolve), Fetched)
    assert len(parts) > 1
    assert b"".join(parts) == b"x" * 90_000


def test_broken_link_headers_say_nothing():
    assert link_header('nothing; rel="hub", <https://x.example/>; rel="hub"; a=b, <', URL) == {
        "hub": "https://x.example/"
    }
