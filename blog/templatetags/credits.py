"""Slots for names: a page is kept with ids in it, the names are filled in when it is sent."""

from django import template
from django.utils.safestring import SafeString

register = template.Library()

OPEN, CLOSE = "\ue000", "\ue001"


@register.simple_tag(name="credit_slot")
def slot(ref: str) -> SafeString:
    """Return the place of a credit (`contribution:<uuid>` or `comment:<uuid>`); only for text, never in an attribute."""
    return _slot("credit", ref)


@register.simple_tag(name="quoted_slot")
def quoted_slot(ref: str) -> SafeString:
    """Return the place of a quoted contribution's present text."""
    return _slot("quoted", ref)


def _slot(kind: str, ref: str) -> SafeString:
    # Letters of references are few; whatever else somebody wrote into one can't close the slot or open a tag.
    letters = "".join(letter for letter in ref if letter.isalnum() or letter in ":-")
    return SafeString(f"{OPEN}{kind}:{letters}{CLOSE}")
