"""One item of a feed as an episode, or nothing where there is nothing to hear."""

import hashlib
from collections.abc import Iterator
from typing import Any, Final

from lxml import etree

from blog.text.podcast.feed_people import people
from blog.text.podcast.feed_show import link_of, page_of
from blog.text.podcast.feed_values import ReadEpisode, ReadFile
from blog.text.podcast.feed_words import duration, is_yes, moment, notes, plain, web_address, whole
from blog.text.podcast.names import attribute, children, first, told, words
from blog.text.podcast.timed import TimedBite, TimedChapter
from blog.text.words import shorten

Element = Any

DEEP_LINK: Final = "http://podlove.org/deep-link"
LONGEST_GUID: Final = 1000
LONGEST_SUMMARY: Final = 600
MOST_CHAPTERS: Final = 500
MOST_FILES: Final = 20
_TYPES: Final = frozenset({"full", "trailer", "bonus"})
_HEARD: Final = ("audio/", "video/", "application/ogg", "application/octet-stream")


def read_item(item: Element, address: str) -> ReadEpisode | None:
    """Read an item; without sound it is none of ours."""
    enclosure = _enclosure(item)
    url = web_address(attribute(enclosure, "url") or attribute(enclosure, "href"), address)
    if not url:
        return None
    link, html = page_of(item, address), _notes(item)
    title = plain(told(item, "title", "atom:title", "itunes:title"), 255)
    licence, chapters = first(item, "podcast:license"), first(item, "podcast:chapters")
    kind = told(item, "itunes:episodetype").lower()
    return ReadEpisode(
        guid=_guid(item, url),
        title=title or plain(url.rpartition("/")[2], 255) or url[:255],
        summary=_summary(item, html),
        notes=notes(html),
        enclosure_url=url,
        enclosure_type=attribute(enclosure, "type").lower()[:60],
        enclosure_size=whole(attribute(enclosure, "length"), 10**12),
        link=link,
        deep_link=link_of(item, DEEP_LINK, address),
        aired_at=moment(told(item, "pubdate", "dc:date", "atom:published", "atom:updated")),
        duration=duration(told(item, "itunes:duration")),
        season=_number(item, "podcast:season", "itunes:season"),
        number=_number(item, "itunes:episode", "podcast:episode"),
        episode_type=kind if kind in _TYPES else "full",
        explicit=is_yes(told(item, "itunes:explicit")),
        license=plain(words(licence), 128),
        license_url=web_address(attribute(licence, "url"), address)[:200],
        people=people(item, address),
        chapters=_chapters(item, address),
        chapters_file=_file(chapters, address) if chapters is not None else None,
        soundbites=tuple(_soundbites(item))[:MOST_FILES],
        transcripts=tuple(_files(item, "podcast:transcript", address))[:MOST_FILES],
        cover=_short(web_address(attribute(first(item, "itunes:image"), "href"), address)),
    )


def _enclosure(item: Element) -> Element | None:
    found = list(children(item, "enclosure"))
    found += [link for link in children(item, "atom:link") if attribute(link, "rel").lower() == "enclosure"]
    if not found:
        found = list(children(item, "media:content"))
    for one in found:
        kind = attribute(one, "type").lower()
        if not kind or kind.startswith(_HEARD):
            return one
    return None


def _guid(item: Element, url: str) -> str:
    """Return what the item is known by; without a guid it is the address of its sound."""
    guid = told(item, "guid", "atom:id") or url
    return guid if len(guid) <= LONGEST_GUID else hashlib.sha256(guid.encode()).hexdigest()


def _number(item: Element, *names: str) -> int | None:
    for wanted in names:
        if (found := whole(told(item, wanted), 32_767)) is not None:
            return found
    return None


def _notes(item: Element) -> str:
    content = first(item, "atom:content")
    if content is not None and attribute(content, "type").lower() == "xhtml":
        return etree.tostring(content, encoding="unicode", method="html")
    return told(item, "content:encoded", "atom:content", "description", "atom:summary", "itunes:summary")


def _summary(item: Element, html: str) -> str:
    given = told(item, "itunes:subtitle", "itunes:summary", "description", "atom:summary") or html
    return shorten(plain(given), LONGEST_SUMMARY)


def _chapters(item: Element, address: str) -> tuple[TimedChapter, ...]:
    """Return Podlove Simple Chapters in the order of their times."""
    found = []
    for outer in children(item, "psc:chapters"):
        for one in children(outer, "psc:chapter"):
            start, title = duration(attribute(one, "start")), plain(attribute(one, "title"), 300)
            if start is not None and title:
                href = web_address(attribute(one, "href"), address)
                image = web_address(attribute(one, "image"), address)
                found.append(TimedChapter(start, title, *(_short(one) for one in (href, image))))
    return tuple(sorted(found, key=lambda chapter: chapter.start))[:MOST_CHAPTERS]


def _short(address: str) -> str:
    return address if len(address) <= LONGEST_GUID else ""


def _soundbites(item: Element) -> Iterator[TimedBite]:
    for one in children(item, "podcast:soundbite"):
        start, length = duration(attribute(one, "startTime")), duration(attribute(one, "duration"))
        if start is not None and length:
            yield TimedBite(start, length, plain(words(one), 128))


def _files(item: Element, wanted: str, address: str) -> Iterator[ReadFile]:
    for one in children(item, wanted):
        if (found := _file(one, address)) is not None:
            yield found


def _file(element: Element, address: str) -> ReadFile | None:
    url = web_address(attribute(element, "url"), address)
    language = attribute(element, "language")[:12]
    return ReadFile(url, attribute(element, "type").lower()[:60], language) if url else None
