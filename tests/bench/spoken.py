"""Makes hours of speech: words as rare and as frequent as in a language, stock phrases between them, cues of a few seconds."""

import random
from collections.abc import Iterator
from itertools import accumulate

SYLLABLES = "ba be bo da de di fa fe ga ge go ha he ho ka ke ko la le li ma me mi na ne no ra re ro sa se so ta te ti wa we wo".split()
PHRASES = (
    "ich glaube dass wir da noch nicht so weit sind",
    "das ist auf jeden Fall ein wichtiger Punkt",
    "und da muss man auch ganz ehrlich sein",
    "vielen Dank dass du heute hier bist",
    "am Ende des Tages geht es um die Menschen",
    "das kenne ich aus unserem Haus auch",
    "wie gesagt das hat lange gedauert",
    "man muss die Leute einfach mitnehmen",
)
VOCABULARY = 40_000
PHRASE_EACH = 12
"""One cue of so many begins with a stock phrase: these are the pairs that stand everywhere."""
CUE_WORDS = 15
CUE_MS = 6_000
"""150 words a minute, as people speak in interviews."""
CUES_AN_HOUR = 3_600_000 // CUE_MS


class Speech:
    """Hours of it, the same each time; `said` remembers one sentence of each hour with its second."""

    def __init__(self, seed: int = 6) -> None:
        self._chance = random.Random(seed)  # noqa: S311 - any words do
        self._words = self._vocabulary()
        # The n-th word of a language occurs about 1/n times as often as the first (Zipf, 1949).
        self._weights = list(accumulate(1 / rank for rank in range(1, len(self._words) + 1)))
        self.said: list[tuple[int, int, str]] = []

    def _vocabulary(self) -> list[str]:
        small = (
            "und die das ist ich wir der es nicht so auch da man in zu ein den mit haben sich auf für".split()
        )
        made = {
            "".join(self._chance.choices(SYLLABLES, k=self._chance.randint(2, 5))): None
            for _n in range(VOCABULARY)
        }
        return [*small, *made]

    def hour(self, number: int) -> Iterator[tuple[int, int, str]]:
        """Yield (start, end, words) of each cue of an hour."""
        words = self._chance.choices(self._words, cum_weights=self._weights, k=CUES_AN_HOUR * CUE_WORDS)
        chosen = self._chance.randrange(10, CUES_AN_HOUR - 10)
        for at in range(CUES_AN_HOUR):
            text = " ".join(words[at * CUE_WORDS : (at + 1) * CUE_WORDS])
            if at % PHRASE_EACH == 0:
                text = f"{self._chance.choice(PHRASES)} {text}"
            if at == chosen:
                self.said.append((number, at * CUE_MS, text))
            yield at * CUE_MS, (at + 1) * CUE_MS, f"{text}."

    def sentence(self) -> str:
        """Return a sentence that nobody said: it begins as a stock phrase does, the other words are the language's."""
        words = self._chance.choices(self._words, cum_weights=self._weights, k=CUE_WORDS)
        return " ".join([*self._chance.choice(PHRASES).split()[:4], *words])

    def spoiled(self, text: str, share: float = 0.1) -> str:
        """Return a sentence as somebody remembers it: a share of the words is another or missing."""
        words = text.split()
        for at in self._chance.sample(range(len(words)), max(1, round(share * len(words)))):
            words[at] = self._chance.choice(["", "irgendwie"])
        return " ".join(word for word in words if word)
