"""From bytes to elements: whatever encoding and small faults a feed has, and nothing that an attacker could use.

Entities of a document's own are refused, external ones never fetched, depth and size bounded. Small faults that are
common (letters of another encoding than told, `&` and `&uuml;` as in HTML, control letters) are mended before parsing.
"""

import codecs
import re
from collections.abc import Iterator
from html.entities import html5
from typing import Any, Final

from lxml import etree

from blog.text.podcast.feed_values import FeedFault, FeedRefused

MOST_BYTES: Final = 20 * 1024 * 1024
MOST_DEPTH: Final = 100
"""Feeds that we know stay below 10."""
MOST_ELEMENTS: Final = 400_000
"""Five thousand episodes with eighty elements each."""

Element = Any

_SILENT: Final = {"<![CDATA[": "]]>", "<!--": "-->"}
_DECLARED: Final = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._:-]{1,40})["']""")
_SPACES: Final = re.compile(r"[\ufeff\s]*")
_PROLOG_ENDS: Final = {"<!--": "-->", "<?": "?>"}
_DOCTYPE: Final = re.compile(r"<!DOCTYPE\s[^<>\[\]]*>", re.IGNORECASE)
_NOT_XML: Final = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ENTITY: Final = re.compile(r"&(#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|\w{1,31})?(;?)")
# Written as numbers: once something else in a document was wrong, libxml2 drops entities by name, and `A &amp; B` lost its „&“.
_XML_ENTITIES: Final = {"amp": "&#38;", "lt": "&#60;", "gt": "&#62;", "quot": "&#34;", "apos": "&#39;"}
_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# As browsers read them (WHATWG Encoding): who says Latin-1 or ASCII writes Windows-1252.
_MEANT: Final = {
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "windows-1252": "cp1252",
}


def decode(document: bytes, charset: str = "") -> str:
    """Return a document's text. `charset` is what HTTP said.

    Bytes that are UTF-8 are UTF-8 whatever is told, since no text of another encoding looks like it by chance; else the
    document's own word counts, then HTTP's, then Windows-1252.
    """
    for mark, encoding in _BOMS:
        if document.startswith(mark):
            return document[len(mark) :].decode(encoding, errors="replace")
    if document[:4] in (b"<\0?\0", b"\0<\0?"):
        return document.decode("utf-16-le" if document[:1] == b"<" else "utf-16-be", errors="replace")
    try:
        return document.decode("utf-8")
    except UnicodeDecodeError:
        found = _DECLARED.match(document[:400])
        told = (found.group(1).decode("ascii") if found else "", charset)
        return document.decode(_known(told), errors="replace")


def _known(told: tuple[str, ...]) -> str:
    for name in told:
        wanted = _MEANT.get(name.strip().lower(), name.strip())
        try:
            codec = codecs.lookup(wanted) if wanted else None
        except (LookupError, ValueError):
            continue
        # `_is_text_encoding`: "zip" or "rot13" are codecs, too, and no encodings.
        if codec is not None and getattr(codec, "_is_text_encoding", True) and codec.name != "utf-8":
            return codec.name
    return "cp1252"


def parse_feed(text: str) -> Element:
    """Return the root element of a feed's text, or raise `FeedRefused`."""
    text = _without_declarations(text)
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        recover=True,
        collect_ids=False,
    )
    try:
        root = etree.fromstring(_mended(text).encode("utf-8"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise FeedRefused(FeedFault.NOT_XML) from error
    if root is None:
        raise FeedRefused(FeedFault.NOT_XML)
    _refuse_measureless(root, parser)
    return root


def after_prolog(text: str) -> int:
    """Return where a document's first element or DOCTYPE begins, behind declarations and comments."""
    start = _after_spaces(text, 0)
    while (
        end := _PROLOG_ENDS.get(text[start : start + 4]) or _PROLOG_ENDS.get(text[start : start + 2])
    ) is not None:
        found = text.find(end, start)
        if found < 0:
            break
        start = _after_spaces(text, found + len(end))
    return start


def _after_spaces(text: str, place: int) -> int:
    found = _SPACES.match(text, place)
    return found.end() if found else place


def _without_declarations(text: str) -> str:
    """Cut the XML declaration (the text is decoded already) and a harmless DOCTYPE; refuse one that defines something."""
    text = text[after_prolog(text) :]
    if text[:9].upper() != "<!DOCTYPE":
        return text
    doctype = _DOCTYPE.match(text)
    if doctype is None:
        raise FeedRefused(FeedFault.ENTITIES)
    return text[doctype.end() :]


def pieces(text: str) -> Iterator[tuple[bool, str]]:
    """Yield a document's pieces in order, and whether each is markup; CDATA and comments are none, whatever stands in them."""
    place = 0
    while True:
        starts = [(start, mark) for mark in _SILENT if (start := text.find(mark, place)) >= 0]
        if not starts:
            break
        start, mark = min(starts)
        end = text.find(_SILENT[mark], start)
        if end < 0:
            raise FeedRefused(FeedFault.CUT)
        end += len(_SILENT[mark])
        yield True, text[place:start]
        yield False, text[start:end]
        place = end
    yield True, text[place:]


def _mended(text: str) -> str:
    """Mend letters and entities, not inside of CDATA, where they are what they are."""
    return "".join(
        _ENTITY.sub(_entity, piece) if is_markup else piece
        for is_markup, piece in pieces(_NOT_XML.sub("", text))
    )


def _entity(match: re.Match[str]) -> str:
    """Letters of HTML become letters, what XML knows a number, any other `&` is a plain one."""
    name, end = match.group(1), match.group(2)
    if not name or not end:
        return f"&#38;{name or ''}{end}"
    if name.startswith("#"):
        return _number(name)
    letters = html5.get(f"{name};")
    if name in _XML_ENTITIES or letters is None:
        return _XML_ENTITIES.get(name) or f"&#38;{name};"
    return f"&#38;{name};" if set(letters) & set("<>&") else letters


def _number(name: str) -> str:
    code = int(name, 0) if name[1] in "xX" else int(name[1:])
    if code > 0x10FFFF or _NOT_XML.match(chr(code)):
        return ""
    return f"&#{code};"


def _refuse_measureless(root: Element, parser: Any) -> None:
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        raise FeedRefused(FeedFault.TOO_DEEP)
    depth = 0
    for number, (event, _element) in enumerate(etree.iterwalk(root, events=("start", "end"))):
        depth += 1 if event == "start" else -1
        if depth > MOST_DEPTH:
            raise FeedRefused(FeedFault.TOO_DEEP)
        if number > 2 * MOST_ELEMENTS:
            raise FeedRefused(FeedFault.TOO_MANY, number=MOST_ELEMENTS)
