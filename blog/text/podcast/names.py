"""Names of a feed's elements without their many spellings: `itunes:author`, `podcast:person`, `psc:chapter`, `title`."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Final

Element = Any

# Namespaces as feeds write them, lower case and without a slash at the end.
_PREFIXES: Final = {
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
    "http://www.itunes.com/dtd/podcast-1.0.dtd": "itunes",
    "https://podcastindex.org/namespace/1.0": "podcast",
    "http://podcastindex.org/namespace/1.0": "podcast",
    "https://github.com/podcastindex-org/podcast-namespace/blob/main/docs/1.0.md": "podcast",
    "http://podlove.org/simple-chapters": "psc",
    "https://podlove.org/simple-chapters": "psc",
    "http://www.w3.org/2005/atom": "atom",
    "http://purl.org/rss/1.0/modules/content": "content",
    "http://purl.org/dc/elements/1.1": "dc",
    "http://www.rssboard.org/media-rss": "media",
    "http://search.yahoo.com/mrss": "media",
    "http://www.w3.org/1999/xhtml": "xhtml",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
    "http://backend.userland.com/rss2": "",
    "http://purl.org/rss/1.0": "",
    "http://my.netscape.com/rdf/simple/0.9": "",
}


def name(element: Element) -> str:
    """Return an element's name with the prefix that we use for its namespace; comments and such have none.

    A prefix that the feed forgot to declare counts as it is written.
    """
    tag = element.tag
    return _short(tag) if isinstance(tag, str) else ""


@lru_cache(maxsize=1024)
def _short(tag: str) -> str:
    if not tag.startswith("{"):
        return tag.lower()
    space, _brace, local = tag[1:].partition("}")
    prefix = _PREFIXES.get(space.strip().lower().rstrip("/"), "?")
    return f"{prefix}:{local.lower()}" if prefix else local.lower()


def children(element: Element, *names: str) -> Iterator[Element]:
    """Yield the children with one of these names, in their order."""
    for child in element:
        if name(child) in names:
            yield child


def first(element: Element, *names: str) -> Element | None:
    """Return the first child with the first of these names that is there and says something."""
    for wanted in names:
        for child in children(element, wanted):
            if words(child) or child.attrib:
                return child
    return None


def words(element: Element | None) -> str:
    """Return all text inside an element, elements inside it included, without white space around it."""
    return "" if element is None else "".join(element.itertext()).strip()


def told(element: Element, *names: str) -> str:
    """Return the text of the first child with the first of these names that has any."""
    for wanted in names:
        for child in children(element, wanted):
            if found := words(child):
                return found
    return ""


def attribute(element: Element | None, wanted: str) -> str:
    """Return an attribute, whatever the case of its name."""
    if element is None:
        return ""
    for key, value in element.attrib.items():
        if key.lower() == wanted.lower():
            return str(value).strip()
    return ""
