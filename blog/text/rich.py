"""Rich text as values: lines of styled runs, read from HTML and written back as the only HTML we let through."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from html.parser import HTMLParser
from typing import Final

LISTS: Final = ("ul", "ol")
_BREAKING: Final = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "main",
        "nav",
        "p",
        "pre",
        "section",
        "table",
        "td",
        "th",
        "tr",
    ]
)
_SILENT: Final = frozenset(
    [
        "script",
        "style",
        "template",
        "noscript",
        "iframe",
        "object",
        "svg",
        "math",
        "title",
        "head",
        "textarea",
    ]
)
_BOLD: Final = frozenset({"b", "strong"})
_ITALIC: Final = frozenset({"i", "em"})
_SPACES: Final = re.compile(r"[ \t\r\n\f]+")
_ADDRESS: Final = re.compile(r"(?:https?://[^/?#]|mailto:[^/]|#|/(?![/\\]))", re.IGNORECASE)
_NOT_IN_ADDRESS: Final = re.compile(r"[\x00-\x20\x7f\u0080-\u009f\u2028\u2029\ue000\ue001\\]")
_NOT_IN_HTML: Final = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\ue000\ue001]"
)
"""Control letters and halves of letters can't stand in HTML; the last two are our own marks for credits to be filled in."""
MAX_DEPTH: Final = 4
"""Lists nested deeper are shown at this depth; the editor offers fewer."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a run of text is set."""

    bold: bool = False
    italic: bool = False
    href: str = ""


PLAIN: Final = Style()


@dataclass(frozen=True, slots=True)
class Run:
    r"""Text in one style; `\n` in it is a line break."""

    text: str
    style: Style = PLAIN


@dataclass(frozen=True, slots=True)
class LineKind:
    """What a line is: a paragraph (`p`), or an item of a list (`ul`, `ol`) at a depth."""

    tag: str = "p"
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph or a list item."""

    kind: LineKind
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """The line without its styles."""
        return "".join(run.text for run in self.runs)


@lru_cache(maxsize=2048)
def parse(html: str) -> tuple[Line, ...]:
    """Read HTML; unknown tags lose the tag, scripts and styles lose their content, bad addresses lose the link."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.end_line()
    return tuple(reader.lines)


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


def safe_address(href: str) -> str:
    """Return a link's address if it leads to http, https, mailto, this site or this page, else an empty string."""
    cleaned = _NOT_IN_ADDRESS.sub("", href)
    return cleaned if _ADDRESS.match(cleaned) else ""


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


def escape_text(text: str) -> str:
    """Escape plain text for HTML; letters that can't stand there are left out."""
    return escape(_NOT_IN_HTML.sub("", text))


def _run_html(run: Run) -> str:
    html = escape(_NOT_IN_HTML.sub("", run.text), quote=False).replace("\n", "<br>")
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


class _Reader(HTMLParser):
    """Collects lines while the standard library's parser walks through the HTML."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[Line] = []
        self._runs: list[Run] = []
        self._lists: list[str] = []
        self._in_item = False
        self._silent = 0
        self._bold = 0
        self._italic = 0
        self._links: list[str] = []
        self._gap = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a tag; HTML forgives a missing end, so does this."""
        if tag in _SILENT:
            self._silent += 1
        elif tag in LISTS:
            self.end_line()
            self._lists.append(tag)
        elif tag == "li":
            self.end_line()
        elif tag in _BREAKING:
            self._break()
        elif tag == "br":
            self._add("\n")
        else:
            self._open_style(tag, attrs)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take `<br/>` for a break; any other self-closing tag is opened and closed."""
        self.handle_starttag(tag, attrs)
        if tag != "br":
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close a tag; a stray end changes nothing."""
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in LISTS:
            self.end_line()
            if self._lists:
                self._lists.pop()
        elif tag == "li":
            self.end_line()
        elif tag in _BREAKING:
            self._break()
        else:
            self._close_style(tag)

    def handle_data(self, data: str) -> None:
        """Take text, with spaces collapsed as a browser does."""
        if not self._silent:
            self._add(_SPACES.sub(" ", _NOT_IN_HTML.sub("", data)))

    def end_line(self) -> None:
        """Finish the line that is being read, unless it is empty."""
        runs = _tidy(self._runs)
        if runs:
            depth = min(len(self._lists) - 1, self._deepest()) if self._lists else 0
            kind = LineKind(self._lists[-1], depth) if self._lists else LineKind()
            self.lines.append(Line(kind, runs))
        self._runs = []
        self._gap = False

    def _deepest(self) -> int:
        """An item can stand at most one step deeper than the one before it."""
        before = self.lines[-1].kind if self.lines else LineKind()
        return min(MAX_DEPTH, before.depth + 1) if before.tag in LISTS else 0

    def _break(self) -> None:
        """A paragraph ends: a new line, but inside a list item only a line break."""
        if self._lists:
            self._gap = bool(self._runs)
        else:
            self.end_line()

    def _add(self, text: str) -> None:
        if self._gap and text.strip(" "):
            self._runs.append(Run("\n"))
            self._gap = False
        href = self._links[-1] if self._links else ""
        self._runs.append(Run(text, Style(self._bold > 0, self._italic > 0, href)))

    def _open_style(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BOLD:
            self._bold += 1
        elif tag in _ITALIC:
            self._italic += 1
        elif tag == "a":
            self._links.append(safe_address(dict(attrs).get("href") or ""))

    def _close_style(self, tag: str) -> None:
        if tag in _BOLD:
            self._bold = max(0, self._bold - 1)
        elif tag in _ITALIC:
            self._italic = max(0, self._italic - 1)
        elif tag == "a" and self._links:
            self._links.pop()


def _tidy(runs: list[Run]) -> tuple[Run, ...]:
    """Collapse spaces across runs, trim the ends, merge neighbours of one style."""
    tidy: list[Run] = []
    last = "\n"
    for run in runs:
        text = run.text
        if last in " \n":
            text = text.lstrip(" ")
        text = re.sub(r" *\n *", "\n", text)
        if not text:
            continue
        if text[0] == "\n":
            _trim_end(tidy, " ")
        last = text[-1]
        if tidy and tidy[-1].style == run.style:
            tidy[-1] = Run(tidy[-1].text + text, run.style)
        else:
            tidy.append(Run(text, run.style))
    _trim_start(tidy)
    _trim_end(tidy, " \n")
    return tuple(tidy)


def _trim_start(runs: list[Run]) -> None:
    while runs and not (text := runs[0].text.lstrip(" \n")):
        runs.pop(0)
    if runs:
        runs[0] = Run(text, runs[0].style)


def _trim_end(runs: list[Run], letters: str) -> None:
    while runs and not (text := runs[-1].text.rstrip(letters)):
        runs.pop()
    if runs:
        runs[-1] = Run(text, runs[-1].style)
