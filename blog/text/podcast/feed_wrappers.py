"""Documents that are no feed of a podcast: told by what they are, with the address of a feed that they name."""

import re
from html import unescape
from typing import Any, Final

from blog.text.podcast.feed_tree import after_prolog
from blog.text.podcast.feed_values import FeedFault, FeedRefused
from blog.text.podcast.feed_words import web_address
from blog.text.podcast.names import attribute, children, name

Element = Any

_SOUND: Final = (b"ID3", b"OggS", b"fLaC", b"RIFF", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2", b"\xff\xf1")
_HTML: Final = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_LINK: Final = re.compile(r"<link\b[^<>]{0,2000}>", re.IGNORECASE)
_ATTRIBUTE: Final = re.compile(r"""([a-z]+)\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)""", re.IGNORECASE)
_FEED_TYPES: Final = frozenset({"application/rss+xml", "application/atom+xml", "application/xml", "text/xml"})
LOOKED_AT: Final = 200_000
"""Letters of a web page in which its feed is looked for."""


def refuse_other_things(document: bytes, text: str, address: str) -> str:
    """Refuse what is plainly no XML of a feed; returns the text."""
    if document.startswith(_SOUND) or document[4:8] == b"ftyp":
        raise FeedRefused(FeedFault.SOUND)
    start = text.lstrip("\ufeff \t\r\n")
    if start.startswith(("#EXTM3U", "[playlist]")):
        raise FeedRefused(FeedFault.PLAYLIST)
    if start.startswith(("{", "[")):
        raise FeedRefused(FeedFault.JSON)
    if _HTML.match(start, after_prolog(start)):
        raise FeedRefused(FeedFault.HTML, hint=feed_in_page(start, address))
    if not start.startswith("<"):
        raise FeedRefused(FeedFault.NOT_XML)
    return start


def feed_in_page(html: str, address: str) -> str:
    """Return the address of the first feed that a web page names in its head."""
    for match in _LINK.finditer(html[:LOOKED_AT]):
        given = {
            key.lower(): unescape(value.strip("\"'")) for key, value in _ATTRIBUTE.findall(match.group())
        }
        if "alternate" in given.get("rel", "").lower() and given.get("type", "").lower() in _FEED_TYPES:
            return web_address(given.get("href", ""), address)
    return ""


def refuse_wrapper(root: Element, address: str) -> None:
    """Refuse XML that isn't a feed itself, by what it is."""
    what = name(root)
    if what in ("atom:feed", "rdf:rdf") or (
        what == "rss" and next(children(root, "channel"), None) is not None
    ):
        return
    local = what.rpartition(":")[2]
    if local == "opml":
        raise FeedRefused(FeedFault.OPML, hint=_named_feed(root, address))
    if local in ("html", "body"):
        raise FeedRefused(FeedFault.HTML, hint=_named_feed(root, address))
    if local in ("urlset", "sitemapindex"):
        raise FeedRefused(FeedFault.SITEMAP)
    if local in ("playlist", "asx"):
        raise FeedRefused(FeedFault.PLAYLIST)
    raise FeedRefused(FeedFault.WRAPPER, hint=_named_feed(root, address))


def _named_feed(root: Element, address: str) -> str:
    for element in root.iter():
        url = attribute(element, "xmlUrl") if isinstance(element.tag, str) else ""
        is_link = name(element).rpartition(":")[2] == "link"
        if not url and is_link and attribute(element, "type").lower() in _FEED_TYPES:
            url = attribute(element, "href")
        if found := web_address(url, address):
            return found
    return ""
