"""Fills the slots for names and quoted contributions, in as many look-ups as there are kinds of reference."""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from html import escape

from django.utils.translation import gettext as _

from blog.queries.people_lines import people_data, people_html, sorted_out
from blog.queries.slotted import NOTHING_BESIDE, Beside, Sent, Slotted, Writers, put_together, take_apart
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
    "fill_page",
    "fill_text",
    "people_data_slot",
    "people_slot",
    "quoted_slot",
    "slot",
    "source_slot",
    "without_slots",
]

WritersFor = Callable[[Mapping[str, Credit], Mapping[str, Quoted]], Writers]

_MARKS = re.compile(f"[{OPEN}{CLOSE}]")
SEPARATOR = "\u00a0· "
"""No line is to begin with the dot."""


def fill(html: str) -> str:
    """Put the present names and quoted texts into HTML."""
    return fill_page(html).content.decode()


def fill_page(
    html: str, beside: Beside = NOTHING_BESIDE, inside: Mapping[str, Slotted] | None = None
) -> Sent:
    """Put the present names and quoted texts into a page, and what stands beside its text.

    `inside` holds kept parts of it, each in a slot of its own kind: they are not searched for slots again. Everything is looked up at once.
    """
    frame = take_apart(html)
    parts = (frame, *(inside or {}).values())
    writers = _looked_up(parts, beside.credits, _for_html)
    return put_together(frame, writers, beside.writers, inside)


def fill_text(text: str) -> str:
    """Put the present names and quoted texts into plain text (feeds, titles)."""
    parts = take_apart(text)
    return put_together(parts, _looked_up((parts,), frozenset(), _for_text)).content.decode()


def without_slots(text: str) -> str:
    """Take the marks of slots out of text that somebody typed, so that nobody can forge one."""
    return _MARKS.sub("", text)


def _looked_up(parts: Iterable[Slotted], also: frozenset[str], writers_for: WritersFor) -> Writers:
    named = also.union(*(part.credits for part in parts))
    quoted = frozenset[str]().union(*(part.quoted for part in parts))
    return writers_for(
        registries.credits(named) if named else {}, registries.quoted(quoted) if quoted else {}
    )


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
