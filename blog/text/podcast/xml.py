"""Makes elements of feeds: the vocabularies with their usual prefixes, and no character that XML forbids."""

import re
from typing import Any, Final

from lxml import etree

ATOM: Final = "http://www.w3.org/2005/Atom"
CONTENT: Final = "http://purl.org/rss/1.0/modules/content/"
ITUNES: Final = "http://www.itunes.com/dtds/podcast-1.0.dtd"
PODCAST: Final = "https://podcastindex.org/namespace/1.0"
CHAPTERS: Final = "http://podlove.org/simple-chapters"
PREFIXES: Final = {"atom": ATOM, "content": CONTENT, "itunes": ITUNES, "podcast": PODCAST, "psc": CHAPTERS}

_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    """Return a text without the characters that no XML document may hold (XML 1.0, 2.2)."""
    return _FORBIDDEN.sub("", text)


def add(parent: Any, name: str, text: str = "", /, **attributes: str) -> Any:
    """Add an element (`prefix:name` or `name`) with a text and those of the attributes that have a value."""
    prefix, colon, local = name.rpartition(":")
    element = etree.SubElement(parent, f"{{{PREFIXES[prefix]}}}{local}" if colon else name)
    for key, value in attributes.items():
        if value:
            element.set(key.rstrip("_"), printable(value))
    if text:
        element.text = printable(text)
    return element


def add_if(parent: Any, name: str, text: str, /, **attributes: str) -> None:
    """Add an element only if it has a text."""
    if text:
        add(parent, name, text, **attributes)


def document(root: Any) -> bytes:
    """Return a finished document."""
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8"))
