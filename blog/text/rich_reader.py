"""Reading rich text: HTML of any kind becomes lines of styled runs; what we don't know loses its tag, scripts their content."""

import re
from html.parser import HTMLParser
from typing import Final

from blog.text.runs import LISTS, Line, LineKind, Run, Style, tidy
from blog.text.safe import safe_address, without_control_letters

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
MAX_DEPTH: Final = 4
"""Lists nested deeper are shown at this depth; the editor offers fewer."""


class RichTextReader(HTMLParser):
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
            self._add(_SPACES.sub(" ", without_control_letters(data)))

    def end_line(self) -> None:
        """Finish the line that is being read, unless it is empty."""
        runs = tidy(self._runs)
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
