"""Folding letters for comparing, and finding the way back to the written text."""

import unicodedata

import hypothesis.strategies as st
import pytest
from hypothesis import given

from blog.text.folding import comparable, fold

ODD = "aäöüßÄ \u00a0\u00ad\u200b\n\t„“”\"»«\u201a‘’'–—-…\u0308\u0301éEe\u1100\u1161\u11a8👩\u200d🚒"
texts = st.one_of(st.text(alphabet=ODD, max_size=40), st.text(max_size=40))


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("„Haltung“", '"Haltung"'),
        ("»Haltung«", '"Haltung"'),
        ("Karin’s \u201aAkte‘", "Karin's 'Akte'"),
        ("a – b — c", "a - b - c"),
        ("Wohn\u00adgruppe", "Wohngruppe"),
        ("§\u00a0203\u202fStGB", "§ 203 StGB"),
        ("Tra\u0308ger", "Träger"),
        ("  zwei  Zeilen\n", "zwei Zeilen"),
        ("und … dann", "und ... dann"),
        ("Sie und sie", "Sie und sie"),
        ("\u00ad", ""),
    ],
)
def test_what_looks_the_same_is_the_same(written: str, folded: str) -> None:
    assert comparable(written) == folded


def test_words_are_found_where_they_are_written() -> None:
    written = "Sie nennt\u00a0es „Wohn\u00adgru\u0308n“ – und … lacht."
    found = fold(written)
    for words, as_written in {
        '"Wohngrün"': "„Wohn\u00adgru\u0308n“",
        "nennt es": "nennt\u00a0es",
        "- und ... lacht": "– und … lacht",
    }.items():
        at = found.text.index(words)
        start, end = found.written(at, at + len(words))
        assert written[start:end] == as_written
        assert found.folded(start, end) == (at, at + len(words))


@given(texts)
def test_folding_twice_is_folding_once(text: str) -> None:
    # What stood between two signs may be folded away, and then they compose.
    assert comparable(comparable(text)) == unicodedata.normalize("NFC", comparable(text))


@given(texts)
def test_composed_or_not_is_the_same(text: str) -> None:
    assert comparable(unicodedata.normalize("NFD", text)) == comparable(unicodedata.normalize("NFC", text))


@given(texts, st.data())
def test_each_stretch_leads_to_written_letters_that_fold_to_it(text: str, data: st.DataObject) -> None:
    found = fold(text)
    low = data.draw(st.integers(0, len(found.text)))
    high = data.draw(st.integers(low, len(found.text)))
    start, end = found.written(low, high)
    assert 0 <= start <= end <= len(text)
    assert found.text[low:high].strip() in comparable(text[start:end])


@given(texts)
def test_the_whole_text_leads_to_the_whole_text(text: str) -> None:
    found = fold(text)
    assert found.folded(0, len(text)) == (0, len(found.text))
