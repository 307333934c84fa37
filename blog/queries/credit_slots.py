"""Fills the slots for names and quoted contributions, in as many look-ups as there are kinds of reference."""

import re
from collections.abc import Callable, Mapping
from functools import cache
from html import escape

from django.utils.translation import gettext as _

from blog.queries.people_lines import people_data, people_html, sorted_out
from blog.registries import Credit, Quoted, registries
from blog.templatetags.credits import (
    CLOSE,
    OPEN,
    people_data_slot,
    people_slot,
    quoted_slot,
    slot,
    source_slot,
)

__all__ = [
    "fill",
    "fill_text",
    "people_data_slot",
    "people_slot",
    "quoted_slot",
    "slot",
    "source_slot",
    "without_slots",
]

Writers = Mapping[str, Callable[[str], str]]
"""Kind of slot → what writes it from its references, parted by commas."""

_SLOT = re.compile(f"{OPEN}(credit|quoted|saidby|source|people|peopledata):([^{OPEN}{CLOSE}]*){CLOSE}")
_MARKS = re.compile(f"[{OPEN}{CLOSE}]")
_OF_QUOTES = frozenset({"quoted", "saidby"})
SEPARATOR = "\u00a0· "
"""No line is to begin with the dot."""
_OF_CREDITS = frozenset({"credit", "saidby", "source", "people", "peopledata"})


def fill(html: str) -> str:
    """Put the present names and quoted texts into HTML."""
    return _filled(html, _for_html)


def fill_text(text: str) -> str:
    """Put the present names and quoted texts into plain text (feeds, titles)."""
    return _filled(text, _for_text)


def without_slots(text: str) -> str:
    """Take the marks of slots out of text that somebody typed, so that nobody can forge one."""
    return _MARKS.sub("", text)


def _filled(text: str, writers_for: Callable[[Mapping[str, Credit], Mapping[str, Quoted]], Writers]) -> str:
    """Take the text apart at its slots once, look everything up at once, and put it together again."""
    parts = _SLOT.split(text)  # text, kind, references, text, kind, …
    if len(parts) == 1:
        return text
    named: set[str] = set()
    quoted: set[str] = set()
    for kind, refs in zip(parts[1::3], parts[2::3], strict=True):
        named.update(refs.split(",") if kind in _OF_CREDITS else ())
        quoted.update(refs.split(",") if kind in _OF_QUOTES else ())
    writers = writers_for(
        registries.credits(named) if named else {}, registries.quoted(quoted) if quoted else {}
    )
    pieces = parts[:1]
    for at in range(1, len(parts), 3):
        write = writers.get(parts[at])
        pieces += (write(parts[at + 1]) if write else "", parts[at + 2])
    return "".join(pieces)


class _Names(dict[str, Credit]):
    """Credits by reference; whoever isn't known is unnamed. A dictionary, since a page asks it a thousand times."""

    def __missing__(self, ref: str) -> Credit:
        credit = self[ref] = Credit(ref, _("ungenannt"))
        return credit


def _for_html(found: Mapping[str, Credit], quotes: Mapping[str, Quoted]) -> Writers:
    label = _source_label()
    names = _Names(found)
    # Most stand in the text and in the list below it.
    written = cache(lambda ref: _credit_html(names[ref]))
    people = cache(lambda refs: sorted_out(map(names.__getitem__, refs.split(","))))
    return {
        "credit": written,
        "quoted": lambda ref: _quoted_html(_quoted(ref, quotes)),
        "saidby": lambda ref: _said_by_html(names[ref], _quoted(ref, quotes), label),
        "source": lambda ref: _source_html(names[ref], label),
        "people": lambda refs: people_html(people(refs), lambda credit: written(credit.ref)),
        "peopledata": lambda refs: people_data(people(refs)),
    }


def _for_text(found: Mapping[str, Credit], quotes: Mapping[str, Quoted]) -> Writers:
    def quoted_text(ref: str) -> str:
        quoted = _quoted(ref, quotes)
        return quoted.text if quoted.state == "public" else _gone()

    names = _Names(found)
    return {"credit": lambda ref: names[ref].text, "quoted": quoted_text}


def _quoted(ref: str, quotes: Mapping[str, Quoted]) -> Quoted:
    return quotes.get(ref) or Quoted(ref, "", "gone")


def _credit_html(credit: Credit) -> str:
    if not credit.named:
        return f'<span class="credit" data-named="no">{escape(credit.text)}</span>'
    detail = (
        f'\u00a0<span class="credit__detail"><bdi>{escape(credit.detail)}</bdi></span>'
        if credit.detail
        else ""
    )
    name = f"<bdi>{escape(credit.text)}</bdi>"
    if credit.page:
        name = f'<a href="{escape(credit.page)}">{name}</a>'
    return f'<span class="credit">{name}{detail}</span>'


def _source_html(credit: Credit, label: str) -> str:
    return f'<a class="source" href="{escape(credit.url)}">{label}</a>' if credit.url else ""


def _source_label() -> str:
    return escape(_("Kommentar"))


def _said_by_html(credit: Credit, quoted: Quoted, label: str) -> str:
    """Who said what is quoted; nobody, where it isn't shown any more."""
    if quoted.state != "public":
        return ""
    source = _source_html(credit, label)
    return f"<figcaption>{escape(_('Aus der Diskussion:'))} {_credit_html(credit)}{SEPARATOR if source else ''}{source}</figcaption>"


def _quoted_html(quoted: Quoted) -> str:
    if quoted.state != "public":
        return f'<p class="quoted-gone">{escape(_gone())}</p>'
    paragraphs = [part.strip() for part in re.split(r"\n\s*\n", quoted.text) if part.strip()]
    return "".join(f"<p>{'<br>'.join(escape(line) for line in part.splitlines())}</p>" for part in paragraphs)


def _gone() -> str:
    return _("Dieser Beitrag ist nicht mehr öffentlich.")
