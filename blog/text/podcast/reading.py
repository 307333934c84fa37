"""Reading a feed: a document from somewhere else becomes a `ReadFeed`, or is refused by a closed list of faults.

RSS 2.0 (and what calls itself RSS 0.9 or 1.0), Atom, with the words of iTunes, Podlove and the podcast namespace.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any, Final

from blog.text.podcast.feed_show import read_show
from blog.text.podcast.feed_tree import MOST_BYTES, decode, parse_feed, pieces
from blog.text.podcast.feed_values import FeedFault, FeedRefused, ReadEpisode, ReadFeed
from blog.text.podcast.feed_wrappers import refuse_other_things, refuse_wrapper
from blog.text.podcast.names import children, name
from blog.text.podcast.read_item import read_item

MOST_ITEMS: Final = 5000

_END: Final = re.compile(r"</(?:\w+:)?(?:rss|feed|rdf)\s*>", re.IGNORECASE)
_ITEM: Final = re.compile(r"<(?:\w+:)?(?:item|entry)[\s>]", re.IGNORECASE)

Element = Any


def read_feed(document: bytes, *, charset: str = "", address: str = "") -> ReadFeed:
    """Read a feed. `charset` is what HTTP said, `address` where it came from (relative links start there).

    Raises `FeedRefused` for anything that isn't the whole feed of a podcast.
    """
    if not document.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise FeedRefused(FeedFault.EMPTY)
    if len(document) > MOST_BYTES:
        raise FeedRefused(FeedFault.TOO_LARGE)
    text = refuse_other_things(document, decode(document, charset), address)
    root = parse_feed(text)
    refuse_wrapper(root, address)
    _refuse_if_cut(text)
    channel = next(children(root, "channel"), root)
    items = list(islice(_items(root, channel), MOST_ITEMS + 1))
    if len(items) > MOST_ITEMS:
        raise FeedRefused(FeedFault.TOO_MANY, number=MOST_ITEMS)
    show = read_show(channel, address)
    if not show.title:
        raise FeedRefused(FeedFault.NO_TITLE)
    _refuse_if_lost(text, len(items))
    return _with_episodes(show, items, address)


def _items(root: Element, channel: Element) -> Iterator[Element]:
    """Yield the items; RSS 1.0 has them beside the channel."""
    yield from children(channel, "item", "atom:entry")
    if name(root) == "rdf:rdf":
        yield from children(root, "item")


def _with_episodes(show: Any, items: list[Element], address: str) -> ReadFeed:
    found: dict[str, ReadEpisode] = {}
    skipped = doubled = 0
    for item in items:
        episode = read_item(item, address)
        if episode is None:
            skipped += 1
        elif episode.guid in found:
            doubled += 1
        else:
            found[episode.guid] = episode
    if skipped and not found:
        raise FeedRefused(FeedFault.NO_SOUND, number=skipped)
    return ReadFeed(show, tuple(found.values()), skipped, doubled)


def _refuse_if_cut(text: str) -> None:
    """A feed whose last element is never closed was cut on its way, whatever can still be read of it."""
    ends = [match.start() for match in _END.finditer(text)]
    last_item = max((match.start() for match in _ITEM.finditer(text)), default=-1)
    if not ends or ends[-1] < last_item:
        raise FeedRefused(FeedFault.CUT)


def _refuse_if_lost(text: str, number: int) -> None:
    """Refuse where mending has lost episodes: they would be taken for removed."""
    written = sum(len(_ITEM.findall(piece)) for is_markup, piece in pieces(text) if is_markup)
    if written > number:
        raise FeedRefused(FeedFault.BROKEN, number=written - number)
