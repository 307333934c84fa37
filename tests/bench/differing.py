"""How long the difference of two long bodies takes: 200 passages of 60 words, edited in different ways."""

import random
import statistics
import time
from collections.abc import Callable, Mapping

from blog.text import rich, tokens
from blog.text.body import Block, Body
from blog.text.difference import difference

PASSAGES = 200
WORDS = 60
ROUNDS = 5
COMMON = [
    "die",
    "der",
    "und",
    "in",
    "zu",
    "das",
    "ist",
    "nicht",
    "wir",
    "mit",
    "für",
    "auf",
    "von",
    "eine",
    "sich",
    "auch",
]


def milliseconds(passages: int = PASSAGES) -> Mapping[str, float]:
    """Return the median processor time of the difference (its HTML apart), by kind of edit, with cold caches."""
    chance = random.Random(7)  # noqa: S311 - any words do
    old = body(chance, passages, "")
    edits: Mapping[str, Callable[[], Body]] = {
        "five passages changed": lambda: changed(chance, old, range(0, passages, passages // 5)),
        "every passage changed": lambda: changed(chance, old, range(passages)),
        "every passage in another place": lambda: old.with_blocks(chance.sample(old.blocks, passages)),
        "every passage rewritten": lambda: body(chance, passages, ""),
        "every passage another": lambda: body(chance, passages, "n"),
    }
    return {name: _median(old, edit()) for name, edit in edits.items()}


def _median(old: Body, new: Body) -> float:
    times = []
    for _round in range(ROUNDS):
        rich.parse.cache_clear()
        tokens.forget()
        start = time.process_time()
        difference(old, new)
        times.append((time.process_time() - start) * 1000)
    return statistics.median(times)


def body(chance: random.Random, passages: int, ids: str) -> Body:
    """Return a text of so many passages; their UUIDs begin with `ids`."""
    blocks = (Block(f"{ids}{number}", "text", {"html": _paragraph(chance)}) for number in range(passages))
    return Body("Haltung", "Worum es geht", "de", tuple(blocks))


def _paragraph(chance: random.Random) -> str:
    return "<p>" + " ".join(_word(chance) for _place in range(WORDS)) + ".</p>"


def _word(chance: random.Random) -> str:
    return chance.choice(COMMON) if chance.random() < 0.4 else f"Wort{chance.randrange(3000)}"


def changed(chance: random.Random, old: Body, which: range) -> Body:
    """Return a text in which some passages have five other words."""

    def other(block: Block) -> Block:
        words = str(block.value["html"]).split(" ")
        for _word_changed in range(5):
            words[chance.randrange(1, WORDS - 1)] = _word(chance)
        return Block(block.id, block.kind, {"html": " ".join(words)})

    return old.with_blocks(other(block) if at in which else block for at, block in enumerate(old.blocks))


if __name__ == "__main__":
    for kind, taken in milliseconds().items():
        print(f"{kind:34} {taken:7.1f} ms")
