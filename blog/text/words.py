"""Words of a text: plain text of blocks, reading time, excerpts, and the short names that addresses are made of."""

import math
import re
import unicodedata
from typing import Any, Final

from blog.text import rich
from blog.text.body import Block, Body
from blog.text.fields import Field, Seen, Shape, fields_of_block

READING_SPEED: Final = {"de": 200, "en": 238}
"""Words a minute when reading silently. English: 238 for non-fiction, the mean of 190 studies in M. Brysbaert, "How many words do
we read per minute?", Journal of Memory and Language 109 (2019), doi:10.1016/j.jml.2019.104047. German words are about a fifth
longer and readers take in letters, not words: 238 / 1.2, rounded."""

_WORD: Final = re.compile(r"[^\W_]+(?:[\u00ad\u0300-\u036f*:_'’.,\-\u2010\u2011]?[^\W_]+)*")
_INVISIBLE: Final = re.compile(r"[\u00ad\u200b-\u200d\u2060\ufeff]")
_SPACES: Final = re.compile(r"\s+")
_SENTENCE_END: Final = re.compile(r"[.!?…]+[“”\"»«)’‘]*(?=\s|$)")
_ABBREVIATION: Final = re.compile(
    r"(?:^|[\s(„“])(?:(?:[A-Za-zÄÖÜäöü]\.\s?)+|\d+\.|(?:bzw|ca|vgl|etc|usw|Dr|Prof|Nr|Abs|Art|St|Str|evtl|ggf|inkl|bspw|Hrsg|f|ff)\.)$"
)
_SENTINELS: Final = re.compile(r"[\ue000\ue001]")


def clean(text: str) -> str:
    """Return text as we store it: NFC, without NUL and other control letters, without our own private-use marks."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = _SENTINELS.sub("", text)
    return "".join(
        letter for letter in text if letter in "\n\t" or unicodedata.category(letter) not in ("Cc", "Cs")
    )


def folded(text: str) -> str:
    """Return text for comparing: what looks the same is the same (NFC, no soft hyphens, one kind of space)."""
    if text.isprintable() and "  " not in text and unicodedata.is_normalized("NFC", text):
        return text  # nearly every text; nothing invisible and no odd space counts as printable
    return _SPACES.sub(" ", _INVISIBLE.sub("", unicodedata.normalize("NFC", text)))


def words(text: str) -> list[str]:
    """Return the words of a text; „E-Mail“ and „Leser:innen“ are one word each."""
    return _WORD.findall(folded(text))


def count_words(text: str) -> int:
    """Count the words of a text."""
    return len(words(text))


def field_text(field: Field, value: Any) -> str:
    """Return a field's value as plain text, a paragraph or item a line; plain values have none."""
    match field.shape:
        case Shape.TEXT:
            return str(value)
        case Shape.RICH:
            return "\n".join(line.text for line in rich.parse(str(value)))
        case Shape.ITEMS:
            return "\n".join(str(item) for item in value)
        case Shape.VALUE:
            return ""


def block_text(block: Block) -> str:
    """Return what a reader reads in this block, a line per paragraph, item or field."""
    texts = (
        field_text(field, block.value[field.name])
        for field in fields_of_block(block)
        if _is_read(block, field)
    )
    return "\n".join(text for text in texts if text.strip())


def _is_read(block: Block, field: Field) -> bool:
    """An alternative text stands for a picture; readers who see the picture don't read it."""
    return field.seen is Seen.ALWAYS and not (block.kind == "picture" and field.name == "alt")


def plain_text(body: Body) -> str:
    """Return title, standfirst and all blocks as plain text."""
    parts = (body.title, body.standfirst, *(block_text(block) for block in body.blocks))
    return "\n\n".join(part for part in parts if part.strip())


def reading_minutes(body: Body) -> int:
    """Return the minutes that reading what is shown takes, at least one."""
    return minutes_for(count_words(plain_text(body)), body.language)


def minutes_for(number: int, language: str) -> int:
    """Return the minutes that so many words take, rounded to the nearest minute, at least one."""
    speed = READING_SPEED.get(language[:2].lower(), READING_SPEED["de"])
    return max(1, math.floor(number / speed + 0.5))


def shorten(text: str, limit: int) -> str:
    """Cut text to at most `limit` letters: after a whole sentence if one ends in the last half, else after a word with „…“."""
    text = _SPACES.sub(" ", text).strip()
    if len(text) <= limit:
        return text
    if limit < 1:
        return ""
    end = _last_sentence_end(text, limit)
    if end * 2 >= limit:
        return text[:end]
    return _cut_after_word(text, limit - 1) + "…"


def _last_sentence_end(text: str, limit: int) -> int:
    ends = (found.end() for found in _SENTENCE_END.finditer(text, 0, limit + 1) if found.end() <= limit)
    real = [
        end for end in ends if (end == len(text) or text[end].isspace()) and not _is_abbreviation(text, end)
    ]
    return real[-1] if real else 0


def _is_abbreviation(text: str, end: int) -> bool:
    return bool(_ABBREVIATION.search(text[max(0, end - 12) : end]))


def _cut_after_word(text: str, limit: int) -> str:
    head = text[:limit]
    if not text[limit].isspace():
        head = head[: head.rfind(" ")] if " " in head else _whole_letters(head, text[limit])
    return head.rstrip(" ,;:–-")


def _whole_letters(head: str, following: str) -> str:
    """Don't cut between a letter and its combining mark."""
    if not unicodedata.combining(following):
        return head
    while head and unicodedata.combining(head[-1]):
        head = head[:-1]
    return head[:-1]


def excerpt(body: Body, limit: int = 200) -> str:
    """Return the standfirst, or the first text that there is, cut to `limit`."""
    texts = (
        body.standfirst,
        *(block_text(b) for b in body.blocks if b.kind in ("text", "quote")),
    )
    return shorten(next((text for text in texts if text.strip()), body.title), limit)


def short_id(block_id: str) -> str:
    """Return the first eight letters of a UUID, lower case, as addresses show it."""
    return re.sub(r"[^0-9a-z]", "", block_id.lower())[:8]


def anchor_of(block_id: str) -> str:
    """Return the name of a passage in an address: `p-` and the first eight letters of its UUID."""
    return f"p-{short_id(block_id)}"


def split_paragraphs(html: str) -> list[str]:
    """Cut rich text into single paragraphs and lists; on save the first one keeps the block's id."""
    return rich.split_paragraphs(html)
