"""What is put between quotation marks: a text loses marks of its own around it, and those inside become single ones;
and addresses as they stand on paper."""

from typing import Final

from django import template
from django.conf import settings

register = template.Library()

PAIRS: Final = {"„": "“”", "“": "”", "»": "«", "«": "»", '"': '"', "‚": "‘’", "‘": "’", "›": "‹", "‹": "›"}
"""Opening mark → marks that close it, in German, English, French and Swiss texts."""
SINGLE: Final = str.maketrans({"„": "‚", "“": "‘", "”": "’", "»": "›", "«": "‹"})
"""Double marks and the single ones that stand in their place inside a quotation (Amtliches Regelwerk, § 95)."""


@register.filter
def inside_quotes(text: object) -> str:
    """Return a text as it stands between „ and “: never „„so““ or „„so“, and „er sagt ‚so‘“. The marks differ by language."""
    told = str(text).strip()
    if _is_wrapped(told):
        told = told[1:-1].strip()
    elif _is_begun(told):
        told = told[1:].strip()
    elif _is_ended(told):
        told = told[:-1].strip()
    return told.translate(SINGLE)


def _is_wrapped(text: str) -> bool:
    """Tell whether one pair of marks holds the whole text, and isn't closed before its end."""
    if len(text) < 2 or text[0] not in PAIRS:
        return False
    closing, inner = PAIRS[text[0]], text[1:-1]
    return text[-1] in closing and not any(mark in inner for mark in closing)


def _is_begun(text: str) -> bool:
    """Tell whether a mark opens at the first letter that is never closed: words that were cut out of a quotation."""
    return text[:1] in PAIRS and not any(mark in text[1:] for mark in PAIRS[text[0]])


def _is_ended(text: str) -> bool:
    """Tell whether a mark closes behind the last letter that was never opened."""
    opening = {mark for mark, closing in PAIRS.items() if text[-1:] and text[-1] in closing}
    return bool(opening) and not any(mark in text[:-1] for mark in opening)


@register.filter
def in_full(address: str) -> str:
    """Return an address as paper needs it: with the host."""
    return f"{settings.HALTUNG_BASE_URL.rstrip('/')}{address}" if address.startswith("/") else address
