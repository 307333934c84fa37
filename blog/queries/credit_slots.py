"""Fills the slots for names and quoted contributions, in as many look-ups as there are kinds of slot."""

import re
from collections.abc import Callable
from html import escape

from django.utils.translation import gettext as _

from blog.registries import Credit, Quoted, registries
from blog.templatetags.credits import CLOSE, OPEN, quoted_slot, slot

__all__ = ["fill", "fill_text", "quoted_slot", "slot", "without_slots"]

_SLOT = re.compile(f"{OPEN}(credit|quoted):([^{OPEN}{CLOSE}]*){CLOSE}")
_MARKS = re.compile(f"[{OPEN}{CLOSE}]")


def fill(html: str) -> str:
    """Put the present names and quoted texts into HTML."""
    return _filled(html, _credit_html, _quoted_html)


def fill_text(text: str) -> str:
    """Put the present names and quoted texts into plain text (feeds, titles)."""
    return _filled(
        text, lambda credit: credit.text, lambda quoted: quoted.text if quoted.state == "public" else _gone()
    )


def without_slots(text: str) -> str:
    """Take the marks of slots out of text that somebody typed, so that nobody can forge one."""
    return _MARKS.sub("", text)


def _filled(text: str, credit: Callable[[Credit], str], quoted: Callable[[Quoted], str]) -> str:
    found: dict[str, set[str]] = {"credit": set(), "quoted": set()}
    for kind, ref in _SLOT.findall(text):
        found[kind].add(ref)
    if not any(found.values()):
        return text
    names = registries.credits(found["credit"]) if found["credit"] else {}
    quotes = registries.quoted(found["quoted"]) if found["quoted"] else {}

    def put(match: re.Match[str]) -> str:
        kind, ref = match.groups()
        if kind == "credit":
            return credit(names.get(ref) or Credit(ref, _("ungenannt")))
        return quoted(quotes.get(ref) or Quoted(ref, "", "gone"))

    return _SLOT.sub(put, text)


def _credit_html(credit: Credit) -> str:
    if not credit.named:
        return f'<span class="credit" data-named="no">{escape(credit.text)}</span>'
    detail = (
        f' <span class="credit__detail"><bdi>{escape(credit.detail)}</bdi></span>' if credit.detail else ""
    )
    return f'<span class="credit"><bdi>{escape(credit.text)}</bdi>{detail}</span>'


def _quoted_html(quoted: Quoted) -> str:
    if quoted.state != "public":
        return f'<p class="quoted-gone">{escape(_gone())}</p>'
    paragraphs = [part.strip() for part in re.split(r"\n\s*\n", quoted.text) if part.strip()]
    return "".join(f"<p>{'<br>'.join(escape(line) for line in part.splitlines())}</p>" for part in paragraphs)


def _gone() -> str:
    return _("Dieser Beitrag ist nicht mehr öffentlich.")
