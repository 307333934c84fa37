r"""Rich text as something one can type into a plain field, and back: for editors who work without a script.

Paragraphs are parted by an empty line, `- ` and `1. ` begin list items (two spaces for each step deeper),
`**bold**`, `*italic*`, `[words](address)`; a backslash takes the next sign as it is. Writing and reading back gives
the same text (property-tested).
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from blog.text.rich import Line, LineKind, Run, Style, parse, safe_address, to_html

_ITEM: Final = re.compile(r"^( *)(?:([-*•–])|\d{1,3}[.)])[ \t]+(?=\S)")
_TOKEN: Final = re.compile(
    r"\\(?P<literal>.)|(?P<bold>\*\*)|(?P<italic>\*)"
    r"|\[(?P<words>(?:\\.|[^\[\]\\])*)\]\((?P<href>(?:\\.|[^()\\\s])*)\)|(?P<text>[^\\*\[]+|.)",
    re.DOTALL,
)
_SIGNS: Final = re.compile(r"([\\*\[\]])")
_IN_ADDRESS: Final = re.compile(r"([\\*\[\]()])")
_LOOKS_LIKE_ITEM: Final = re.compile(r"^( *\d{0,3})([-•–.)])(?=[ \t])")


def to_markup(html: str) -> str:
    """Write rich text as plain markup."""
    parts: list[str] = []
    before: LineKind | None = None
    for line in parse(html):
        if before is not None:
            parts.append("\n" if before.tag != "p" and line.kind.tag != "p" else "\n\n")
        parts.append(_line(line))
        before = line.kind
    return "".join(parts)


def to_rich(markup: str) -> str:
    """Read plain markup; the HTML is in normal form."""
    return to_html(parse(to_html(_lines(markup))))


def _line(line: Line) -> str:
    rows = [_LOOKS_LIKE_ITEM.sub(r"\1\\\2", row) or "\\" for row in _inline(line.runs).split("\n")]
    if line.kind.tag == "p":
        return "\n".join(rows)
    indent = "  " * line.kind.depth
    mark = "- " if line.kind.tag == "ul" else "1. "
    return f"{indent}{mark}" + "\n".join(rows)


def _inline(runs: Iterable[Run]) -> str:
    parts: list[str] = []
    now = Style()
    for run in (*runs, Run("")):
        if now.href:  # each run is a link of its own, so that stars stand outside of the brackets
            parts.append(f"]({_IN_ADDRESS.sub(_escaped, now.href)})")
        if run.style.bold != now.bold:
            parts.append("**")
        if run.style.italic != now.italic:
            parts.append("*")
        if run.style.href:
            parts.append("[")
        parts.append(_SIGNS.sub(_escaped, run.text))
        now = run.style
    return "".join(parts)


def _escaped(match: re.Match[str]) -> str:
    return f"\\{match[1]}"


def _lines(markup: str) -> Iterator[Line]:
    rows: list[str] = []
    kind = LineKind()
    for row in [*markup.replace("\r\n", "\n").replace("\r", "\n").split("\n"), ""]:
        item = _ITEM.match(row)
        if (item or not row.strip()) and rows:
            yield Line(kind, tuple(_runs("\n".join(rows), Style())))
            rows = []
        if item:
            kind = LineKind("ul" if item[2] else "ol", len(item[1]) // 2)
            rows = [row[item.end() :]]
        elif row.strip():
            kind = kind if rows else LineKind()
            rows.append(row)


def _runs(text: str, style: Style) -> Iterator[Run]:
    tokens = list(_TOKEN.finditer(text))
    last = {name: _unpaired(tokens, name) for name in ("bold", "italic")}
    bold, italic = style.bold, style.italic
    for token in tokens:
        match token.lastgroup:
            case "bold" | "italic" if token is last[token.lastgroup]:
                yield Run(token[0], Style(bold, italic, style.href))
            case "bold":
                bold = not bold
            case "italic":
                italic = not italic
            case "href":
                yield from _runs(token["words"], Style(bold, italic, safe_address(_unescape(token["href"]))))
            case _:
                yield Run(token["literal"] or token[0], Style(bold, italic, style.href))


def _unescape(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text, flags=re.DOTALL)


def _unpaired(tokens: list[re.Match[str]], name: str) -> re.Match[str] | None:
    """Return the last sign of a kind when there is no partner for it: it is meant as it stands."""
    signs = [token for token in tokens if token.lastgroup == name]
    return signs[-1] if len(signs) % 2 else None
