"""The people behind a text as a list: each once, named as she wishes; whoever isn't named is counted."""

import json
from collections.abc import Callable, Iterable, Sequence
from html import escape

from django.utils.translation import ngettext

from blog.registries import Credit

# JSON inside a script element: none of these letters may stand there as they are.
_IN_SCRIPT = {ord(letter): f"\\u{ord(letter):04x}" for letter in "<>&\u2028\u2029"}


People = tuple[Sequence[Credit], int]
"""Those who are named, and how many others there are."""


def sorted_out(people: Iterable[Credit]) -> People:
    """Return the named once each, in their order, and how many others there are.

    Somebody who is named in one contribution and unnamed in another is named, and not counted again.
    """
    named: dict[tuple[str, str, str], Credit] = {}
    unnamed: set[str] = set()
    for credit in people:
        if credit.named:
            named.setdefault((credit.person, credit.text, credit.detail), credit)
        else:
            unnamed.add(credit.person or credit.ref)
    known = {credit.person for credit in named.values() if credit.person}
    return tuple(named.values()), len(unnamed - known)


def people_html(people: People, credit_html: Callable[[Credit], str]) -> str:
    """Return a list of those who are named, and a line with the number of the others."""
    named, unnamed = people
    parts: list[str] = []
    if named:
        items = "".join(f"<li>{credit_html(credit)}</li>" for credit in named)
        parts.append(f'<ul class="contributors__list">{items}</ul>')
    if unnamed:
        words = _and_more(unnamed) if named else _all_unnamed(unnamed)
        parts.append(f'<p class="contributors__rest">{escape(words % {"number": unnamed})}</p>')
    return "".join(parts)


def people_data(people: People) -> str:
    """Return those who are named as an array for JSON-LD."""
    named, _unnamed = people
    return json.dumps([_person(credit) for credit in named], ensure_ascii=False).translate(_IN_SCRIPT)


def _person(credit: Credit) -> dict[str, object]:
    """Return somebody with her organisation; or a group, with what is said of it (place, day, who was there and agreed)."""
    if credit.person.startswith("group:"):
        group = {"@type": "Organization", "name": credit.text}
        return {**group, "description": credit.detail} if credit.detail else {**group}
    person: dict[str, object] = {"@type": "Person", "name": credit.text}
    if credit.detail:
        person["affiliation"] = {"@type": "Organization", "name": credit.detail}
    return person


def _and_more(number: int) -> str:
    return ngettext(
        "und %(number)s Person, die hier nicht genannt wird",
        "und %(number)s Personen, die hier nicht genannt werden",
        number,
    )


def _all_unnamed(number: int) -> str:
    return ngettext(
        "%(number)s Person, die hier nicht genannt wird",
        "%(number)s Personen, die hier nicht genannt werden",
        number,
    )
