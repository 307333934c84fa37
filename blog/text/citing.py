"""How a version is cited: one item in CSL JSON, and what the styles make of it.

The styles are CSL 1.0.2 (https://docs.citationstyles.org/en/stable/specification.html), carried out by citeproc-py. They are our own, and small: a version of a
page is the only kind of source that they have to know. ISO 690 asks for the day of access of everything that is online, and
biblatex and reference managers have a field for it; APA wants none for a text that never changes.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON

STYLES: Final = Path(__file__).parent / "citation_styles"
MEDIUM: Final = "online"
# Parts of a German or Dutch name that stand before the family name, and are not sorted by.
PARTICLES: Final = frozenset(
    {"von", "vom", "van", "de", "der", "den", "zu", "zum", "zur", "und", "di", "da", "af"}
)
# What biblatex calls the languages (its manual, table 2): it hyphenates by them, and knows no codes.
BABEL: Final = {"de": "ngerman", "en": "english"}
_LATEX: Final = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "&%$#_{}"},
}
_SPECIAL = re.compile("|".join(map(re.escape, _LATEX)))


@dataclass(frozen=True, slots=True)
class Cited:
    """The facts about a version that a citation gives. `contributors` are public names, as their consents say now.

    `accessed` is the day on which somebody reads it; None where nobody says so.
    """

    code: str
    title: str
    number: int
    site: str
    address: str
    published: date
    language: str
    authors: tuple[str, ...] = ()
    contributors: tuple[str, ...] = ()
    accessed: date | None = None


def csl_item(cited: Cited) -> dict[str, Any]:
    """Return the version as one item of CSL JSON (https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html)."""
    item: dict[str, Any] = {
        "id": f"fassung-{cited.code}",
        "type": "webpage",
        "title": cited.title,
        "author": [csl_name(name) for name in cited.authors] or [{"literal": cited.site}],
        "container-title": cited.site,
        "version": str(cited.number),
        "issued": _day(cited.published),
        "URL": cited.address,
        "medium": MEDIUM,
        "language": "de-DE" if cited.language == "de" else "en-GB",
    }
    if cited.accessed:
        item["accessed"] = _day(cited.accessed)
    if cited.contributors:
        item["contributor"] = [{"literal": name} for name in cited.contributors]
    return item


def _day(day: date) -> dict[str, list[list[int]]]:
    return {"date-parts": [[day.year, day.month, day.day]]}


def csl_name(name: str) -> dict[str, str]:
    """Return a person's name in its parts: the last word and the particles before it are the family's."""
    words = name.split()
    if len(words) < 2:
        return {"literal": name}
    start = len(words) - 1
    while start > 1 and words[start - 1].lower() in PARTICLES:
        start -= 1
    parts = {"given": " ".join(words[:start]), "family": words[-1]}
    if start < len(words) - 1:
        parts["non-dropping-particle"] = " ".join(words[start:-1])
    return parts


def cite(cited: Cited, style: str, *, note: str = "") -> str:
    """Return the citation as plain text in `iso690` or `apa`; `note` names who contributed."""
    return _rendered(csl_item(cited), f"{style}-{'de' if cited.language == 'de' else 'en'}", note)


def bibtex(cited: Cited, *, note: str = "") -> str:
    """Return one entry for a BibTeX file; signs that TeX reads as commands are escaped."""
    item = csl_item(cited)
    address = item["URL"]
    langid = BABEL["de" if cited.language == "de" else "en"]
    fields = _rendered({**_escaped(item), "URL": address, "language": langid}, "bibtex", _latex(note))
    return f"@online{{{item['id']},\n  {fields}\n}}\n"


def _rendered(item: Mapping[str, Any], style: str, note: str) -> str:
    known = {name: value for name, value in item.items() if name != "contributor"}
    source = CiteProcJSON([{**known, "note": note} if note else known])
    bibliography = CitationStylesBibliography(_style(style), source, formatter.plain)
    bibliography.register(Citation([CitationItem(item["id"])]))
    return str(bibliography.bibliography()[0]).strip()


@cache
def _style(name: str) -> CitationStylesStyle:
    return CitationStylesStyle(str(STYLES / name), validate=False)


def _escaped(value: Any) -> Any:
    match value:
        case str():
            return _latex(value)
        case Mapping():
            return {name: part if name == "id" else _escaped(part) for name, part in value.items()}
        case Iterable():
            return [_escaped(part) for part in value]
        case _:
            return value


def _latex(text: str) -> str:
    return _SPECIAL.sub(lambda sign: _LATEX[sign.group()], text)
