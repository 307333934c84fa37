"""Rich text as values: lines of styled runs, read from HTML and written back as the only HTML we let through."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from html import escape
from typing import Final

from blog.text.rich_reader import MAX_DEPTH, RichTextReader
from blog.text.runs import LISTS, Line, LineKind, Run, Style
from blog.text.safe import safe_address, without_control_letters

__all__ = ["LISTS", "MAX_DEPTH", "Line", "LineKind", "Run", "Style", "safe_address"]

_PLAIN: Final = re.compile(r"<p>([^<>&]*)</p>")
_SPACES: Final = "\t\r\n\f"


@lru_cache(maxsize=2048)
def parse(html: str) -> tuple[Line, ...]:
    """Read HTML; unknown tags lose the tag, scripts and styles lose their content, bad addresses lose the link."""
    if plain := _PLAIN.fullmatch(html):
        return _plain_line(plain[1])
    reader = RichTextReader()
    reader.feed(html)
    reader.close()
    reader.end_line()
    return tuple(reader.lines)


def _plain_line(text: str) -> tuple[Line, ...]:
    """Nearly every paragraph is nothing but text; reading it needs no parser."""
    text = without_control_letters(text)
    for space in _SPACES:
        text = text.replace(space, " ")
    text = " ".join(filter(None, text.split(" ")))
    return (Line(LineKind(), (Run(text),)),) if text else ()


def to_html(lines: Iterable[Line]) -> str:
    """Write lines as HTML in normal form: what `parse` reads back as the same lines."""
    return nest((line.kind, runs_html(line.runs)) for line in lines)


def normalise(html: str) -> str:
    """Return the same text in normal form (only known tags, merged runs, collapsed spaces)."""
    return to_html(parse(html))


def split_paragraphs(html: str) -> list[str]:
    """Cut rich text into single paragraphs and lists; on save the first one keeps the block's id."""
    parts: list[list[Line]] = []
    for line in parse(html):
        continues = bool(parts) and line.kind.tag in LISTS and _same_list(parts[-1], line.kind)
        if continues:
            parts[-1].append(line)
        else:
            parts.append([line])
    return [to_html(part) for part in parts]


def _same_list(part: list[Line], kind: LineKind) -> bool:
    first = part[0].kind
    return first.tag in LISTS and (kind.depth > first.depth or kind == first)


def runs_html(runs: Iterable[Run]) -> str:
    """Write runs as inline HTML, one link around neighbours that lead to the same address."""
    parts: list[str] = []
    open_href = ""
    for run in runs:
        href = safe_address(run.style.href)
        if href != open_href:
            parts.append("</a>" if open_href else "")
            parts.append(f'<a href="{escape(href)}">' if href else "")
            open_href = href
        parts.append(_run_html(run))
    parts.append("</a>" if open_href else "")
    return "".join(parts)


def _run_html(run: Run) -> str:
    html = escape(without_control_letters(run.text), quote=False).replace("\n", "<br>")
    if run.style.italic:
        html = f"<i>{html}</i>"
    return f"<b>{html}</b>" if run.style.bold else html


def nest(lines: Iterable[tuple[LineKind, str]]) -> str:
    """Put finished inline HTML into paragraphs and nested lists."""
    parts: list[str] = []
    lists: list[str] = []
    for kind, inner in lines:
        if kind.tag not in LISTS:
            parts.extend(_close_lists(lists, 0))
            parts.append(f"<p>{inner}</p>")
            continue
        depth = min(kind.depth, len(lists))
        parts.extend(_open_item(lists, depth, kind.tag))
        parts.append(f"<li>{inner}")
    parts.extend(_close_lists(lists, 0))
    return "".join(parts)


def _open_item(lists: list[str], depth: int, tag: str) -> Iterator[str]:
    if depth < len(lists):
        keep = depth + 1 if lists[depth] == tag else depth
        yield from _close_lists(lists, keep)
        if keep > depth:
            yield "</li>"
    if depth == len(lists):
        lists.append(tag)
        yield f"<{tag}>"


def _close_lists(lists: list[str], keep: int) -> Iterator[str]:
    while len(lists) > keep:
        yield f"</li></{lists.pop()}>"
