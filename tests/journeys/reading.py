"""Reads out of pages what a person would: who is named, and who is not."""

import json
import re
from collections.abc import Iterable
from html import unescape
from typing import Any, Final

from tests.journeys.answers import AT_THE_END, BY_KEY, UNNAMED, Answer

CREDIT: Final = re.compile(
    r'<span class="credit">(?:<a [^>]*>)?<bdi>(?P<name>.*?)</bdi>(?:</a>)?'
    r'(?:\s<span class="credit__detail"><bdi>(?P<detail>.*?)</bdi></span>)?</span>'
)
DATA: Final = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)

Named = set[tuple[str, str]]


def without_discussion(html: str) -> str:
    """Return a page without its comments: above those, people stand as they signed."""
    return html.partition('<section class="discussion"')[0]


def named_in(html: str) -> Named:
    """Return who is named in a page, each with what stands behind the name."""
    return {(unescape(found["name"]), unescape(found["detail"] or "")) for found in CREDIT.finditer(html)}


def expected(keys: Iterable[str]) -> Named:
    """Return how these people want to be named; who doesn't is left out."""
    return {AT_THE_END[key] for key in keys} - {UNNAMED}


def contributors_in(html: str) -> Named:
    """Return whom the page's data for machines names, each with her organisation; of a group what is said of it."""
    found: list[Any] = [json.loads(data) for data in DATA.findall(html)]
    return {_contributor(one) for data in found for one in data.get("contributor", ())}


def _contributor(told: dict[str, Any]) -> tuple[str, str]:
    if told["@type"] == "Organization":
        return told["name"], told.get("description", "")
    return told["name"], told.get("affiliation", {}).get("name", "")


def never_chosen() -> set[str]:
    """Return what people told about themselves and did not choose for the article: it stands nowhere in it."""
    shown = " ".join(" ".join(line) for line in AT_THE_END.values())
    told = {word for answer in BY_KEY.values() for word in _told(answer)}
    return {word for word in told if not re.search(rf"\b{re.escape(word)}\b", shown)}


def _told(answer: Answer) -> Iterable[str]:
    yield from filter(None, (answer.name, *answer.name.split(), answer.organisation, answer.pseudonym))
    yield answer.email
    for name, email in answer.participants:
        yield from (name, email)
