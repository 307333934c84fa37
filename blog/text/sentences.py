"""Where the sentences of a German (or English) text begin and end, and which of them an edit has changed.

A mark ends a sentence unless it belongs to an abbreviation („z. B.“, „d. h.“, „Nr. 4“), an initial, an ordinal („am
3. Mai“, „im 19. Jahrhundert“) or the sentence goes on in small letters behind it („… nicht wahr?“, fragte sie). A rule of
thumb after T. Kiss, J. Strunk, "Unsupervised Multilingual Sentence Boundary Detection", Computational Linguistics 32 (2006):
an abbreviation ends a sentence only if what follows is a word that begins one.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from blog.text.fields import Shape
from blog.text.tokens import Token, tokens_of
from blog.text.word_difference import Mark, compare_words


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


_END: Final = re.compile(r"[.!?…]+(?:[“”\"»«)\]’‘]|\[\d+\])*(?=\s|$)|\n+")
_CLOSED: Final = frozenset('“”"»«)]’‘')
_ABBREVIATIONS: Final = _set(
    "bzw ca vgl dr prof nr abs art st str evtl ggf inkl exkl bspw hrsg f ff sog hl geb gest mio mrd tsd mind max min "
    "std sek tel abb anm kap bd aufl jh jhd dipl ing med phil jur rer nat frl hr fr dgl allg ev kath verf zit "
    "mr mrs ms jr sr vs no vol ed eds pp cf approx rd jan feb mär apr jun jul aug sep sept okt nov dez"
)
# These can end a sentence; what follows tells.
_AT_THE_END_TOO: Final = _set("usw etc usf")
_LETTERS: Final = re.compile(r"(?:(?<=[\s(„“\u201a»])|^)(?:[^\W\d_]\.\s?)*[^\W\d_]\.$")
_ORDINAL: Final = re.compile(r"(?:(?<=[\s(–-])|^)\d{1,2}\.$")
_ROMAN: Final = re.compile(r"(?:(?<=\s)|^)[IVX]{1,5}\.$")
_WORD: Final = re.compile(r"([^\W\d_]+)\.$")
_BEGINNERS: Final = _set(
    "der die das den dem des ein eine einen einem einer er sie es wir ihr ich du man wer was wie wo wann warum dass "
    "diese dieser dieses jede jeder jedes hier dort da dann denn doch aber und oder auch nur so als wenn weil ob im in "
    "am an auf aus bei mit nach von vor zu zum zur für über unter um nicht kein keine viele alle manche"
)


class Span(NamedTuple):
    """From where to where a sentence reaches, in code points of the text, without the space around it."""

    start: int
    end: int


def sentences(text: str) -> tuple[Span, ...]:
    """Return where the sentences of a text stand; everything but space is in exactly one of them."""
    found: list[Span] = []
    start = 0
    for end in (*_ends(text), len(text)):
        words = text[start:end]
        trimmed = words.strip()
        if trimmed:
            low = start + len(words) - len(words.lstrip())
            found.append(Span(low, low + len(trimmed)))
        start = end
    return tuple(found)


def changed_sentences(old: str, new: str) -> tuple[Span, ...]:
    """Return the sentences of `new` whose words differ from `old`; neighbours are one span.

    Where words were only taken out of the middle of the text, the sentence that stands there counts as changed.
    """
    places = _changed_places(tokens_of(old, Shape.TEXT), tokens_of(new, Shape.TEXT))
    spans = sentences(new)
    hit = [span for span in spans if any(_meets(span, place) for place in places)]
    return tuple(_joined(spans, hit))


def words_taken_out(old: str, new: str) -> tuple[Span, ...]:
    """Return where `old` says something that `new` no longer says, without the space before it."""
    gone: list[Span] = []
    at = 0
    for piece in compare_words(tokens_of(old, Shape.TEXT), tokens_of(new, Shape.TEXT)):
        length = _length(piece.old)
        if piece.mark is Mark.DELETED:
            gone.append(Span(at + len(piece.old[0].space), at + length))
        at += length
    return tuple(gone)


def _meets(span: Span, place: Span) -> bool:
    if place.start == place.end:
        return span.start < place.start < span.end
    return span.start < place.end and place.start < span.end


def _joined(spans: tuple[Span, ...], hit: list[Span]) -> Iterator[Span]:
    """Make one span of changed sentences that follow each other."""
    last: Span | None = None
    follows = dict(pairwise(spans))
    before: Span | None = None
    for span in hit:
        if last is not None and before is not None and follows.get(before) == span:
            last = Span(last.start, span.end)
        else:
            if last is not None:
                yield last
            last = span
        before = span
    if last is not None:
        yield last


def _changed_places(old: tuple[Token, ...], new: tuple[Token, ...]) -> list[Span]:
    """Return where `new` says something else; a place of no length is where words were taken out."""
    places: list[Span] = []
    at = 0
    for piece in compare_words(old, new):
        length = _length(piece.new)
        if piece.mark is Mark.INSERTED:
            spaces = len(piece.new[0].space)
            places.append(Span(at + spaces, at + length))
        elif piece.mark is Mark.DELETED:
            places.append(Span(at, at))
        at += length
    return places


def _length(tokens: tuple[Token, ...]) -> int:
    return sum(len(token.space) + len(token.text) for token in tokens)


def _ends(text: str) -> Iterator[int]:
    for found in _END.finditer(text):
        if text[found.start()] == "\n" or _ends_here(text, found.start(), found.end()):
            yield found.end()


def _ends_here(text: str, mark: int, end: int) -> bool:
    following = text[end:].lstrip()
    if not following:
        return True
    small = following.lstrip("„“\u201a»«(\"'–—- ")[:1].islower()
    if text[mark] != "." or text[mark : mark + 2] == "..":
        return not small
    if small:
        return False
    if end > mark + 1 and text[mark + 1] in _CLOSED:
        return True
    return not _is_short(text[max(0, mark - 24) : mark + 1], following)


def _is_short(before: str, following: str) -> bool:
    """Tell whether the point belongs to an abbreviation, an initial or a number that counts."""
    first = re.match(r"[„“\u201a»«(\"']*([^\W\d_]+)", following)
    begins = first is not None and first[1].lower() in _BEGINNERS
    if _ORDINAL.search(before):
        return not begins
    word = _WORD.search(before)
    name = word[1].lower() if word else ""
    if _LETTERS.search(before) or _ROMAN.search(before):
        return not begins
    if name in _AT_THE_END_TOO:
        return False
    return name in _ABBREVIATIONS and not (begins and name in ("mio", "mrd", "tsd", "jh", "jhd", "ff", "f"))
