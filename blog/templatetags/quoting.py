"""Quotation marks in templates."""

from typing import Any

from django import template

from blog.text.quoting import inside_quotes as inside

register = template.Library()


@register.filter
def inside_quotes(text: Any) -> str:
    """Return what stands between „ and “; the marks themselves stay in the template, for they differ by language."""
    return inside(str(text))
