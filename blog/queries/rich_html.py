"""Rich text of people, home and plain pages as HTML: links resolved, everything that the editor doesn't offer removed."""

import nh3
from django.utils.safestring import SafeString, mark_safe
from wagtail.rich_text import expand_db_html

TAGS = {"a", "b", "br", "em", "h2", "h3", "i", "li", "ol", "p", "strong", "ul"}
ATTRIBUTES = {"a": {"href"}, "h2": {"id"}, "h3": {"id"}}
SCHEMES = {"http", "https", "mailto", "tel"}


def rich_html(source: str) -> SafeString:
    """Return stored rich text as safe HTML."""
    cleaned = nh3.clean(
        expand_db_html(source), tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel=None
    )
    return mark_safe(cleaned)  # noqa: S308 - nh3 has left nothing but the tags above
