"""Feeds and other documents that are broken, hostile or no feed at all, with what must come of them."""

import json

from tests.feeds.made import MadeFeed

FEED = MadeFeed().rss()
TEXT = FEED.decode()


def _without(start: str, end: str) -> bytes:
    head, _start, rest = TEXT.partition(start)
    return (head + rest.partition(end)[2]).encode()


# Name → document that is read all the same, with three episodes.
FORGIVEN: dict[str, bytes] = {
    "an ampersand as it is typed": TEXT.replace("&amp; Ziel", "& Ziel").encode(),
    "entities of HTML": TEXT.replace("Träger im", "Tr&auml;ger im").encode(),
    "Latin-1 that calls itself UTF-8": TEXT.encode("iso-8859-1", errors="xmlcharrefreplace"),
    "UTF-8 that calls itself Latin-1": TEXT.replace('encoding="utf-8"', 'encoding="iso-8859-1"').encode(),
    "an encoding that nobody knows": TEXT.replace('encoding="utf-8"', 'encoding="klingon"').encode(),
    "UTF-16": TEXT.replace('encoding="utf-8"', 'encoding="utf-16"').encode("utf-16"),
    "a byte order mark and blank lines first": b"\xef\xbb\xbf\n\n" + FEED,
    "control letters": TEXT.replace("Grüße", "Gr\x0büße\x00").encode(),
    "a prefix that nobody declared": TEXT.replace(' xmlns:podcast="https://podcastindex.org/namespace/1.0"', "").encode(),
    "a tag closed in the wrong order": TEXT.replace("<language>de</language>", "<b><i>de</b></i>").encode(),
    "no date": _without("<pubDate>", "</pubDate>"),
    "a date that is none": TEXT.replace("Mon, ", "Irgendwann, ", 1).encode(),
    "a length that is no number": TEXT.replace('length="1001"', 'length="viel"').encode(),
    "a duration that is none": TEXT.replace("0:30:05", "lang").encode(),
    "a guid twice": TEXT.replace("</channel>", TEXT[TEXT.index("<item>") : TEXT.index("</item>") + 7] + "</channel>").encode(),
    "no guid": TEXT.replace('<guid isPermaLink="false">folge-0001</guid>', "").encode(),
    "an episode without sound": TEXT.replace("</channel>", "<item><title>Nur Text</title></item></channel>").encode(),
    "a harmless DOCTYPE": TEXT.replace("<rss", '<!DOCTYPE rss PUBLIC "-//X//DTD RSS//EN" "http://x.example/rss.dtd"><rss', 1).encode(),
    "words behind the end": FEED + b"<!-- made in 0.2 seconds -->\n",
    "a date in words of ISO": TEXT.replace("<pubDate>", "<pubDate>2026-02-30 ", 1).encode(),
}  # fmt: skip

BOMB = (
    '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    "<rss><channel><title>&b;</title></channel></rss>"
)
FILE = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    "<rss><channel><title>&x;</title></channel></rss>"
)
PAGE = (
    "<!-- page --><!DOCTYPE html><html><head><title>Träger</title>"
    '<link rel="alternate" type="application/rss+xml" href="/feed.xml"></head></html>'
)
OPML = '<opml version="2.0"><body><outline type="rss" text="T" xmlUrl="https://gespraech.example.org/feed.xml"/></body></opml>'

# Name → document, the fault, and the address that it names.
REFUSED: dict[str, tuple[bytes, str, str]] = {
    "nothing": (b"", "empty", ""),
    "blanks": (b" \n\t ", "empty", ""),
    "words": (b"Hier ist nichts.", "not_xml", ""),
    "noise": (bytes(range(256)) * 4, "not_xml", ""),
    "a web page": (PAGE.encode(), "html", "https://gespraech.example.org/feed.xml"),
    "a list of feeds": (OPML.encode(), "opml", "https://gespraech.example.org/feed.xml"),
    "JSON Feed": (json.dumps({"version": "https://jsonfeed.org/version/1.1"}).encode(), "json", ""),
    "a playlist": (b"#EXTM3U\nhttps://ton.example.org/a.mp3", "playlist", ""),
    "a sitemap": (b'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"></urlset>', "sitemap", ""),
    "a sound file": (b"ID3\x04\x00\x00\x00\x00\x00\x00", "sound", ""),
    "a feed in an envelope": (b"<answer>" + FEED.partition(b"?>")[2] + b"</answer>", "wrapper", ""),
    "a blog": (TEXT.replace("<enclosure ", "<beilage ").encode(), "no_sound", ""),
    "no name": (TEXT.replace("<title>Träger im Gespräch</title>", "").encode(), "no_title", ""),
    "cut in an episode": (FEED[: len(FEED) * 2 // 3], "cut", ""),
    "cut in words of its own": (TEXT.replace("<description>", "<description><![CDATA[", 1).encode(), "cut", ""),
    "an attribute without quotation marks": (TEXT.replace('isPermaLink="false"', "isPermaLink=false").encode(), "broken", ""),
    "entities that grow": (BOMB.encode(), "entities", ""),
    "an entity that reads a file": (FILE.encode(), "entities", ""),
    "depth": (b"<rss><channel><title>T</title>" + b"<a>" * 100_000 + b"</a>" * 100_000 + b"</channel></rss>", "too_deep", ""),
    "6,000 episodes": (b"<rss><channel><title>T</title>" + b"<item/>" * 6000 + b"</channel></rss>", "too_many", ""),
    "a million elements": (b"<rss><channel><title>T</title>" + b"<x/>" * 1_000_000 + b"</channel></rss>", "too_many", ""),
    "more than 20 MB": (b"<rss>" + b" " * (20 * 1024 * 1024), "too_large", ""),
}  # fmt: skip
