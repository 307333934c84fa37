"""A German text whose every sentence is known by a number, edited as editors do: so it is known where each one went.

A sentence is a number and its words; an edit that rewrites one gives it the same number and other
words, a new one gets a number of its own.
"""

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from random import Random

from blog.text import rich
from blog.text.anchors import Parts, TextAnchor, anchor_to, whole_block
from blog.text.body import Block, Body
from blog.text.sentences import sentences
from blog.text.words import block_text

ARTICLES = Path(__file__).parents[1] / "fixtures" / "german"
"""Four texts of our own, a paragraph a line."""
SAMPLE = "ki-in-der-beratung"
TYPOGRAPHY: tuple[Callable[[str], str], ...] = (
    lambda text: text.replace("„", '"').replace("“", '"'),
    lambda text: text.replace("„", "»").replace("“", "«"),
    lambda text: unicodedata.normalize("NFD", text),
    lambda text: unicodedata.normalize("NFC", text),
    lambda text: text.replace("Beratung", "Be\u00adra\u00adtung"),
    lambda text: text.replace(" ", "\u00a0", 1),
    lambda text: text.replace("\u00ad", "").replace("\u00a0", " "),
)


@cache
def paragraphs(article: str) -> tuple[tuple[str, ...], ...]:
    """Return the paragraphs of one of the texts, each as its sentences."""
    lines = (ARTICLES / f"{article}.txt").read_text().splitlines()
    return tuple(tuple(line[span.start : span.end] for span in sentences(line)) for line in lines)


@cache
def other_sentences() -> tuple[str, ...]:
    """Return sentences of the other texts: what an editor may write anew."""
    names = sorted(path.stem for path in ARTICLES.iterdir() if path.stem != SAMPLE)
    return tuple(sentence for name in names for paragraph in paragraphs(name) for sentence in paragraph)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its number stays whatever is done to it; `touched` once its words were changed."""

    number: int
    text: str
    touched: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of known sentences."""

    id: str
    sentences: tuple[Sentence, ...]

    @property
    def text(self) -> str:
        """The paragraph as it is read."""
        return " ".join(sentence.text for sentence in self.sentences)

    def place(self, number: int) -> tuple[int, int] | None:
        """Return from where to where a sentence stands."""
        start = 0
        for sentence in self.sentences:
            if sentence.number == number:
                return start, start + len(sentence.text)
            start += len(sentence.text) + 1
        return None


@cache
def sample() -> tuple[Passage, ...]:
    """Return the sample with its sentences numbered."""
    passages: list[Passage] = []
    number = 0
    for at, texts in enumerate(paragraphs(SAMPLE)):
        passages.append(Passage(_id(at), tuple(Sentence(number + k, text) for k, text in enumerate(texts))))
        number += len(texts)
    return tuple(passages)


@dataclass(slots=True)
class EditedText:
    """The text in its present state, and the edits that can be done to it."""

    chance: Random
    passages: list[Passage] = field(default_factory=lambda: list(sample()))
    fresh: int = 10_000

    def copy(self) -> "EditedText":
        """Return the text as it is now."""
        return replace(self, passages=list(self.passages))

    def body(self) -> Body:
        """Return the present text as a body."""
        blocks = [Block(p.id, "text", {"html": _html(p.text)}) for p in self.passages if p.sentences]
        return Body("Probe", "", "de", tuple(blocks))

    def find(self, number: int) -> tuple[Passage, Sentence] | None:
        """Return where a sentence stands now."""
        return next(
            ((p, s) for p in self.passages for s in p.sentences if s.number == number),
            None,
        )

    def stands_once(self, sentence: Sentence) -> bool:
        """Tell whether its words stand once in the whole text."""
        return sum(passage.text.count(sentence.text) for passage in self.passages) == 1

    def edit(self) -> None:
        """Do one of the things that editors do."""
        acts = [
            *(self._rewrite, self._remove, self._write, self._swap, self._carry_over, self._cut, self._join),
            *(self._retype, self._move, self._drop, self._set_type, self._mark),
        ]
        self.chance.choice(acts)()
        self.passages = [passage for passage in self.passages if passage.sentences]
        if len(self.passages) < 4:
            self._add()

    # --- what is done to a sentence ----------------------------------------------------------------------------

    def _some(self) -> tuple[int, int]:
        at = self.chance.randrange(len(self.passages))
        return at, self.chance.randrange(len(self.passages[at].sentences))

    def _put(self, at: int, sentences: list[Sentence]) -> None:
        self.passages[at] = replace(self.passages[at], sentences=tuple(sentences))

    def _change(self, act: Callable[[str], str], *, touched: bool) -> None:
        at, k = self._some()
        row = list(self.passages[at].sentences)
        row[k] = Sentence(row[k].number, act(row[k].text), row[k].touched or touched)
        self._put(at, row)

    def _rewrite(self) -> None:
        """Some words of a sentence become others."""

        def act(text: str) -> str:
            words = text.split(" ")
            others = self.chance.choice(other_sentences()).split(" ")
            for _word in range(1 + len(words) // 6):
                words[self.chance.randrange(max(1, len(words) - 1))] = self.chance.choice(others).strip(".!?")
            return " ".join(words)

        self._change(act, touched=True)

    def _mark(self) -> None:
        self._change(lambda text: text.replace(",", " –", 1), touched=True)

    def _set_type(self) -> None:
        self._change(self.chance.choice(TYPOGRAPHY), touched=False)

    def _remove(self) -> None:
        at, k = self._some()
        row = list(self.passages[at].sentences)
        del row[k]
        self._put(at, row)

    def _new(self) -> Sentence:
        self.fresh += 1
        return Sentence(self.fresh, self.chance.choice(other_sentences()), touched=True)

    def _write(self) -> None:
        at, k = self._some()
        row = list(self.passages[at].sentences)
        row.insert(k, self._new())
        self._put(at, row)

    def _swap(self) -> None:
        at, k = self._some()
        row = list(self.passages[at].sentences)
        other = self.chance.randrange(len(row))
        row[k], row[other] = row[other], row[k]
        self._put(at, row)

    def _carry_over(self) -> None:
        at, k = self._some()
        row = list(self.passages[at].sentences)
        sentence = row.pop(k)
        self._put(at, row)
        to = self.chance.randrange(len(self.passages))
        others = list(self.passages[to].sentences)
        others.insert(self.chance.randrange(len(others) + 1), sentence)
        self._put(to, others)

    # --- what is done to a passage -----------------------------------------------------------------------------

    def _cut(self) -> None:
        at, k = self._some()
        row = self.passages[at].sentences
        if k > 0:
            self._put(at, list(row[:k]))
            self.passages.insert(at + 1, Passage(self._fresh_id(), row[k:]))

    def _join(self) -> None:
        at, _k = self._some()
        if at + 1 < len(self.passages):
            self._put(at, [*self.passages[at].sentences, *self.passages[at + 1].sentences])
            del self.passages[at + 1]

    def _retype(self) -> None:
        at, _k = self._some()
        self.passages[at] = replace(self.passages[at], id=self._fresh_id())

    def _move(self) -> None:
        at, _k = self._some()
        passage = self.passages.pop(at)
        self.passages.insert(self.chance.randrange(len(self.passages) + 1), passage)

    def _drop(self) -> None:
        at, _k = self._some()
        del self.passages[at]

    def _add(self) -> None:
        self.passages.append(Passage(self._fresh_id(), (self._new(), self._new())))

    def _fresh_id(self) -> str:
        self.fresh += 1
        return _id(self.fresh)


def _id(number: int) -> str:
    return f"{number:08x}-0000-4000-8000-000000000000"


def _html(text: str) -> str:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    return rich.normalise(f"<p>{escaped}</p>")


@dataclass(frozen=True, slots=True)
class Marked:
    """An anchor on words of one sentence, or on a whole passage (`number` -1)."""

    number: int
    whole_sentence: bool
    parts: Parts


def marks(text: EditedText, count: int) -> Iterator[Marked]:
    """Yield anchors on sentences, on words of them, and on whole passages."""
    body = text.body()
    for at in range(count):
        passage = text.chance.choice(text.passages)
        block = body.block(passage.id)
        if block is None:
            continue
        if at % 10 == 9:
            yield Marked(-1, False, (whole_block(block),))
            continue
        sentence = text.chance.choice(passage.sentences)
        low, high = passage.place(sentence.number) or (0, 0)
        yield Marked(sentence.number, at % 2 == 0, (_words(text.chance, block, low, high, at % 2 == 0),))


def _words(chance: Random, block: Block, low: int, high: int, whole: bool) -> TextAnchor:
    if whole:
        return anchor_to(block, low, high)
    borders = [low, *(at + 1 for at in range(low, high) if block_text(block)[at] == " "), high + 1]
    first, last = sorted(chance.sample(range(len(borders)), 2)) if len(borders) > 1 else (0, 0)
    return anchor_to(block, borders[first], max(borders[first] + 1, borders[last] - 1))
