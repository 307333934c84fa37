"""What is made of what somebody types into the search field."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.queries.parse import MAX_LETTERS, MAX_TERMS, parse


@pytest.mark.parametrize(
    ("typed", "words", "phrases"),
    [
        pytest.param("Haltung zeigen", ("Haltung", "zeigen"), (), id="words"),
        pytest.param("  Haltung \n zeigen ", ("Haltung", "zeigen"), (), id="spaces"),
        pytest.param('"am Anfang" Haltung', ("Haltung",), ("am Anfang",), id="a phrase"),
        pytest.param("„am Anfang“", (), ("am Anfang",), id="a German phrase"),
        pytest.param("„Haltung“", ("Haltung",), (), id="a phrase of one word is a word"),
        pytest.param('"offen geblieben', ("offen", "geblieben"), (), id="a phrase without end"),
        pytest.param(
            "Wohn\u00adgruppe u\u0308ben",
            ("Wohngruppe", "üben"),
            (),
            id="soft hyphens and decomposed letters",
        ),
        pytest.param("a\x00b\x07c", ("a", "b", "c"), (), id="control letters part words"),
        pytest.param("NOT (a OR b) AND * -c ~d ^e", ("NOT", "OR", "AND"), (), id="no operators"),
        pytest.param("x", ("x",), (), id="one letter, if there is nothing else"),
        pytest.param("x Haltung", ("Haltung",), (), id="but not beside a word"),
        pytest.param("Haltung haltung Haltung", ("Haltung", "haltung"), (), id="each word once"),
        pytest.param("!?* „“", (), (), id="no words at all"),
        pytest.param("\ue000credit:comment:1\ue001", ("credit", "comment"), (), id="no slots"),
        pytest.param("", (), (), id="nothing"),
    ],
)
def test_words_and_phrases(typed, words, phrases):
    query = parse(typed)
    assert (query.terms.words, query.terms.phrases) == (words, phrases)


def test_a_hundred_kilobytes_are_cut_and_said():
    query = parse("Haltung " * 12_500)
    assert query.shortened
    assert len(query.text) <= MAX_LETTERS
    assert query.terms.words == ("Haltung",)


def test_too_many_words_are_cut_and_said():
    query = parse(" ".join(f"w{number}" for number in range(30)))
    assert query.shortened
    assert len(query.terms.all) == MAX_TERMS


@given(st.text())
def test_any_text_is_read(typed):
    query = parse(typed)
    assert len(query.text) <= MAX_LETTERS
    assert all(term.replace(" ", "").isalnum() for term in query.terms.all)
    assert "\x00" not in query.text
