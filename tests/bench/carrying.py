"""How long carrying 1,000 anchors through one publication of 200 passages takes, edited in different ways."""

import random
import statistics
import time
from collections.abc import Callable, Mapping

from blog.text import folding, rich, tokens
from blog.text.anchors import Parts, anchor_to, whole_block
from blog.text.body import Block, Body
from blog.text.carrying import carry
from blog.text.words import block_text
from tests.bench import differing

PASSAGES = 200
ANCHORS = 1000
ROUNDS = 3
WORDS = 12
WHOLE = 10
"""Each tenth anchor is a whole passage, the others quote one to `WORDS` words."""


def milliseconds(passages: int = PASSAGES, anchors: int = ANCHORS) -> Mapping[str, float]:
    """Return the median processor time, by kind of edit, with cold caches."""
    chance = random.Random(7)  # noqa: S311 - any words do
    old = differing.body(chance, passages, "")
    made = [anchor(chance, old, number) for number in range(anchors)]
    edits: Mapping[str, Callable[[], Body]] = {
        "five passages changed": lambda: differing.changed(chance, old, range(0, passages, passages // 5)),
        "every passage changed": lambda: differing.changed(chance, old, range(passages)),
        "every passage in another place": lambda: old.with_blocks(chance.sample(old.blocks, passages)),
        "every passage typed again": lambda: _retyped(differing.changed(chance, old, range(passages))),
        "every passage rewritten": lambda: differing.body(chance, passages, ""),
        "every passage another": lambda: differing.body(chance, passages, "n"),
    }
    return {name: _median(old, edit(), made) for name, edit in edits.items()}


def anchor(chance: random.Random, old: Body, number: int) -> Parts:
    """Return an anchor somewhere in a text."""
    block = chance.choice(old.blocks)
    if number % WHOLE == 0:
        return (whole_block(block),)
    words = block_text(block).split(" ")
    first = chance.randrange(len(words) - WORDS)
    start = len(" ".join([*words[:first], ""]))
    return (anchor_to(block, start, start + len(" ".join(words[first : first + chance.randint(1, WORDS)]))),)


def _retyped(body: Body) -> Body:
    return body.with_blocks(Block(f"n{block.id}", block.kind, block.value) for block in body.blocks)


def _median(old: Body, new: Body, anchors: list[Parts]) -> float:
    times = []
    for _round in range(ROUNDS):
        rich.parse.cache_clear()
        tokens.forget()
        folding.comparable.cache_clear()
        start = time.process_time()
        carry(old, new, anchors)
        times.append((time.process_time() - start) * 1000)
    return statistics.median(times)


if __name__ == "__main__":
    for kind, taken in milliseconds().items():
        print(f"{kind:34} {taken:7.1f} ms")
