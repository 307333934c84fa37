"""What a feed says of the show itself."""

from typing import Any, Final

from blog.text.podcast.feed_people import people
from blog.text.podcast.feed_values import ReadShow
from blog.text.podcast.feed_words import is_yes, plain, web_address
from blog.text.podcast.names import attribute, children, first, told, words

Element = Any

_MEDIA: Final = frozenset({"podcast", "music", "video", "film", "audiobook", "newsletter", "blog"})


def read_show(channel: Element, address: str) -> ReadShow:
    """Read the channel (Atom: the feed)."""
    category, subcategory = _categories(channel)
    licence, funding = first(channel, "podcast:license"), first(channel, "podcast:funding")
    medium = told(channel, "podcast:medium").lower()
    return ReadShow(
        title=plain(told(channel, "title", "atom:title", "itunes:title"), 255),
        subtitle=plain(told(channel, "itunes:subtitle", "atom:subtitle"), 255),
        description=plain(told(channel, "description", "itunes:summary", "atom:subtitle"), 4000),
        link=_page(channel, address),
        language=told(channel, "language", "dc:language")[:12],
        author=plain(
            told(channel, "itunes:author", "dc:creator", "managingeditor") or _atom_author(channel), 160
        ),
        guid=told(channel, "podcast:guid").lower()[:36],
        category=category,
        subcategory=subcategory,
        explicit=is_yes(told(channel, "itunes:explicit")),
        medium=medium if medium in _MEDIA else "podcast",
        complete=is_yes(told(channel, "itunes:complete")),
        locked=is_yes(told(channel, "podcast:locked")),
        copyright=plain(told(channel, "copyright", "dc:rights", "atom:rights"), 160),
        license=plain(words(licence), 128),
        license_url=web_address(attribute(licence, "url"))[:200],
        funding_url=web_address(attribute(funding, "url"))[:200],
        funding_text=plain(words(funding), 128),
        new_address=web_address(told(channel, "itunes:new-feed-url")),
        hub=link_of(channel, "hub", address),
        self_address=link_of(channel, "self", address),
        next_page=link_of(channel, "next", address),
        cover=_cover(channel, address),
        people=people(channel, address),
    )


def link_of(element: Element, relation: str, address: str) -> str:
    """Return where a link of Atom with this relation leads; in RSS they stand beside the plain `link`."""
    for link in children(element, "atom:link", "link"):
        if (attribute(link, "rel") or "alternate").lower() == relation and attribute(link, "href"):
            return web_address(attribute(link, "href"), address)
    return ""


def page_of(element: Element, address: str) -> str:
    """Return the web page that an item or a channel belongs to."""
    for link in children(element, "link"):
        if found := web_address(words(link), address):
            return found
    return link_of(element, "alternate", address)


def _page(channel: Element, address: str) -> str:
    return page_of(channel, address)[:500]


def _cover(channel: Element, address: str) -> str:
    """Return where its picture lies: iTunes' is the large one, RSS's own the small one."""
    told_by_itunes = web_address(attribute(first(channel, "itunes:image"), "href"), address)
    if told_by_itunes:
        return told_by_itunes
    image = first(channel, "image")
    return web_address(told(image, "url") if image is not None else told(channel, "atom:logo"), address)


def _categories(channel: Element) -> tuple[str, str]:
    for category in children(channel, "itunes:category"):
        within = next(children(category, "itunes:category"), None)
        return plain(attribute(category, "text"), 80), plain(attribute(within, "text"), 80)
    return "", ""


def _atom_author(channel: Element) -> str:
    author = first(channel, "atom:author")
    return told(author, "atom:name") if author is not None else ""
