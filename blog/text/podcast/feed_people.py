"""The people that a feed names, at a show or at an episode."""

from typing import Any, Final

from blog.text.podcast.feed_values import ReadPerson
from blog.text.podcast.feed_words import plain, web_address
from blog.text.podcast.names import attribute, children, words

Element = Any

MOST_PEOPLE: Final = 100


def people(element: Element, address: str) -> tuple[ReadPerson, ...]:
    """Return who is named, each once in a role. Without a role somebody hosts, as the podcast namespace has it."""
    found: dict[ReadPerson, None] = {}
    for person in children(element, "podcast:person"):
        name = plain(words(person), 120)
        if name:
            found.setdefault(
                ReadPerson(
                    name,
                    plain(attribute(person, "role"), 40).lower() or "host",
                    plain(attribute(person, "group"), 40).lower() or "cast",
                    _short(web_address(attribute(person, "href"), address)),
                )
            )
    return tuple(found)[:MOST_PEOPLE]


def _short(address: str) -> str:
    """A cut address leads nowhere, so a longer one than we store is none."""
    return address if len(address) <= 1000 else ""
