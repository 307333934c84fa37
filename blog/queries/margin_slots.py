"""Fills the margin of an article with how many comments stand at each passage."""

import re
from collections.abc import Mapping

from django.template import loader

from blog.templatetags.credits import CLOSE, OPEN

__all__ = ["fill_margin"]

_SLOT = re.compile(f"{OPEN}talk:([^{OPEN}{CLOSE}]*){CLOSE}")
TEMPLATE = "components/talk.html"


def fill_margin(html: str, talk: Mapping[str, int]) -> str:
    """Put in, per passage, what counts its open comments; nothing where there are none."""
    if not talk:
        return _SLOT.sub("", html)
    template = loader.get_template(TEMPLATE)
    shown = {count: template.render({"count": count}).strip() for count in set(talk.values()) if count}
    return _SLOT.sub(lambda match: shown.get(talk.get(match[1], 0), ""), html)
