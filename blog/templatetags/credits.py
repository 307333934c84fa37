"""Slots for names: a page is kept with ids in it, the names are filled in when it is sent."""

import re
from collections.abc import Iterable

from django import template
from django.utils.safestring import SafeString

register = template.Library()

OPEN, CLOSE = "\ue000", "\ue001"
_OTHER_LETTERS = re.compile(r"[^0-9A-Za-z:,-]+")


@register.simple_tag(name="credit_slot")
def slot(ref: str) -> SafeString:
    """Return the place of a credit (`contribution:<uuid>` or `comment:<uuid>`); only for text, never in an attribute."""
    return _slot("credit", ref)


@register.simple_tag(name="quoted_slot")
def quoted_slot(ref: str) -> SafeString:
    """Return the place of a quoted contribution's present text."""
    return _slot("quoted", ref)


@register.simple_tag(name="said_by_slot")
def said_by_slot(ref: str) -> SafeString:
    """Return the place of the line below a quoted contribution: who said it, as long as it is shown."""
    return _slot("saidby", ref)


@register.simple_tag(name="source_slot")
def source_slot(ref: str) -> SafeString:
    """Return the place of a link to the comment that a contribution came from, if everybody may read it."""
    return _slot("source", ref)


@register.simple_tag(name="people_slot")
def people_slot(refs: Iterable[str]) -> SafeString:
    """Return the place of a list of people: named as they wish and once each, the others counted."""
    return _slot("people", ",".join(refs))


@register.simple_tag(name="people_data_slot")
def people_data_slot(refs: Iterable[str]) -> SafeString:
    """Return the place of the same people as JSON-LD: an array of those who are named."""
    return _slot("peopledata", ",".join(refs))


def _slot(kind: str, ref: str) -> SafeString:
    # Letters of references are few; whatever else somebody wrote into one can't close the slot or open a tag.
    return SafeString(f"{OPEN}{kind}:{_OTHER_LETTERS.sub('', ref)}{CLOSE}")
