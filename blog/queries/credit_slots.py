"""Fills the slots for names and quoted contributions, in as many look-ups as there are kinds of reference."""

import re
from collections.abc import Callable, Mapping
from html import escape

from django.utils.translation import gettext as _

from blog.queries.people_lines import people_data, people_html
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

Write = Callable[[list[str], Mapping[str, Credit], Mapping[str, Quoted]], str]

_SLOT = re.compile(f"{OPEN}(credit|quoted|saidby|source|people|peopledata):([^{OPEN}{CLOSE}]*){CLOSE}")
_MARKS = re.compile(f"[{OPEN}{CLOSE}]")
_OF_QUOTES = frozenset({"quoted", "saidby"})
_OF_CREDITS = frozenset({"credit", "saidby", "source", "people", "peopledata"})


def fill(html: str) -> str:
    """Put the present names and quoted texts into HTML."""
    label = _source_label()
    return _filled(
        html,
        {
            "credit": lambda refs, names, _quotes: _credit_html(_credit(refs[0], names)),
            "quoted": lambda refs, _credits, quotes: _quoted_html(_quoted(refs[0], quotes)),
            "saidby": _said_by_html,
            "source": lambda refs, names, _quotes: _source_html(_credit(refs[0], names), label),
            "people": lambda refs, names, _quotes: people_html(
                [_credit(ref, names) for ref in refs], _credit_html
            ),
            "peopledata": lambda refs, names, _quotes: people_data([_credit(ref, names) for ref in refs]),
        },
    )


def fill_text(text: str) -> str:
    """Put the present names and quoted texts into plain text (feeds, titles)."""

    def quoted_text(refs: list[str], _credits: Mapping[str, Credit], quotes: Mapping[str, Quoted]) -> str:
        quoted = _quoted(refs[0], quotes)
        return quoted.text if quoted.state == "public" else _gone()

    return _filled(
        text,
        {
            "credit": lambda refs, names, _quotes: _credit(refs[0], names).text,
            "quoted": quoted_text,
        },
    )


def without_slots(text: str) -> str:
    """Take the marks of slots out of text that somebody typed, so that nobody can forge one."""
    return _MARKS.sub("", text)


def _filled(text: str, writers: Mapping[str, Write]) -> str:
    named: set[str] = set()
    quoted: set[str] = set()
    for kind, refs in _SLOT.findall(text):
        named.update(refs.split(",") if kind in _OF_CREDITS else ())
        quoted.update(refs.split(",") if kind in _OF_QUOTES else ())
    if not named and not quoted:
        return text
    names = registries.credits(named) if named else {}
    quotes = registries.quoted(quoted) if quoted else {}

    def put(match: re.Match[str]) -> str:
        write = writers.get(match[1])
        return write(match[2].split(","), names, quotes) if write else ""

    return _SLOT.sub(put, text)


def _credit(ref: str, names: Mapping[str, Credit]) -> Credit:
    return names.get(ref) or Credit(ref, _("ungenannt"))


def _quoted(ref: str, quotes: Mapping[str, Quoted]) -> Quoted:
    return quotes.get(ref) or Quoted(ref, "", "gone")


def _credit_html(credit: Credit) -> str:
    if not credit.named:
        return f'<span class="credit" data-named="no">{escape(credit.text)}</span>'
    detail = (
        f' <span class="credit__detail"><bdi>{escape(credit.detail)}</bdi></span>' if credit.detail else ""
    )
    name = f"<bdi>{escape(credit.text)}</bdi>"
    if credit.page:
        name = f'<a href="{escape(credit.page)}">{name}</a>'
    return f'<span class="credit">{name}{detail}</span>'


def _source_html(credit: Credit, label: str) -> str:
    return f'<a class="source" href="{escape(credit.url)}">{label}</a>' if credit.url else ""


def _source_label() -> str:
    return escape(_("Kommentar"))


def _said_by_html(refs: list[str], names: Mapping[str, Credit], quotes: Mapping[str, Quoted]) -> str:
    """Who said what is quoted; nobody, where it isn't shown any more."""
    if _quoted(refs[0], quotes).state != "public":
        return ""
    credit = _credit(refs[0], names)
    source = _source_html(credit, _source_label())
    return f"<figcaption>{escape(_('Aus der Diskussion:'))} {_credit_html(credit)}{' · ' if source else ''}{source}</figcaption>"


def _quoted_html(quoted: Quoted) -> str:
    if quoted.state != "public":
        return f'<p class="quoted-gone">{escape(_gone())}</p>'
    paragraphs = [part.strip() for part in re.split(r"\n\s*\n", quoted.text) if part.strip()]
    return "".join(f"<p>{'<br>'.join(escape(line) for line in part.splitlines())}</p>" for part in paragraphs)


def _gone() -> str:
    return _("Dieser Beitrag ist nicht mehr öffentlich.")
