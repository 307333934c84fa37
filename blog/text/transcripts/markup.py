"""Takes marks out of spoken words: what subtitles allow (italics, classes, inner times) silently, other HTML with a note."""

import html
import re
from typing import Final

_UNSPOKEN: Final = re.compile(r"<(script|style)\b[^<>]*>.*?(?:</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL)
_BREAK: Final = re.compile(r"<br\s*/?>|</p>", re.IGNORECASE)
# Only what is an element: `List<Tag>` is something that somebody says.
_ELEMENTS: Final = (
    "a|abbr|acronym|address|article|aside|audio|b|base|big|blockquote|body|br|button|c|canvas|center|cite|code|col|dd|del|details|div|dl|"
    "dt|em|embed|figure|font|footer|form|frame|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|kbd|label|lang|li|link|main|mark|"
    "meta|nav|object|ol|option|p|pre|q|rt|ruby|s|samp|script|section|select|small|source|span|strike|strong|style|sub|summary|sup|"
    "svg|table|tbody|td|template|textarea|tfoot|th|thead|time|title|tr|track|tt|u|ul|v|var|video|wbr"
)
_TAG: Final = re.compile(
    rf"</?(?:{_ELEMENTS})(?:[\s.:/][^<>]{{0,2000}})?>|<!--.{{0,2000}}?-->|<!doctype[^<>]{{0,200}}>",
    re.IGNORECASE | re.DOTALL,
)
_INNER_TIME: Final = re.compile(r"<[\d:.,]{5,16}>")
# WebVTT's own (https://www.w3.org/TR/webvtt1/#webvtt-cue-text-span) and what players of SRT know.
_ALLOWED: Final = re.compile(r"</?(?:c|i|b|u|s|v|lang|ruby|rt|font)(?:[\s.][^<>]*)?/?>", re.IGNORECASE)
# SubStation's overrides, which often survive in SRT: {\an8}.
_OVERRIDE: Final = re.compile(r"\{\\[^{}]{0,80}\}")
_SPACE: Final = re.compile(r"\s+")


def spoken(marked: str) -> tuple[str, bool]:
    """Return the words without marks and with single spaces, and whether other HTML than that of subtitles stood there."""
    text = _OVERRIDE.sub("", _INNER_TIME.sub("", marked))
    foreign = bool(_UNSPOKEN.search(text))
    text = _BREAK.sub(" ", _UNSPOKEN.sub(" ", text))
    foreign = foreign or any(not _ALLOWED.fullmatch(tag) for tag in _TAG.findall(text))
    return plain(html.unescape(_TAG.sub("", text))), foreign


def plain(text: str) -> str:
    """Return text with single spaces."""
    return _SPACE.sub(" ", text).strip()
