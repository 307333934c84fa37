"""What may stand in HTML: which addresses a link may have, which letters a text."""

import re
from html import escape
from typing import Final

_ADDRESS: Final = re.compile(r"(?:https?://[^/?#]|mailto:[^/]|#|/(?![/\\]))", re.IGNORECASE)
_NOT_IN_ADDRESS: Final = re.compile(r"[\x00-\x20\x7f\u0080-\u009f\u2028\u2029\ue000\ue001\\]")
_NOT_IN_HTML: Final = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\ue000\ue001]"
)
"""Control letters and halves of letters can't stand in HTML; the last two are our own marks for credits to be filled in."""


def safe_address(href: str) -> str:
    """Return a link's address if it leads to http, https, mailto, this site or this page, else an empty string."""
    cleaned = _NOT_IN_ADDRESS.sub("", href)
    return cleaned if _ADDRESS.match(cleaned) else ""


def without_control_letters(text: str) -> str:
    """Leave out what can't stand in HTML."""
    if text.isprintable():
        return text  # nearly every text, told without looking for each letter
    return _NOT_IN_HTML.sub("", text)


def escape_text(text: str) -> str:
    """Escape plain text for HTML; letters that can't stand there are left out."""
    return escape(without_control_letters(text))
