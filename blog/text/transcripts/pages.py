"""Reads transcripts in HTML as the podcast namespace describes them: `<cite>`, `<time>`, then a paragraph."""

import re
from collections.abc import Iterator
from html import escape
from typing import Any, Final

import lxml.html
from lxml.etree import LxmlError

from blog.text.transcripts.timed_text import read_timed
from blog.text.transcripts.words import Notes, Problem, Unreadable, Words

_UNSPOKEN: Final = frozenset({"script", "style", "head", "nav", "header", "footer", "form"})
_BLOCKS: Final = frozenset({"p", "div", "li", "br", "h1", "h2", "h3", "section", "cite"})


def read_html(text: str, notes: Notes) -> Words:
    """Return the pieces of a page: its text, line by line, is a text with times."""
    try:
        root = lxml.html.document_fromstring(text, parser=lxml.html.HTMLParser(no_network=True))
    except (LxmlError, ValueError) as error:
        raise Unreadable(Problem.BROKEN) from error
    return read_timed(re.sub(r"\n{2,}", "\n", "".join(_lines(root))), notes)


def _lines(root: Any) -> Iterator[str]:
    """Yield text with a line break before each speaker, time and paragraph; walked without recursion."""
    waiting: list[Any] = [root]
    while waiting:
        item = waiting.pop()
        if isinstance(item, str):
            yield _inline(item)
            continue
        if item.tail:
            waiting.append(item.tail)
        if not isinstance(item.tag, str) or item.tag in _UNSPOKEN:
            continue
        if item.tag in _BLOCKS - {"cite"}:
            waiting.append("\n")
        waiting.extend(reversed(list(item)))
        if item.tag in _BLOCKS:
            yield "\n"
        if item.text:
            # After a name in <cite> stands a colon already, before its time: `Anna: 0:05` begins a piece.
            words = _inline(item.text)
            yield words.strip().removesuffix(":") + " " if item.tag == "cite" else words


def _inline(text: str) -> str:
    """Return text in which line breaks are spaces, as in HTML; signs stay escaped, for marks are looked for again."""
    return escape(text.replace("\n", " "), quote=False)
