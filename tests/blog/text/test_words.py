"""Words, reading time, excerpts and the names of passages."""

import pytest

from blog.text.body import Block, Body
from blog.text.words import (
    anchor_of,
    block_text,
    clean,
    count_words,
    excerpt,
    folded,
    minutes_for,
    plain_text,
    reading_minutes,
    shorten,
    split_paragraphs,
)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        pytest.param("Wir üben „Haltung“.", 3, id="quotation marks are no words"),
        pytest.param("E-Mail, Leser:innen und Mitarbeiter*innen", 4, id="hyphen, colon and asterisk join"),
        pytest.param(
            "Wohn\u00adgruppe u\u0308ber z.\u00a0B. 1.000 Euro", 6, id="what nobody sees doesn't split"
        ),
        pytest.param("– … !", 0, id="marks alone"),
        pytest.param("", 0, id="nothing"),
    ],
)
def test_words_are_counted_as_a_reader_would(text, number):
    assert count_words(text) == number


@pytest.mark.parametrize(("number", "minutes"), [(0, 1), (200, 1), (299, 1), (300, 2), (2000, 10)])
def test_reading_minutes_of_german(number, minutes):
    assert minutes_for(number, "de") == minutes


def test_english_is_read_faster():
    assert minutes_for(2380, "en-gb") == 10
    assert minutes_for(2380, "de") == 12


def test_reading_time_counts_what_is_shown():
    shown = {"caption": "eins", "alt": "wort " * 900, "hash": "f" * 64, "credit": "zwei"}
    assert reading_minutes(Body("Titel", "Kurz", "de", (Block("a", "picture", shown),))) == 1
    text = Block("b", "text", {"html": "<p>" + "<b>wort</b> " * 1000 + "</p>"})
    assert reading_minutes(Body("Titel", "Kurz", "de", (text,))) == 5


def test_plain_text_has_a_line_for_each_part():
    block = Block("a", "questions", {"intro": "Wir fragen:", "items": ["Warum?", "Wie?"]})
    assert block_text(block) == "Wir fragen:\nWarum?\nWie?"
    assert plain_text(Body("T", "", "de", (block,))) == "T\n\nWir fragen:\nWarum?\nWie?"


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        pytest.param("Kurz.", 20, "Kurz.", id="short enough"),
        pytest.param(
            "Ein Satz steht hier. Noch einer, der zu lang ist.",
            30,
            "Ein Satz steht hier.",
            id="whole sentence",
        ),
        pytest.param(
            "Ja. Ein sehr langer Satz ohne jedes Ende",
            22,
            "Ja. Ein sehr langer…",
            id="word, if the sentence is too short",
        ),
        pytest.param(
            "Das gilt z. B. für Träger der Pflege und andere.",
            24,
            "Das gilt z. B. für…",
            id="an abbreviation ends no sentence",
        ),
        pytest.param(
            "Am 24. November beginnt die Woche der Pflege.", 20, "Am 24. November…", id="nor does a date"
        ),
        pytest.param(
            "Er sagte: „Nein.“ Dann ging er fort und kam nie.",
            24,
            "Er sagte: „Nein.“",
            id="closing quotation marks belong to the sentence",
        ),
        pytest.param("Donaudampfschifffahrt", 10, "Donaudamp…", id="a word longer than the limit"),
        pytest.param("a u\u0308u\u0308u\u0308u\u0308", 4, "a…", id="no letter is cut from its mark"),
        pytest.param("egal", 0, "", id="no room"),
    ],
)
def test_texts_are_cut_where_a_reader_would_stop(text, limit, expected):
    assert shorten(text, limit) == expected
    assert len(shorten(text, limit)) <= max(limit, 0)


def test_an_excerpt_is_the_standfirst_or_the_first_text():
    blocks = (
        Block("h", "heading", {"level": 2, "text": "Nein"}),
        Block("a", "text", {"html": "<p>Der <b>Anfang</b>.</p>"}),
    )
    assert excerpt(Body("T", "Worum es geht.", "de", blocks)) == "Worum es geht."
    assert excerpt(Body("T", "", "de", blocks)) == "Der Anfang."
    assert excerpt(Body("T", "", "de")) == "T"


def test_a_passage_is_named_by_the_start_of_its_id():
    assert anchor_of("A1B2C3D4-0000-4000-8000-000000000000") == "p-a1b2c3d4"
    assert anchor_of("a-1-b2c3d4e5") == "p-a1b2c3d4"


def test_stored_text_is_composed_and_has_no_control_letters_or_marks_of_ours():
    assert clean("u\u0308ben\x00\x1b\r\nja\ue000x\ue001\ud800") == "üben\njax"


def test_folding_makes_equal_what_looks_equal():
    assert folded("Wohn\u00adgruppe z.\u00a0B. u\u0308ben") == "Wohngruppe z. B. üben"


def test_paragraphs_and_lists_become_single_ones():
    html = "<p>Eins</p><ul><li>a</li><li>b<ul><li>c</li></ul></li></ul><ol><li>d</li></ol><p>Zwei</p>"
    assert split_paragraphs(html) == [
        "<p>Eins</p>",
        "<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>",
        "<ol><li>d</li></ol>",
        "<p>Zwei</p>",
    ]
    assert split_paragraphs("<p> </p>") == []
