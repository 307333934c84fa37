"""Who could be meant by a name in a feed: people of ours with the same name, another spelling of it, or the same link."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from blog.models.person import Person, PersonAlias, PersonNetwork
from blog.text.words import folded

_ATTRIBUTED: Final = re.compile(r"\s*[,;:(–|]|\s+-\s+")
"""What stands between a name and what its holder does."""


@dataclass(frozen=True, slots=True)
class KnownPeople:
    """Keys of people by folded name and by address; names that two people have suggest nobody."""

    by_name: dict[str, int]
    by_link: dict[str, int]

    def suggest(self, name: str, href: str = "") -> int | None:
        """Return the key of the person who is probably meant; a link says more than a name."""
        return self.by_link.get(_link(href)) or self.by_name.get(_name(name))


def known_people() -> KnownPeople:
    """Read all people with their other names and links, in three statements."""
    names: dict[str, set[int]] = {}
    for key, name in (
        *Person.objects.values_list("pk", "name"),
        *PersonAlias.objects.values_list("person_id", "name"),
    ):
        names.setdefault(_name(name), set()).add(key)
    links: dict[str, set[int]] = {}
    for key, url in PersonNetwork.objects.values_list("person_id", "url"):
        links.setdefault(_link(url), set()).add(key)
    links.pop("", None)
    return KnownPeople(_single(names), _single(links))


def people_named(attributions: Iterable[str]) -> dict[str, int]:
    """Return attribution („Anna Amsel, Leitung“) → the person it begins with, where the name means one alone."""
    known = known_people()
    found = {told: known.suggest(_ATTRIBUTED.split(told, maxsplit=1)[0]) for told in attributions}
    return {told: person for told, person in found.items() if person is not None}


def _single(found: dict[str, set[int]]) -> dict[str, int]:
    return {key: next(iter(people)) for key, people in found.items() if len(people) == 1}


def _name(name: str) -> str:
    return folded(name).strip().casefold()


def _link(url: str) -> str:
    return (
        url.strip()
        .casefold()
        .removeprefix("https://")
        .removeprefix("http://")
        .removeprefix("www.")
        .rstrip("/")
    )
