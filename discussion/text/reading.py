"""A comment's text as HTML: escaped, in paragraphs, with links that lend no weight. Nothing else."""

import re
from html import escape
from typing import Final

_PARAGRAPH: Final = re.compile(r"\n[ \t]*\n\s*")
_LINK: Final = re.compile(r"https?://[^\s<>\"'`{}|\\^\u2026]+", re.IGNORECASE)
_TRAILING: Final = ".,;:!?)]}»«”“’‘*_"
_SHOWN: Final = 60


def comment_html(text: str) -> str:
    """Return the text's HTML; whatever was typed is shown as typed."""
    paragraphs = [part for part in _PARAGRAPH.split(text) if part.strip()]
    return "".join(f'<p dir="auto">{_lines(part)}</p>' for part in paragraphs)


def excerpt(text: str, letters: int = 200) -> str:
    """Return the beginning of a text in one line."""
    line = " ".join(text.split())
    if len(line) <= letters:
        return line
    cut = line[: letters - 1]
    return f"{cut.rsplit(' ', 1)[0] if ' ' in cut[letters // 2 :] else cut}…"


def _lines(text: str) -> str:
    return "<br>".join(_linked(line) for line in text.strip("\n").split("\n"))


def _linked(line: str) -> str:
    pieces: list[str] = []
    end = 0
    for match in _LINK.finditer(line):
        url = _without_trailing(match[0])
        pieces.append(escape(line[end : match.start()]))
        pieces.append(f'<a href="{escape(url)}" rel="nofollow ugc noopener">{escape(_short(url))}</a>')
        end = match.start() + len(url)
    pieces.append(escape(line[end:]))
    return "".join(pieces)


def _without_trailing(url: str) -> str:
    while url and url[-1] in _TRAILING and not (url[-1] == ")" and "(" in url):
        url = url[:-1]
    return url


def _short(url: str) -> str:
    return url if len(url) <= _SHOWN else f"{url[: _SHOWN - 1]}…"
