"""Reads what somebody typed into the search field: words, "exact phrases", and nothing that could be an operator."""

import re
from dataclasses import dataclass
from typing import Final

from blog.text.words import clean
from search.engines.base import Terms

MAX_LETTERS: Final = 200
MAX_TERMS: Final = 12

_QUOTED: Final = re.compile(r"[\"„“”«»]([^\"„“”«»]+)[\"„“”«»]")
_WORD: Final = re.compile(r"[^\W_]+")
_INVISIBLE: Final = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_ENOUGH: Final = MAX_LETTERS * 20
"""Letters that are looked at; the rest of a pasted book is cut before anything else happens."""


@dataclass(frozen=True, slots=True)
class Query:
    """A query as it is shown again (`text`) and as it is asked (`terms`)."""

    text: str
    terms: Terms
    shortened: bool = False

    @property
    def is_empty(self) -> bool:
        """Nothing was typed."""
        return not self.text

    @property
    def has_no_words(self) -> bool:
        """Something was typed, but no letter and no digit."""
        return bool(self.text) and not self.terms.all


def parse(typed: str) -> Query:
    """Read a query; what is too long is cut and said so."""
    text = _line(typed[:_ENOUGH])
    shortened = len(text) > MAX_LETTERS or len(typed) > _ENOUGH
    text = text[:MAX_LETTERS].rstrip()
    phrases = [_WORD.findall(found) for found in _QUOTED.findall(text)]
    words = _WORD.findall(_QUOTED.sub(" ", text))
    words += [phrase[0] for phrase in phrases if len(phrase) == 1]
    distinct = list(dict.fromkeys(_longer_than_one(words)))
    kept_phrases = tuple(" ".join(phrase) for phrase in phrases if len(phrase) > 1)[:MAX_TERMS]
    room = MAX_TERMS - len(kept_phrases)
    terms = Terms(words=tuple(distinct[:room]), phrases=kept_phrases)
    return Query(text=text, terms=terms, shortened=shortened or len(distinct) > room)


def _line(typed: str) -> str:
    """One line of NFC text without letters that nobody sees."""
    text = _INVISIBLE.sub("", clean(_CONTROL.sub(" ", typed)))
    return " ".join(text.split())


def _longer_than_one(words: list[str]) -> list[str]:
    """Single letters find everything; they count only if there is nothing else."""
    longer = [word for word in words if len(word) > 1]
    return longer or words
