"""Slots in the margin: an article is kept without what the discussion says beside it, that is put in when it is sent."""

from django import template
from django.utils.safestring import SafeString

from blog.templatetags.credits import CLOSE, OPEN

register = template.Library()


@register.simple_tag(name="talk_slot")
def talk_slot(block_id: str) -> SafeString:
    """Return the place where the talk about a passage is counted."""
    letters = "".join(letter for letter in str(block_id) if letter.isalnum() or letter == "-")
    return SafeString(f"{OPEN}talk:{letters}{CLOSE}")


@register.simple_tag(name="moments_slot")
def moments_slot(start: int, end: int) -> SafeString:
    """Return the place of what points to some seconds (milliseconds) of an episode."""
    return SafeString(f"{OPEN}moments:{int(start)}-{int(end)}{CLOSE}")


@register.simple_tag(name="life_slot")
def life_slot() -> SafeString:
    """Return the place where it is told how alive an article is."""
    return SafeString(f"{OPEN}life:{CLOSE}")


@register.simple_tag(name="body_slot")
def body_slot() -> SafeString:
    """Return the place of an article's kept text."""
    return SafeString(f"{OPEN}body:{CLOSE}")
