"""Fills the margin of an article with how many comments stand at each passage."""

import re
from collections.abc import Mapping

from django.template import loader

from blog.queries.addresses import passage_path
from blog.templatetags.credits import CLOSE, OPEN

__all__ = ["fill_margin"]

_SLOT = re.compile(f"{OPEN}talk:([^{OPEN}{CLOSE}]*){CLOSE}")
TEMPLATE = "components/talk.html"


def fill_margin(html: str, talk: Mapping[str, int], *, slug: str, language: str) -> str:
    """Put in, per passage, what counts its open comments; nothing where there are none."""
    if not talk:
        return _SLOT.sub("", html)
    template = loader.get_template(TEMPLATE)

    def put(match: re.Match[str]) -> str:
        count = talk.get(match[1], 0)
        if not count:
            return ""
        return template.render({"count": count, "url": passage_path(slug, match[1], language)}).strip()

    return _SLOT.sub(put, html)
