"""Snippets: the right place, marked, and nothing but text."""

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.queries.snippets import LENGTH, snippet

LONG = (
    "Am Anfang steht nichts dergleichen, nur viele Worte über das Wetter. " * 8
    + "Die Haltung der Pflegekräfte zählt. "
    + "Danach kommt noch mehr. " * 8
)


@pytest.mark.parametrize(
    ("text", "terms", "expected"),
    [
        pytest.param(
            "Die Haltung zählt.", ["haltung"], "Die <mark>Haltung</mark> zählt.", id="capital letters"
        ),
        pytest.param("Pflegekräfte", ["Pflege"], "<mark>Pflegekräfte</mark>", id="the beginning of a word"),
        pytest.param("Grundhaltung", ["Haltung"], "Grundhaltung", id="but not its end"),
        pytest.param(
            "Viele Fragen", ["fragen", "viele"], "<mark>Viele</mark> <mark>Fragen</mark>", id="two words"
        ),
        pytest.param("Eine Frage", ["fragen"], "Eine <mark>Frage</mark>", id="another form"),
        pytest.param("Wohn\u00adgruppe", ["Wohngruppe"], "<mark>Wohngruppe</mark>", id="a soft hyphen"),
        pytest.param("Ganz am Anfang", ["am Anfang"], "Ganz <mark>am Anfang</mark>", id="a phrase"),
        pytest.param(
            "a <b>Haltung</b> & b",
            ["Haltung"],
            "a &lt;b&gt;<mark>Haltung</mark>&lt;/b&gt; &amp; b",
            id="tags",
        ),
        pytest.param("x mark y", ["mark"], "x <mark>mark</mark> y", id="the word mark"),
        pytest.param("a.c abc", ["a.c"], "<mark>a.c</mark> abc", id="no patterns"),
        pytest.param(
            "Ein Titel\nEin Name\n\nEin Satz. \nNoch einer",
            ["x"],
            "Ein Titel · Ein Name · Ein Satz. Noch einer",
            id="lines",
        ),
        pytest.param("", ["Haltung"], "", id="nothing"),
        pytest.param("egal", [], "egal", id="no words"),
    ],
)
def test_words_are_marked(text, terms, expected):
    assert snippet(text, terms) == expected


def test_the_place_with_the_words_is_shown():
    found = snippet(LONG, ["Haltung", "Pflege"])
    assert "<mark>Haltung</mark> der <mark>Pflegekräfte</mark>" in found
    assert found.startswith("… ")
    assert found.endswith(" …")


@given(st.text(), st.lists(st.text(min_size=1, max_size=8), max_size=4))
def test_nothing_of_a_text_becomes_a_tag(text, terms):
    found = html5lib.parseFragment(snippet(text, terms), namespaceHTMLElements=False)
    assert {element.tag for element in found.iter()} <= {"DOCUMENT_FRAGMENT", "mark"}
    assert "\ue000" not in snippet(text, terms)


@given(st.text(min_size=LENGTH * 2, max_size=LENGTH * 4))
def test_a_snippet_is_short(text):
    shown = html5lib.parseFragment(snippet(text, ["a"]), namespaceHTMLElements=False)
    assert len("".join(shown.itertext())) <= LENGTH + 4
