"""Sentences are found again with a tenth of their words wrong or missing, and others aren't mistaken for them."""

import random

import pytest

from blog.text.quoting import FOUND, WINDOW_WORDS, folded_words, match, pairs, windows
from blog.text.words import words

SAID = (
    "Wenn wir von Digitalisierung reden, dann reden wir fast immer über Geräte. Ich glaube aber, dass es zu neunzig Prozent um "
    "Haltung geht und nur zu zehn Prozent um Technik. Und das merkt man in jedem Team, das morgens um sieben vor einem Bildschirm "
    "steht, der schwarz bleibt. Da hilft kein neues Programm, da hilft jemand, der zuhört und der sich traut, etwas wegzulassen."
)
SENTENCES = (
    "Ich glaube aber, dass es zu neunzig Prozent um Haltung geht und nur zu zehn Prozent um Technik.",
    "Und das merkt man in jedem Team, das morgens um sieben vor einem Bildschirm steht, der schwarz bleibt.",
    "Da hilft kein neues Programm, da hilft jemand, der zuhört und der sich traut, etwas wegzulassen.",
)
OTHERS = (
    "Digitalisierung braucht vor allem Zeit, und die hat in der Pflege morgens um sieben niemand.",
    "Ich glaube, dass Technik den Menschen dienen soll und nicht umgekehrt.",
    "In jedem Team gibt es jemanden, der die neuen Geräte als Erstes ausprobiert.",
)


def spoiled(sentence: str, seed: int) -> str:
    """A tenth of the words (at least one) is wrong or missing."""
    chance = random.Random(seed)  # noqa: S311 - the same spoiled words at every run
    said = words(sentence)
    for at in chance.sample(range(len(said)), max(1, round(len(said) / 10))):
        said[at] = chance.choice(("", "Vogel", "ähm"))
    return " ".join(word for word in said if word)


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("seed", range(20))
def test_a_tenth_of_the_words_may_be_wrong_or_missing(sentence: str, seed: int):
    heard = folded_words(spoiled(sentence, seed))
    assert match(heard, folded_words(SAID)).confidence >= FOUND
    assert len(pairs(heard) & pairs(folded_words(SAID))) >= len(pairs(heard)) / 4


@pytest.mark.parametrize("other", OTHERS)
def test_another_sentence_on_the_subject_is_not_taken_for_it(other: str):
    assert match(folded_words(other), folded_words(SAID)).confidence < FOUND - 0.15


def test_the_place_is_where_the_words_stand():
    inside = folded_words(SAID)
    found = match(folded_words(SENTENCES[1]), inside)
    assert inside[found.first : found.last] == folded_words(SENTENCES[1])
    assert found.confidence == 1


def test_small_words_alone_lead_nowhere():
    assert pairs(folded_words("und das ist die")) == frozenset()


def test_marks_capitals_and_umlauts_dont_count():
    assert folded_words("Größe, GRÖSSE – groesse!") == ["groesse"] * 3


def test_no_sentence_is_cut_in_all_windows_and_all_words_lie_in_one():
    spoken = [(at * 1000, at * 1000 + 900, f"wort{at} und noch ein Satz") for at in range(200)]
    cut = list(windows(spoken))
    for at in range(199):
        assert any(f"wort{at} " in text and f"wort{at + 1} " in text for _s, _e, text in cut)
    assert all(len(words(text)) <= WINDOW_WORDS + 5 for _s, _e, text in cut)
    assert list(windows([])) == []
    assert list(windows([(0, 10, "allein")])) == [(0, 10, "allein")]
