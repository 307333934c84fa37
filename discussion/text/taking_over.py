"""Words of a passage found again: marked for the editor's eye, or replaced by the wording that a reader proposes."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from blog.text import rich
from blog.text.anchors import TextAnchor
from blog.text.body import Block
from blog.text.difference_html import Html, block_html
from blog.text.runs import Line, LineKind, Run
from blog.text.words import block_text

Span = tuple[int, int]


def marked_html(block: Block, spans: Iterable[Span]) -> Html:
    """Return a text or heading with these words in `<mark>`; other kinds as they are."""
    wanted = _apart(spans)
    if not wanted or block.kind not in ("text", "heading"):
        return block_html(block)
    if block.kind == "heading":
        words = str(block.value["text"])
        return Html(f"<h3>{''.join(_marked_text(words, wanted))}</h3>")
    lines: list[tuple[LineKind, str]] = []
    at = 0
    for line in rich.parse(str(block.value["html"])):
        lines.append((line.kind, "".join(_marked_runs(line.runs, at, wanted))))
        at += len(line.text) + 1
    return Html(rich.nest(lines))


def with_words(block: Block, anchor: TextAnchor, words: str) -> Block | None:
    """Return the passage with other words where the anchor points; None where they don't stand there (once)."""
    span = _found(block, anchor)
    words = " ".join(words.split())
    if span is None or not words:
        return None
    start, end = span
    if block.kind == "heading":
        text = str(block.value["text"])
        return Block(block.id, block.kind, {**block.value, "text": text[:start] + words + text[end:]})
    lines = _replaced(rich.parse(str(block.value["html"])), start, end, words)
    return Block(block.id, block.kind, {**block.value, "html": rich.normalise(rich.to_html(lines))})


def _found(block: Block, anchor: TextAnchor) -> Span | None:
    if block.kind not in ("text", "heading"):
        return None
    text = block_text(block)
    if anchor.whole or not anchor.exact:
        return 0, len(text)
    if text[anchor.start : anchor.end] == anchor.exact:
        return anchor.start, anchor.end
    if text.count(anchor.exact) != 1:
        return None
    start = text.index(anchor.exact)
    return start, start + len(anchor.exact)


def _replaced(lines: Sequence[Line], start: int, end: int, words: str) -> list[Line]:
    """Put words in the place of others; a line that loses all of its words goes."""
    result: list[Line] = []
    at = 0
    pending = words
    for line in lines:
        length = len(line.text)
        low, high = max(start - at, 0), min(end - at, length)
        if low > high or end < at or start > at + length:
            result.append(line)
        else:
            before, inside, behind = _cut(line.runs, low, high)
            style = inside[0].style if inside else (before[-1] if before else Run("")).style
            middle = (Run(pending, style),) if pending else ()
            pending = ""
            runs = (*before, *middle, *behind)
            if runs:
                result.append(Line(line.kind, runs))
        at += length + 1
    return result


def _cut(
    runs: Sequence[Run], low: int, high: int
) -> tuple[tuple[Run, ...], tuple[Run, ...], tuple[Run, ...]]:
    parts: tuple[list[Run], list[Run], list[Run]] = ([], [], [])
    at = 0
    for run in runs:
        text = run.text
        for part, (start, end) in zip(parts, ((0, low), (low, high), (high, at + len(text))), strict=True):
            piece = text[max(start - at, 0) : max(end - at, 0)]
            if piece:
                part.append(Run(piece, run.style))
        at += len(text)
    before, inside, behind = parts
    return tuple(before), tuple(inside), tuple(behind)


def _marked_runs(runs: Sequence[Run], at: int, spans: Sequence[Span]) -> Iterator[str]:
    rest: tuple[Run, ...] = tuple(runs)
    for start, end in spans:
        low, high = max(start - at, 0), max(end - at, 0)
        before, inside, rest = _cut(rest, low, high)
        yield rich.runs_html(before)
        if inside:
            yield f"<mark>{rich.runs_html(inside)}</mark>"
        at += sum(len(run.text) for run in (*before, *inside))
    yield rich.runs_html(rest)


def _marked_text(text: str, spans: Sequence[Span]) -> Iterator[str]:
    at = 0
    for start, end in spans:
        yield escape(text[at:start], quote=False)
        yield f"<mark>{escape(text[start:end], quote=False)}</mark>"
        at = end
    yield escape(text[at:], quote=False)


def _apart(spans: Iterable[Span]) -> list[Span]:
    """Join spans that meet, in their order."""
    result: list[Span] = []
    for start, end in sorted(span for span in spans if span[0] < span[1]):
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return result
