"""Tests of where sentences end, and which an edit has changed."""

from itertools import pairwise

import pytest
from hypothesis import given

from blog.text.own_words import own_words
from blog.text.sentences import changed_sentences, sentences, words_taken_out
from tests.properties.bodies import texts, words


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "parts",
    [
        pytest.param(["Das gilt z. B. für Kinder.", "Und d. h. auch für dich."], id="spaced abbreviations"),
        pytest.param(["Das gilt z.B. hier.", "Siehe Nr. 4 und Abs. 2 bzw. Art. 3."], id="abbreviations"),
        pytest.param(["Das gilt z.\xa0B. hier.", "Dort nicht."], id="with a space that does not break"),
        pytest.param(["Am 3. Mai war es so weit.", "Im 19. Jahrhundert nicht."], id="ordinals"),
        pytest.param(["Wir zählten bis 20.", "Dann kam er."], id="a number at the end"),
        pytest.param(["Frau Dr. Meier las J. S. Bach.", "Er nicht."], id="titles and initials"),
        pytest.param(["Heinrich IV. von Kastilien kam.", "Er blieb."], id="kings"),
        pytest.param(["„Wirklich?“, fragte sie.", "„Ja!“", "Sie ging."], id="quotes"),
        pytest.param(["Sie sagte: „Wir fragen zuerst.“", "Dann fragten sie."], id="a quote to the end"),
        pytest.param(["So ist das: Wer fragt, führt.", "Wer hört, auch."], id="a colon goes on"),
        pytest.param(["Zeit, Geld, Geduld usw.", "Davon hängt viel ab."], id="usw. at the end"),
        pytest.param(["Warum nicht?", "Weil … nun ja.", "Gut!"], id="other marks"),
        pytest.param(["Es kostet 1.000 Euro, also 3,5 % mehr.", "Zu viel."], id="numbers"),
        pytest.param(["(Das war so.)", "Und blieb."], id="brackets"),
        pytest.param(["Wer ist da? fragte er leise.", "Niemand."], id="small letters go on"),
        pytest.param(["Kein Punkt am Ende"], id="no end"),
        pytest.param(["Das steht auf www.example.org.", "Lies es."], id="an address"),
    ],
)
def test_where_sentences_end(parts: list[str]) -> None:
    assert cut(" ".join(parts)) == parts


def test_a_new_line_ends_one() -> None:
    assert cut("Überschrift ohne Punkt\nUnd ein Satz.") == ["Überschrift ohne Punkt", "Und ein Satz."]


@given(texts)
def test_everything_but_space_is_in_exactly_one_sentence(text: str) -> None:
    spans = sentences(text)
    assert all(start < end for start, end in spans)
    assert all(before.end <= after.start for before, after in pairwise(spans))
    inside = "".join(text[start:end] for start, end in spans)
    assert "".join(inside.split()) == "".join(text.split())


def changed(old: str, new: str) -> list[str]:
    return [new[start:end] for start, end in changed_sentences(old, new)]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param(
            "A ist da. B ist da.", "A ist da. Neu ist dies. B ist da.", ["Neu ist dies."], id="added"
        ),
        pytest.param("A ist da. B ist da.", "A ist da. B ist hier.", ["B ist hier."], id="one word"),
        pytest.param("A ist da. B ist da.", "A ist da.", [], id="a sentence went"),
        pytest.param("A ist noch da. B ist da.", "A ist da. B ist da.", ["A ist da."], id="a word went"),
        pytest.param("Gut.", "Gut.", [], id="nothing"),
        pytest.param("", "Eins. Zwei.", ["Eins. Zwei."], id="everything is new"),
        pytest.param(
            "A ist da. B ist da. C ist da.",
            "A ist hier. B ist da. C ist hier.",
            ["A ist hier.", "C ist hier."],
            id="two that are no neighbours",
        ),
        pytest.param(
            "A ist da. B ist da.", "A ist weg. B ist weg.", ["A ist weg. B ist weg."], id="neighbours"
        ),
    ],
)
def test_which_sentences_an_edit_changed(old: str, new: str, expected: list[str]) -> None:
    assert changed(old, new) == expected


@given(words, words)
def test_changed_sentences_are_whole_sentences(old: str, new: str) -> None:
    ends = {edge for span in sentences(new) for edge in span}
    assert all({start, end} <= ends for start, end in changed_sentences(old, new))


@given(texts, texts)
def test_what_was_taken_out_stood_there(old: str, new: str) -> None:
    for start, end in words_taken_out(old, new):
        assert 0 <= start <= end <= len(old)


@given(texts)
def test_nothing_is_changed_or_taken_out_of_the_same_text(text: str) -> None:
    assert changed_sentences(text, text) == words_taken_out(text, text) == ()


def test_what_was_taken_out() -> None:
    old = "Haltung ist harte Arbeit an Worten."
    spans = words_taken_out(old, "Haltung ist Arbeit.")
    assert [old[start:end] for start, end in spans] == ["harte", "an Worten"]


def test_her_words_are_found_whatever_the_case() -> None:
    found = own_words("Wir hören zu, bevor wir reden.", "Denn: wir hören zu, bevor wir reden!")
    assert (found.run, found.is_wording) == (("Wir", "hören", "zu", "bevor", "wir", "reden"), True)


def test_four_common_words_of_a_long_text_are_not_her_wording() -> None:
    found = own_words(
        "Wir wollen in der Pflege viel mehr Zeit für Gespräche mit den Menschen haben als heute.",
        "Viele fragen in der Pflege viel nach Geld.",
    )
    assert (len(found.run), found.is_wording) == (4, False)
