"""Takes words out of a passage; what is left of it stays as it was set."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from blog.text import rich
from blog.text.body import Block
from blog.text.runs import Line, Run, tidy
from blog.text.words import block_text

Span = tuple[int, int]
"""From where to where, in code points of the block's plain text."""


def cut(block: Block, spans: Iterable[Span]) -> Block | None:
    """Return the block without these words, or None where nothing would be left.

    Only paragraphs and lists are cut into; of any other kind of passage the whole goes, for the rest of a picture's or a
    quotation's fields means nothing without them.
    """
    wanted = sorted(span for span in spans if span[0] < span[1])
    if not wanted:
        return block
    if block.kind != "text":
        return None
    lines = tuple(_lines(rich.parse(str(block.value["html"])), wanted))
    if not any(line.text.strip() for line in lines):
        return None
    return replace(block, value={**block.value, "html": rich.to_html(lines)})


def cut_words(block: Block, exact: str) -> Block | None:
    """Return the block without the first place that says these words; the block itself where none does."""
    start = block_text(block).find(exact) if exact else -1
    return block if start < 0 else cut(block, [(start, start + len(exact))])


def _lines(lines: Iterable[Line], spans: list[Span]) -> Iterator[Line]:
    """Leave out what the spans name; the line break between two lines counts as one letter."""
    offset = 0
    for line in lines:
        length = len(line.text)
        runs = tidy(_runs(line.runs, offset, spans))
        if runs or not length:
            yield replace(line, runs=runs)
        offset += length + 1


def _runs(runs: Iterable[Run], offset: int, spans: list[Span]) -> Iterator[Run]:
    """Give what is kept, a run for each piece, so that the space at both ends of a cut becomes one."""
    for run in runs:
        kept = 0
        for start, end in spans:
            yield Run(run.text[kept : max(kept, start - offset)], run.style)
            kept = max(kept, min(end - offset, len(run.text)))
        yield Run(run.text[kept:], run.style)
        offset += len(run.text)
